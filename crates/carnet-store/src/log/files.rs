//! The files of the log: each written aside, made durable, then put in place.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use carnet_ledger::lock::SignerLock;
use carnet_ledger::merkle::{Frontier, Tile, Tiles, TreeHead};

use super::batch::Batch;
use super::fork;
use crate::config::LogConfig;
use crate::error::StoreError;
use crate::faults::{self, Point, Step, Subject};
use crate::halt::Halt;

const NOTE: &str = "batch-in-progress.json";

#[derive(Debug)]
pub(crate) struct Files {
    folder: PathBuf,
    lock_file: PathBuf,
    halt: Halt,
}

impl Files {
    pub(crate) fn open(config: &LogConfig, halt: &Halt) -> Result<Self, StoreError> {
        std::fs::create_dir_all(&config.folder)?;
        let (folder, lock_file) = (config.folder.clone(), config.lock_file.clone());
        Ok(Self { folder, lock_file, halt: halt.clone() })
    }

    /// The files of a log in a folder, to be read only.
    pub(crate) fn of_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), lock_file: PathBuf::new(), halt: Halt::new() }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn read(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(self.folder.join(path)).ok()
    }

    pub(super) fn write_checkpoint(&self, text: &str) -> Result<(), StoreError> {
        self.write(Subject::Checkpoint, &self.folder.join("checkpoint"), text.as_bytes())
    }

    fn write(&self, subject: Subject, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        self.halt.check()?;
        let written = write_durably(subject, path, bytes);
        if matches!(written, Err(StoreError::Halted)) {
            self.halt.now();
        }
        written
    }

    pub(super) fn public(&self, path: &str) -> Option<Vec<u8>> {
        if path == "checkpoint" {
            return self.read(path);
        }
        // Only what reads as the one name of a tile can be a file of ours.
        let tile: Tile = path.parse().ok()?;
        self.read(&tile.to_string())
    }

    pub(super) fn write_tiles(&self, tiles: &[(Tile, Vec<u8>)]) -> Result<(), StoreError> {
        for (tile, bytes) in tiles {
            self.write(Subject::Tile, &self.folder.join(tile.to_string()), bytes)?;
        }
        for (tile, _) in tiles.iter().filter(|(tile, _)| !tile.is_partial()) {
            // A full tile takes the place of its partial ones.
            let partial = self.folder.join(format!("{tile}.p"));
            match faults::step(Point(Subject::Tile, Step::Remove), || {
                std::fs::remove_dir_all(partial)
            }) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads tiles; a partial one may have grown into the full one meanwhile.
    pub(crate) fn read_tiles(
        &self,
        names: impl IntoIterator<Item = Tile>,
    ) -> Result<Tiles, StoreError> {
        let mut tiles = Tiles::new();
        for tile in names {
            let path = tile.to_string();
            if let Some(bytes) = self.read(&path) {
                tiles.insert(tile, &bytes).map_err(fork)?;
                continue;
            }
            let full = path.rsplit_once(".p/").map(|(full, _)| full);
            let full = full.and_then(|full| Some((full.parse().ok()?, self.read(full)?)));
            let (full, bytes) = full.ok_or_else(|| fork(format!("{path} is missing")))?;
            tiles.insert(full, &bytes).map_err(fork)?;
        }
        Ok(tiles)
    }

    /// The tree of a head, read from its tiles and checked against its root.
    pub(crate) fn frontier(&self, head: &TreeHead) -> Result<Frontier, StoreError> {
        let tiles = self.read_tiles(Frontier::tiles(head.size).map_err(fork)?)?;
        Frontier::load(head, &tiles).map_err(fork)
    }

    pub(crate) fn read_lock(&self) -> Result<SignerLock, StoreError> {
        match self.known_lock()? {
            Some(lock) => Ok(lock),
            None if self.read("checkpoint").is_some() => {
                Err(fork("there is a log, but the lock of its signer is missing"))
            }
            None => Ok(SignerLock::empty()),
        }
    }

    /// The lock, if there is one.
    pub(crate) fn known_lock(&self) -> Result<Option<SignerLock>, StoreError> {
        match std::fs::read_to_string(&self.lock_file) {
            Ok(text) => text.parse().map(Some).map_err(fork),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn write_lock(&self, lock: &SignerLock) -> Result<(), StoreError> {
        self.write(Subject::Lock, &self.lock_file, lock.to_string().as_bytes())
    }

    /// The batch that was begun before a crash, unless it belongs to another tree than this.
    pub(super) fn noted(&self, size: u64) -> Result<Option<Batch>, StoreError> {
        let Some(json) = self.read(NOTE) else { return Ok(None) };
        let batch: Batch = serde_json::from_slice(&json).map_err(fork)?;
        Ok(Some(batch).filter(|batch| batch.first_index == size || batch.is_in(size)))
    }

    pub(super) fn note(&self, batch: &Batch) -> Result<(), StoreError> {
        let json = serde_json::to_vec(batch).map_err(StoreError::unavailable)?;
        self.write(Subject::Note, &self.folder.join(NOTE), &json)
    }

    pub(super) fn forget_note(&self) -> Result<(), StoreError> {
        faults::step(Point(Subject::Note, Step::Remove), || {
            Ok(std::fs::remove_file(self.folder.join(NOTE))?)
        })
    }
}

/// Writes a file aside, makes it durable and puts it in place.
///
/// # Errors
/// [`StoreError::Halted`] when it could not be made durable: what the disk holds is unknown then.
fn write_durably(subject: Subject, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let aside = folder.join(name);
    let file = faults::step(Point(subject, Step::Write), || {
        let mut file = std::fs::File::create(&aside)?;
        file.write_all(bytes)?;
        Ok::<_, StoreError>(file)
    })?;
    faults::step(Point(subject, Step::Sync), || file.sync_all()).map_err(|_| StoreError::Halted)?;
    faults::step(Point(subject, Step::Rename), || std::fs::rename(&aside, path))?;
    // The folders too, up to one that was certainly there: a new name is lost with its folder.
    faults::step(Point(subject, Step::Folder), || {
        folder
            .ancestors()
            .take(4)
            .filter(|folder| folder.is_dir())
            .try_for_each(|folder| std::fs::File::open(folder)?.sync_all())
    })
    .map_err(|_| StoreError::Halted)
}
