//! Counts tests: those cargo reports, and those that truly used an engine or a browser.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::run::{Outcome, root, words};

/// What `cargo test` reported over all its programs.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

/// Runs tests, shows their output as it comes and adds up their closing lines.
pub(crate) fn run(mut command: Command) -> Outcome<Counts> {
    println!("\n\u{25b6} {}", words(&command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    let mut counts = Counts::default();
    for line in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).lines()) {
        let line = line.map_err(|error| format!("cargo's output ends early: {error}"))?;
        println!("{line}");
        counts.add(&line);
    }
    let status = child.wait().map_err(|error| format!("cargo is lost: {error}"))?;
    if !status.success() {
        println!("\n{} passed, {} failed", counts.passed, counts.failed);
        return Err(format!("`{}` failed", words(&command)));
    }
    Ok(counts)
}

impl Counts {
    /// Reads `test result: ok. 3 passed; 0 failed; …`.
    fn add(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else { return };
        let number = |what: &str| -> u32 {
            let before = result.split(what).next().unwrap_or_default();
            before.rsplit([' ', ';']).find_map(|word| word.parse().ok()).unwrap_or(0)
        };
        self.passed += number(" passed");
        self.failed += number(" failed");
    }
}

/// The folder where `rig` marks each test that used a real engine.
pub(crate) fn folder() -> PathBuf {
    root().join("target/tally")
}

/// Forgets earlier marks.
pub(crate) fn reset() -> Outcome {
    match std::fs::remove_dir_all(folder()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder().display()))
        }
        _ => Ok(()),
    }
}

/// How many tests used `what`; none is an error, because then the suite proved nothing about it.
pub(crate) fn count(what: &str) -> Outcome<usize> {
    let marks = std::fs::read_to_string(folder().join(what)).unwrap_or_default();
    // One mark: program, test, detail. A test that makes two databases is one test.
    let tests: BTreeSet<Vec<&str>> =
        marks.lines().map(|mark| mark.split(' ').take(2).collect()).collect();
    match tests.len() {
        0 => Err(format!("no test used {what}: the suite is not complete")),
        some => Ok(some),
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn adds_up_closing_lines() {
        let mut counts = Counts::default();
        counts.add("test result: ok. 31 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out");
        counts.add("test result: FAILED. 2 passed; 1 failed; 0 ignored");
        counts.add("test says::test_result ... ok");
        assert_eq!((counts.passed, counts.failed), (33, 1));
    }
}
