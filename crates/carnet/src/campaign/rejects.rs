//! Lines of an operator's file that were refused, each with the reason.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use crate::config::StartError;
use crate::send::words::Speech;

/// The file of refused lines: their own columns, then a code and its sentence.
pub(super) struct Rejects {
    file: File,
    speech: Speech,
}

impl Rejects {
    /// Goes on with a file of refused lines, begun with these columns.
    pub(super) fn open(path: &Path, columns: &[&str]) -> Result<Self, StartError> {
        let file = OpenOptions::new().create(true).append(true).open(path);
        let mut file = file.map_err(StartError::system)?;
        if file.metadata().map_err(StartError::system)?.len() == 0 {
            writeln!(file, "{};code;motif", columns.join(";")).map_err(StartError::system)?;
        }
        Ok(Self { file, speech: Speech::of_environment() })
    }

    /// Writes a line down, with the reason.
    pub(super) fn add(&mut self, line: &str, code: &str) -> std::io::Result<()> {
        let said = self.speech.error(code, &BTreeMap::new()).replace(';', ",");
        writeln!(self.file, "{line};{code};{said}")
    }

    /// Makes what was written durable.
    pub(super) fn keep(&self) -> std::io::Result<()> {
        self.file.sync_data()
    }
}
