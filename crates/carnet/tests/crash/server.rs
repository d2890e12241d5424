//! `carnet serve`, as an operator starts it and as a power cut ends it.

use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use carnet_store::faults::Order;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStderr, Command};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::place::Place;

/// A start that takes longer is a failure; the promise is two seconds, and is measured.
const START_MAX: Duration = Duration::from_secs(30);

/// A running server and all it has said.
pub(crate) struct Server {
    child: Child,
    said: Arc<Mutex<Vec<String>>>,
    lines: watch::Receiver<usize>,
    /// From the start of the process to its first answer.
    pub(crate) took: Duration,
}

/// What became of a start.
pub(crate) enum Start {
    Serving(Box<Server>),
    /// It died on the way.
    Died {
        struck: bool,
        said: String,
    },
}

impl Server {
    pub(crate) async fn start(place: &Place, fault: Option<Order>) -> Start {
        Self::start_by(place, place.program(fault)).await
    }

    /// Starts it by a command that runs the program, whatever stands before.
    pub(crate) async fn start_by(place: &Place, mut command: Command) -> Start {
        let began = Instant::now();
        command.args(["serve", "--config", "carnet.toml"]).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let said: Arc<Mutex<Vec<String>>> = Arc::default();
        let (count, lines) = watch::channel(0);
        tokio::spawn(listen(child.stderr.take().unwrap(), Arc::clone(&said), count));
        let mut server = Self { child, said, lines, took: Duration::ZERO };
        let serving = timeout(START_MAX, server.hears("\"serving\"")).await;
        let serving = serving.unwrap_or_else(|_| panic!("no start\n{}", server.told()));
        if serving && health(place).await == Some(200) {
            server.took = began.elapsed();
            return Start::Serving(Box::new(server));
        }
        let said = server.told();
        server.ended().await;
        Start::Died { struck: server.struck(), said }
    }

    /// Starts a server that must serve.
    pub(crate) async fn serving(place: &Place) -> Box<Self> {
        Self::serving_by(place, place.program(None)).await
    }

    /// Starts it by a command; it must serve.
    pub(crate) async fn serving_by(place: &Place, command: Command) -> Box<Self> {
        match Self::start_by(place, command).await {
            Start::Serving(server) => server,
            Start::Died { said, .. } => panic!("the server does not start again\n{said}"),
        }
    }

    /// Waits for a line with these words; false when the process ends without.
    pub(crate) async fn hears(&self, words: &str) -> bool {
        let mut lines = self.lines.clone();
        loop {
            if self.said.lock().unwrap().iter().any(|line| line.contains(words)) {
                return true;
            }
            if lines.changed().await.is_err() {
                return self.said.lock().unwrap().iter().any(|line| line.contains(words));
            }
        }
    }

    /// True when the ordered step has failed.
    pub(crate) fn struck(&self) -> bool {
        self.said.lock().unwrap().iter().any(|line| line.contains("\"struck\""))
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id().unwrap()
    }

    pub(crate) fn told(&self) -> String {
        self.said.lock().unwrap().join("\n")
    }

    /// Waits for its end, and for its last words.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let status = self.child.wait().await.unwrap();
        while self.lines.changed().await.is_ok() {}
        status
    }

    /// SIGKILL: nothing is finished, nothing is flushed.
    pub(crate) async fn kill(mut self: Box<Self>) {
        self.child.kill().await.unwrap();
    }

    /// SIGTERM: what is under way is finished.
    pub(crate) async fn stop(mut self: Box<Self>) {
        let process = self.child.id().unwrap().to_string();
        let mut kill = Command::new("kill");
        assert!(kill.arg(process).status().await.unwrap().success());
        let status = self.ended().await;
        assert!(status.success(), "{status}\n{}", self.told());
    }
}

async fn listen(stderr: ChildStderr, said: Arc<Mutex<Vec<String>>>, count: watch::Sender<usize>) {
    let mut lines = BufReader::new(stderr).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        said.lock().unwrap().push(line);
        count.send_modify(|count| *count += 1);
    }
}

/// What `/sante` answers, when anybody does.
pub(crate) async fn health(place: &Place) -> Option<u16> {
    let answer = reqwest::get(format!("{}/sante", place.base)).await.ok()?;
    Some(answer.status().as_u16())
}
