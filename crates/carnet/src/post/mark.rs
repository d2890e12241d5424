//! How far the postman has come, in a file of its own.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A place in the outbox, in bytes.
pub(super) struct Mark {
    path: PathBuf,
    place: u64,
    kept: u64,
}

impl Mark {
    /// Reads it; the beginning when there is none.
    pub(super) fn open(path: &Path) -> std::io::Result<Self> {
        let place = match fs::read_to_string(path) {
            Ok(text) => text.trim().parse().map_err(std::io::Error::other)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => 0,
            Err(error) => return Err(error),
        };
        Ok(Self { path: path.to_owned(), place, kept: place })
    }

    pub(super) const fn place(&self) -> u64 {
        self.place
    }

    pub(super) const fn advance(&mut self, to: u64) {
        self.place = to;
    }

    /// Makes it durable: the file is replaced, whole.
    pub(super) fn keep(&mut self) -> std::io::Result<()> {
        if self.place == self.kept {
            return Ok(());
        }
        let part = self.path.with_extension("part");
        let mut file = File::create(&part)?;
        writeln!(file, "{}", self.place)?;
        file.sync_all()?;
        fs::rename(&part, &self.path)?;
        self.kept = self.place;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("outbox.posted");
        let mut mark = Mark::open(&path).unwrap();
        assert_eq!(mark.place(), 0);
        mark.advance(42);
        mark.keep().unwrap();
        assert_eq!(Mark::open(&path).unwrap().place(), 42);
        fs::write(&path, "far").unwrap();
        assert!(Mark::open(&path).is_err(), "rather none than everything once more");
    }
}
