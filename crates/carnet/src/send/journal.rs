//! The journal of what was sent, one JSON object a line: an interrupted run goes on where it stopped.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// When.
    pub(super) at: jiff::Timestamp,
    /// To which server.
    pub(super) to: String,
    /// Path of the file, as given.
    pub(super) file: String,
    /// SHA-256 of its bytes, hex: a file that changed is another file.
    pub(super) sha256: String,
    /// Identifier of the document, when the file is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) unique_id: Option<String>,
    /// What became of it.
    #[serde(flatten)]
    pub(super) outcome: Outcome,
}

/// The journal of one server.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    to: String,
    /// What is in already, by SHA-256.
    done: BTreeMap<String, Outcome>,
}

impl Journal {
    /// Opens the journal, or begins it.
    pub(super) fn open(path: &Path, to: &str) -> io::Result<Self> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let mut file = OpenOptions::new().create(true).append(true).open(path)?;
        if !text.is_empty() && !text.ends_with('\n') {
            // The line that was being written when the run stopped: the next one must not join it.
            file.write_all(b"\n")?;
        }
        Ok(Self { file, to: to.to_owned(), done: done(&text, to) })
    }

    /// What became of these bytes in an earlier run, when they are in.
    pub(super) fn sent(&self, sha256: &str) -> Option<&Outcome> {
        self.done.get(sha256)
    }

    /// Writes what became of a file, before the next one is sent.
    pub(super) fn write(&mut self, entry: &Entry) -> io::Result<()> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        self.file.sync_data()?;
        if entry.outcome.is_in() && entry.to == self.to {
            self.done.insert(entry.sha256.clone(), entry.outcome.clone());
        }
        Ok(())
    }
}

/// What is in already on that server. Lines cut short and refusals count for nothing: they are sent again.
fn done(text: &str, to: &str) -> BTreeMap<String, Outcome> {
    text.lines()
        .filter_map(|line| serde_json::from_str::<Entry>(line).ok())
        .filter(|entry| entry.to == to && entry.outcome.is_in())
        .map(|entry| (entry.sha256, entry.outcome))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "https://ici.example.fr";

    fn entry(sha256: &str, to: &str, outcome: Outcome) -> Entry {
        Entry {
            at: jiff::Timestamp::UNIX_EPOCH,
            to: to.to_owned(),
            file: "a.xml".to_owned(),
            sha256: sha256.to_owned(),
            unique_id: Some("urn:oid:1.2.3".to_owned()),
            outcome,
        }
    }

    fn refused() -> Outcome {
        Outcome::Refused { code: "doc.other-person".to_owned(), sentence: String::new() }
    }

    #[test]
    fn a_run_goes_on_where_it_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let mut first = Journal::open(&path, HERE).unwrap();
        first.write(&entry("aa", HERE, Outcome::Deposited)).unwrap();
        first.write(&entry("bb", HERE, refused())).unwrap();
        first.write(&entry("cc", "https://ailleurs.example.fr", Outcome::Deposited)).unwrap();
        assert_eq!(first.sent("aa"), Some(&Outcome::Deposited));
        drop(first);
        let again = Journal::open(&path, HERE).unwrap();
        assert_eq!(again.sent("aa"), Some(&Outcome::Deposited));
        assert_eq!(again.sent("bb"), None, "what was refused is tried again");
        assert_eq!(again.sent("cc"), None, "another server is another journal");
    }

    #[test]
    fn a_line_cut_short_is_forgotten_and_does_not_spoil_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let whole = serde_json::to_string(&entry("aa", HERE, Outcome::Already)).unwrap();
        std::fs::write(&path, format!("{whole}\n{}", whole.get(..40).unwrap())).unwrap();
        let mut journal = Journal::open(&path, HERE).unwrap();
        assert!(journal.sent("aa").is_some());
        journal.write(&entry("dd", HERE, Outcome::Replaced)).unwrap();
        drop(journal);
        assert_eq!(Journal::open(&path, HERE).unwrap().sent("dd"), Some(&Outcome::Replaced));
    }
}
