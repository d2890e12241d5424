//! Reads PDFs in a process of its own, which a hostile one may exhaust without harm.
//!
//! The process is this program again, with the hidden command `extract-text`: starting it costs more than reading an
//! ordinary PDF, so it reads one after the other. It is bounded in memory and in processor time by the system, and in
//! time by whoever keeps it; whatever it dies of, one document has no text and the next has a new process.

mod child;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use carnet_app::document::pdf::{PdfReader, Question, Unread};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Mutex;

pub use child::serve;

/// The command a child is started with.
pub const COMMAND: &str = "extract-text";

/// How long a text is waited for. The system ends a child before that, unless the machine is very busy.
const TEXT_PATIENCE: Duration = Duration::from_secs(20);
/// How long somebody who looks at a page waits to be told whether the document is locked.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);
/// After so many documents a child makes room for another, with whatever memory it lost on the way.
const DOCUMENTS_MAX: u32 = 1_000;
/// Longest answer.
const ANSWER_BYTES_MAX: u64 = 1024 * 1024;

/// A reader whose children are this very program.
pub fn reader() -> PdfReader {
    // Also when the file was replaced by a newer version in the meantime.
    let running = Path::new("/proc/self/exe");
    let known = || std::env::current_exe().unwrap_or_else(|_| "carnet".into());
    reader_of(if running.exists() { running.to_path_buf() } else { known() })
}

/// A reader whose children are the program at `program`.
pub fn reader_of(program: PathBuf) -> PdfReader {
    // Two: who looks at a page does not wait for a text to be extracted.
    let texts = Arc::new(Keeper::new(program.clone(), TEXT_PATIENCE));
    let locks = Arc::new(Keeper::new(program, LOCK_PATIENCE));
    PdfReader::new(move |question, bytes| {
        let keeper = Arc::clone(if question == Question::Text { &texts } else { &locks });
        Box::pin(async move { keeper.ask(question, &bytes).await })
    })
}

/// Keeps one child.
struct Keeper {
    program: PathBuf,
    patience: Duration,
    running: Mutex<Option<Running>>,
    given_up: AtomicU64,
}

/// A child at work. Dropped, it is killed.
struct Running {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
    left: u32,
}

impl Keeper {
    fn new(program: PathBuf, patience: Duration) -> Self {
        Self { program, patience, running: Mutex::default(), given_up: AtomicU64::new(0) }
    }

    async fn ask(&self, question: Question, bytes: &[u8]) -> Result<String, Unread> {
        let mut place = self.running.lock().await;
        // Taken out: whoever stops waiting half-way leaves no child in the middle of an answer.
        let well = place.take().and_then(Running::if_well);
        let mut running = match well {
            Some(running) => running,
            None => Running::start(&self.program).map_err(|e| Unread::Unable(e.to_string()))?,
        };
        match tokio::time::timeout(self.patience, running.ask(question, bytes)).await {
            Ok(Ok(answer)) => {
                *place = Some(running).filter(|running| running.left > 0);
                Ok(answer)
            }
            stopped => {
                let cause = if stopped.is_err() { "deadline" } else { "death" };
                let status = running.end().await;
                let count = self.given_up.fetch_add(1, Ordering::Relaxed) + 1;
                tracing::warn!(cause, status, count, "reading a PDF was given up");
                Err(Unread::GivenUp)
            }
        }
    }
}

impl Running {
    fn start(program: &Path) -> std::io::Result<Self> {
        let mut child = Command::new(program)
            .arg(COMMAND)
            .env_clear()
            // The allocator would take a gigabyte of addresses at once, and the limit leaves less.
            .env("MIMALLOC_ARENA_RESERVE", "64MiB")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A reader that panics quotes what it read.
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or(std::io::ErrorKind::BrokenPipe)?;
        Ok(Self { child, input, output, left: DOCUMENTS_MAX })
    }

    /// None for a child that died between two documents.
    fn if_well(mut self) -> Option<Self> {
        matches!(self.child.try_wait(), Ok(None)).then_some(self)
    }

    async fn ask(&mut self, question: Question, bytes: &[u8]) -> std::io::Result<String> {
        self.left -= 1;
        let len = u64::try_from(bytes.len()).map_err(std::io::Error::other)?;
        self.input.write_u8(child::letter(question)).await?;
        self.input.write_u64_le(len).await?;
        self.input.write_all(bytes).await?;
        self.input.flush().await?;
        let len = self.output.read_u64_le().await?;
        if len > ANSWER_BYTES_MAX {
            return Err(std::io::ErrorKind::InvalidData.into());
        }
        let mut answer = Vec::new();
        (&mut self.output).take(len).read_to_end(&mut answer).await?;
        String::from_utf8(answer).map_err(std::io::Error::other)
    }

    /// Kills the child, buries it, and says how it ended.
    async fn end(&mut self) -> String {
        // Dead already, or dead now: both are what is wanted.
        let _ = self.child.start_kill();
        self.child.wait().await.map_or_else(|e| e.to_string(), |status| status.to_string())
    }
}
