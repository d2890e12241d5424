//! The outbox, read from a place on.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use carnet_app::outbox::Message;

/// The file messages are appended to.
pub(super) struct Letterbox {
    path: PathBuf,
}

/// One line of it.
pub(super) struct Line {
    /// Where it begins, in bytes.
    pub(super) begins: u64,
    /// Where the next one begins.
    pub(super) ends: u64,
    /// What it says; none for one that was cut short.
    pub(super) message: Option<Message>,
}

impl Letterbox {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// The next lines from a place on, whole ones only.
    pub(super) fn after(&self, place: u64, count: usize) -> std::io::Result<Vec<Line>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(place))?;
        let mut reader = BufReader::new(file);
        let (mut lines, mut begins) = (Vec::new(), place);
        while lines.len() < count {
            let mut text = Vec::new();
            let read = reader.read_until(b'\n', &mut text)?;
            if text.last() != Some(&b'\n') {
                // The end, or a line that is being written.
                break;
            }
            let ends = begins + u64::try_from(read).unwrap_or_default();
            lines.push(Line { begins, ends, message: serde_json::from_slice(&text).ok() });
            begins = ends;
        }
        Ok(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_are_read_and_one_that_makes_no_sense_is_passed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("outbox.jsonl");
        std::fs::write(&path, "{\"at\":\n{}\n{\"half").unwrap();
        let lines = Letterbox::new(&path).after(0, 9).unwrap();
        let places: Vec<_> = lines.iter().map(|line| (line.begins, line.ends)).collect();
        assert_eq!(places, [(0, 7), (7, 10)]);
        assert!(lines.iter().all(|line| line.message.is_none()));
        assert_eq!(Letterbox::new(&path).after(7, 1).unwrap().len(), 1);
    }
}
