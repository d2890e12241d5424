//! The archive, read where it lies: nothing is extracted, every size is bounded.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use zip::ZipArchive;

use crate::send::words::{Phrase, Speech};

/// Most entries an archive may have: documents, their list and a few pages.
const ENTRIES_MAX: usize = 200_000;

const UNREADABLE: Phrase = Phrase::new(
    "{} ne peut pas être lu ({}). Donnez l'archive .zip telle qu'elle a été téléchargée.",
    "{} cannot be read ({}). Give the .zip archive as it was downloaded.",
);
const NO_LEDGER: Phrase = Phrase::new(
    "{} ne contient pas de fichier ledger.json : ce n'est pas un export de Carnet.",
    "{} holds no file ledger.json: it is no export of Carnet.",
);

/// An archive that cannot be checked at all.
#[derive(Debug)]
pub(super) enum Unread {
    /// It is not there, or no archive.
    File(String),
    /// It holds no ledger.
    NoLedger,
}

impl Unread {
    /// What to tell.
    pub(super) fn sentence(&self, path: &Path, speech: &Speech) -> String {
        let path = path.display().to_string();
        match self {
            Self::File(why) => speech.say(UNREADABLE, &[&path, why]),
            Self::NoLedger => speech.say(NO_LEDGER, &[&path]),
        }
    }
}

/// An opened archive.
pub(super) struct Archive(ZipArchive<io::BufReader<File>>);

impl Archive {
    pub(super) fn open(path: &Path) -> Result<Self, Unread> {
        let file = File::open(path).map_err(|error| Unread::File(error.to_string()))?;
        let archive = ZipArchive::new(io::BufReader::new(file))
            .map_err(|error| Unread::File(error.to_string()))?;
        if archive.len() > ENTRIES_MAX {
            return Err(Unread::File(format!("{} > {ENTRIES_MAX}", archive.len())));
        }
        Ok(Self(archive))
    }

    /// The bytes of one entry, at most `limit` of them. What an archiver calls damaged is returned as far
    /// as it can be read: the verifier says which line or document it is that is false.
    pub(super) fn read(&mut self, name: &str, limit: u64) -> Option<Vec<u8>> {
        let entry = self.0.by_name(name).ok()?;
        let mut bytes = Vec::new();
        // An error leaves what was read before it.
        let _ = entry.take(limit).read_to_end(&mut bytes);
        Some(bytes)
    }
}
