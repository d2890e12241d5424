//! A real mail server, whose mailbox a test reads.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::watchdog::Watchdog;
use crate::{programs, tally};

/// Debian's own Python: the one its packages are for.
const PYTHON: &str = "/usr/bin/python3";

/// A mail server on this machine, and where it keeps what it takes. It refuses `later@…` for now and `never@…` for
/// good.
#[derive(Debug)]
pub struct MailServer {
    folder: PathBuf,
    watchdog: Watchdog,
}

impl MailServer {
    /// Starts one that keeps its mails under `folder`, on `port` (0: any that is free).
    ///
    /// `None` when this machine has none and `CARNET_TEST_REQUIRE` does not name `smtp`.
    pub fn start(folder: &Path, port: u16) -> Option<Self> {
        let found = programs::on_path("aiosmtpd").into_iter().next();
        programs::or_skip("smtp", found)?;
        let mut command = Command::new(PYTHON);
        command.args(["-c", include_str!("mail.py")]).arg(folder).arg(port.to_string());
        let server = Self { folder: folder.to_owned(), watchdog: Watchdog::start(command) };
        tally::mark("smtp", &server.watchdog.ready);
        Some(server)
    }

    /// Its port.
    ///
    /// # Panics
    /// When the server said none.
    pub fn port(&self) -> u16 {
        self.watchdog.ready.parse().expect("the server says its port")
    }

    /// Every mail it took, as it came.
    ///
    /// # Panics
    /// When the mailbox cannot be read.
    pub fn mails(&self) -> Vec<String> {
        mails(&self.folder)
    }
}

/// The mails of a mailbox, whether its server runs or not.
fn mails(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder.join("new")).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).expect("a mail is text")).collect()
}
