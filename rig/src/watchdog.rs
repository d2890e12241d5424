//! A helper process that lives no longer than we do.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};

/// A shell script that starts a server, prints `ready …`, waits for the end of its standard input and cleans
/// up after itself. The kernel closes that input when our process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Watchdog {
    child: Child,
    /// What the script printed after `ready `.
    pub(crate) ready: String,
}

impl Watchdog {
    /// Runs `command` (a shell given a script) and waits for its first line.
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let stdout = child.stdout.take().expect("standard output is piped");
        let mut watchdog = Self { child, ready: String::new() };
        watchdog.ready = first_line(stdout);
        watchdog
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // Its clean-up is over when it ends; a failure here leaves at most a temporary folder.
        let _ = self.child.wait();
    }
}

/// What follows `ready ` on the helper's first line.
fn first_line(stdout: ChildStdout) -> String {
    let mut stdout = BufReader::new(stdout);
    let mut line = String::new();
    stdout.read_line(&mut line).expect("the helper's first line is readable");
    if let Some(ready) = line.trim_end().strip_prefix("ready ") {
        return ready.to_owned();
    }
    stdout.read_to_string(&mut line).expect("the helper's report is readable");
    panic!("the helper did not get ready: {line}")
}
