//! Putting a backup back into an empty place.

use std::io::ErrorKind;
use std::path::Path;

use carnet_ledger::checkpoint::SignedCheckpoint;
use carnet_ledger::lock::SignerLock;
use carnet_ledger::note::SigningKey;

use super::{CONTENT, KEYS, LOG, Part, ROWS, archive};
use crate::config::{Config, ContentPlace, Engine};
use crate::driver::sqlite;
use crate::error::StoreError;
use crate::halt::Halt;
use crate::log::{Files, fork};

/// What to do with a log that is shorter than the last one signed: lines signed since the backup are lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shorter {
    /// Put nothing back.
    Refuse,
    /// Sign from there on. Whoever kept a later checkpoint can show that the history was cut.
    Accept,
}

/// What was put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Lines of the log that is there now.
    pub log_size: u64,
    /// Lines the signer had signed last, where that was more.
    pub signed_before: Option<u64>,
}

/// Where what is put back waits until all of it is good.
const ASIDE: &str = "restore-in-progress";

/// Puts data (and keys, where they lie in a file) back where a store of this configuration expects them. A log that
/// is still there and longer than the copied one is kept: it only grows, so that it holds the other.
///
/// # Errors
/// [`StoreError::Occupied`] when there is data already; [`StoreError::LogFork`] when the log is shorter than the one
/// signed last and that is not accepted, or is of another signer; [`StoreError::Unavailable`] when a file does not
/// open: damaged, cut off, of another kind or of another key ring. Nothing is put in place then.
pub fn restore(
    config: &Config,
    data: &Path,
    keys: Option<&Path>,
    shorter: Shorter,
) -> Result<Restored, StoreError> {
    let ContentPlace::Embedded { folder } = &config.content;
    let databases: &[&str] = match &config.engine {
        Engine::Sqlite { .. } => &[ROWS, CONTENT, KEYS],
        Engine::Postgres { .. } => &[CONTENT],
    };
    if let Some(there) = databases.iter().find(|name| folder.join(name).exists()) {
        return Err(StoreError::Occupied { file: (*there).to_owned() });
    }
    let aside = folder.join(ASIDE);
    match std::fs::remove_dir_all(&aside) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    std::fs::create_dir_all(&aside)?;
    archive::unpack(&config.key_ring, Part::Data, data, &aside)?;
    if let Some(keys) = keys {
        archive::unpack(&config.key_ring, Part::Keys, keys, &aside)?;
    }
    for name in databases {
        let file = aside.join(name);
        if !file.is_file() {
            return Err(StoreError::inconsistent("backup", format!("{name} is not in it")));
        }
        sqlite::check(&file)?;
        std::fs::File::open(&file)?.sync_all()?;
    }
    let restored = put_log_back(config, &aside.join(LOG), shorter)?;
    // Rows last: a store without them is empty, and an interrupted restoring can be begun again.
    for name in databases.iter().rev() {
        std::fs::rename(aside.join(name), folder.join(name))?;
    }
    std::fs::File::open(folder)?.sync_all()?;
    std::fs::remove_dir_all(&aside)?;
    Ok(restored)
}

/// Puts the copied log in place, or keeps the longer one that is there, and sets the signer's lock.
fn put_log_back(config: &Config, copy: &Path, shorter: Shorter) -> Result<Restored, StoreError> {
    let key = SigningKey::from_seed(&config.log.origin, config.key_ring.log()).map_err(fork)?;
    let files = Files::open(&config.log, &Halt::new())?;
    let of = |files: &Files| -> Result<Option<SignedCheckpoint>, StoreError> {
        let Some(bytes) = files.read("checkpoint") else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(fork)?;
        SignedCheckpoint::open(&text, key.verifier()).map(Some).map_err(fork)
    };
    let size = |signed: &Option<SignedCheckpoint>| {
        signed.as_ref().map_or(0, |signed| signed.checkpoint().head().size)
    };
    let (there, copied) = (of(&files)?, of(&Files::of_folder(copy))?);
    // Only a whole tree counts as one that is there.
    let there = there.filter(|signed| files.frontier(signed.checkpoint().head()).is_ok());
    let keep = there.is_some() && size(&there) >= size(&copied);
    let chosen = if keep { there } else { copied };
    let lock = files.known_lock()?;
    // A log that was kept may be a batch ahead of its checkpoint, if the service died between lock and publication.
    let ahead = lock.filter(|lock| lock.head().size > size(&chosen));
    let lost = ahead.filter(|lock| !(keep && files.frontier(lock.head()).is_ok()));
    let signed_before = lost.map(|lock| lock.head().size);
    if let Some(signed) = signed_before.filter(|_| shorter == Shorter::Refuse) {
        let found = size(&chosen);
        return Err(fork(format!("{signed} lines were signed, {found} are there")));
    }
    if !keep {
        replace_folder(copy, files.folder())?;
    }
    if ahead.is_none() || lost.is_some() {
        let next = chosen.as_ref().map_or_else(SignerLock::empty, SignerLock::at);
        files.write_lock(&next)?;
    }
    Ok(Restored { log_size: size(&chosen), signed_before })
}

fn replace_folder(from: &Path, to: &Path) -> Result<(), StoreError> {
    match std::fs::remove_dir_all(to) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    if from.is_dir() {
        std::fs::rename(from, to)?;
    }
    Ok(())
}
