//! Taking a backup.
//!
//! The order makes it whole without stopping anybody: rows first, then document bytes, which are there before a row
//! names them; the log last, which only grows. Keys are made before the rows that need them.

use std::fs::DirBuilder;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use carnet_ledger::checkpoint::SignedCheckpoint;

use super::{CONTENT, KEYS, LOG, Part, ROWS, archive};
use crate::driver::Driver;
use crate::error::StoreError;
use crate::log::{Files, fork};
use crate::store::Store;

/// How often the log is copied again when it grew in the wrong moment.
const LOG_TRIES: usize = 8;

/// A backup that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Bytes of the file.
    pub bytes: u64,
    /// True when the rows (or the keys) are in it; false when they lie in PostgreSQL, which has its own tools.
    pub databases: bool,
    /// Lines in the copied log; 0 for a backup of keys.
    pub log_size: u64,
}

/// A folder that goes away with its contents.
struct Aside(PathBuf);

impl Drop for Aside {
    fn drop(&mut self) {
        // What is left over is sealed rows, and the next backup to the same place says that it is there.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Store {
    /// Takes a backup into a new file, readable by its owner only, while others read and write.
    ///
    /// Beside it, and for as long as it takes, a folder holds a second copy: there must be room for both.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the file exists or cannot be written; [`StoreError::Inconsistent`] when what
    /// was copied is damaged; [`StoreError::Absent`] for keys that lie in PostgreSQL.
    pub async fn back_up(&self, part: Part, to: &Path) -> Result<Taken, StoreError> {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".parts");
        let aside = Aside(to.with_file_name(name));
        DirBuilder::new().mode(0o700).create(&aside.0)?;
        let taken = match part {
            Part::Data => self.copy_data(&aside.0).await?,
            Part::Keys => self.copy_keys(&aside.0).await?,
        };
        let (names, databases, log_size) = taken;
        let (ring, to) = (self.keys().ring(), to.to_owned());
        let work = tokio::task::spawn_blocking(move || {
            archive::pack(&ring, part, (&aside.0, &names), &to)
        });
        let bytes = work.await.map_err(StoreError::unavailable)??;
        Ok(Taken { bytes, databases, log_size })
    }

    async fn copy_data(&self, aside: &Path) -> Result<(Vec<&'static str>, bool, u64), StoreError> {
        let mut names = vec![CONTENT, LOG];
        let databases = match self.main() {
            Driver::Sqlite(sqlite) => {
                sqlite.snapshot(&aside.join(ROWS)).await?;
                names.insert(0, ROWS);
                true
            }
            Driver::Postgres(_) => false,
        };
        match self.contents().driver() {
            Driver::Sqlite(sqlite) => sqlite.snapshot(&aside.join(CONTENT)).await?,
            Driver::Postgres(_) => return Err(StoreError::Absent),
        }
        let (store, to) = (self.clone(), aside.join(LOG));
        let work = tokio::task::spawn_blocking(move || store.copy_log(&to));
        let size = work.await.map_err(StoreError::unavailable)??;
        Ok((names, databases, size))
    }

    async fn copy_keys(&self, aside: &Path) -> Result<(Vec<&'static str>, bool, u64), StoreError> {
        match self.keys().driver() {
            Driver::Sqlite(sqlite) => sqlite.snapshot(&aside.join(KEYS)).await?,
            Driver::Postgres(_) => return Err(StoreError::Absent),
        }
        Ok((vec![KEYS], true, 0))
    }

    /// Copies the published files, again when they grew meanwhile so that a tile of the copied tree is missing.
    fn copy_log(&self, to: &Path) -> Result<u64, StoreError> {
        let mut last = fork("the log grew all the time");
        for _ in 0..LOG_TRIES {
            match std::fs::remove_dir_all(to) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
            std::fs::create_dir_all(to)?;
            // The checkpoint first: the tiles that follow hold at least its tree.
            let Some(checkpoint) = self.log().files().read("checkpoint") else { return Ok(0) };
            copy_folder(self.log().files().folder(), to)?;
            std::fs::write(to.join("checkpoint"), &checkpoint)?;
            match self.whole(&checkpoint, to) {
                Ok(size) => return Ok(size),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// The size of a copied log whose tree can be taken up.
    fn whole(&self, checkpoint: &[u8], folder: &Path) -> Result<u64, StoreError> {
        let text = std::str::from_utf8(checkpoint).map_err(fork)?;
        let signed = SignedCheckpoint::open(text, self.log().key().verifier()).map_err(fork)?;
        let head = signed.checkpoint().head();
        Files::of_folder(folder).frontier(head).map(|_| head.size)
    }
}

/// Copies what is published: neither a note of work in progress nor a file on its way. What goes away meanwhile was
/// taken over by something larger.
fn copy_folder(from: &Path, to: &Path) -> Result<(), StoreError> {
    std::fs::create_dir_all(to)?;
    let entries = match std::fs::read_dir(from) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else if path.extension().is_none_or(|end| end != "new" && end != "json") {
            match std::fs::copy(&path, &target) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
    }
    Ok(())
}
