//! An installation: its folder, its configuration, and the program that works on it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Output;

use carnet::config::Config;
use carnet::wiring;
use carnet_store::faults::Order;
use rig::postgres::Cluster;
use tempfile::TempDir;
use tokio::process::Command;

/// The program under test.
fn program() -> OsString {
    let other = std::env::var_os("CARNET_CRASH_PROGRAM");
    other.unwrap_or_else(|| OsString::from(env!("CARGO_BIN_EXE_carnet")))
}

/// Where rows are.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Engine {
    Sqlite,
    Postgres(&'static Cluster),
}

impl Engine {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }
}

/// A folder with all an installation has, outside the process that is killed.
pub(crate) struct Place {
    pub(crate) base: String,
    folder: TempDir,
}

impl Place {
    /// An installation where nothing was ever started.
    pub(crate) fn new(engine: Engine) -> Self {
        let urls = match engine {
            Engine::Sqlite => None,
            Engine::Postgres(cluster) => {
                Some((cluster.database("carnet"), cluster.database("carnet_keys")))
            }
        };
        Self::with_rows(urls)
    }

    /// An installation whose rows and keys are in these databases, or in files.
    pub(crate) fn with_rows(urls: Option<(String, String)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Free a moment ago, and the same at every restart: tokens and forms are for one address.
        let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = port.local_addr().unwrap();
        let base = format!("http://{address}");
        let data = folder.path().join("data");
        let data = data.display();
        let rows = urls
            .map(|(url, keys_url)| format!("[postgres]\nurl = {url:?}\nkeys_url = {keys_url:?}\n"));
        let rows = rows.unwrap_or_default();
        let config = format!(
            "listen = \"{address}\"\nbase_url = \"{base}\"\ndata = \"{data}\"\n{rows}\
             [provider]\nissuer = \"{base}/nobody\"\nclient = \"carnet\"\nsecret = \"secret\"\n"
        );
        std::fs::write(folder.path().join("carnet.toml"), config).unwrap();
        Self { base, folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, told to let one step fail.
    pub(crate) fn program(&self, fault: Option<Order>) -> Command {
        let mut command = Command::new(program());
        self.prepare(&mut command, fault);
        command
    }

    /// The program with its system calls written to a file, and some of them made to fail. It stays our child: its
    /// tracer is a stranger to us.
    pub(crate) fn traced(&self, trace: &Path, options: &[&str]) -> Command {
        let mut command = Command::new("strace");
        command.args(["-D", "-f", "-y", "-qq", "-s", "48", "-o"]).arg(trace);
        command.args(options).arg(program());
        self.prepare(&mut command, None);
        command
    }

    fn prepare(&self, command: &mut Command, fault: Option<Order>) {
        command.current_dir(self.folder.path()).kill_on_drop(true).env_remove("CARNET_FAULT");
        if let Some(fault) = fault {
            command.env("CARNET_FAULT", fault.to_string());
        }
    }

    /// Feeds the transparency log while nobody serves: the next start has nothing of it to write, and is undisturbed
    /// until the first request.
    pub(crate) async fn feed_log(&self) {
        let config = Config::read(&self.path("carnet.toml")).unwrap();
        let store = wiring::store(&config).await.unwrap();
        store.sequence(wiring::clock().now()).await.unwrap();
    }

    /// Runs `carnet admin` to its end, whatever that is.
    pub(crate) async fn admin(&self, words: &[&str], fault: Option<Order>) -> Output {
        let mut command = self.program(fault);
        command.args(["admin", "--config", "carnet.toml"]).args(words);
        command.output().await.unwrap()
    }

    /// Runs `carnet admin`, which succeeds.
    pub(crate) async fn administer(&self, words: &[&str]) -> String {
        let output = self.admin(words, None).await;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let wrong = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "carnet admin {words:?}\n{said}\n{wrong}");
        said
    }
}
