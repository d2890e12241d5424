//! The transparency log: new lines of all ledgers, as leaves of one public tree.
//!
//! One batch goes through steps that each may be the last before a crash: the batch is noted, its tiles are durable,
//! the signer's lock is durable, the checkpoint is signed and published, the owners' rows say where their lines sit,
//! the note is removed. A batch found noted is finished first.

mod batch;
mod cut;
mod files;
mod place;

use std::sync::atomic::{AtomicU64, Ordering};

use carnet_ledger::checkpoint::SignedCheckpoint;
use carnet_ledger::lock::SignerLock;
use carnet_ledger::merkle::{Frontier, consistency_tiles, prove_consistency};
use carnet_ledger::note::SigningKey;
use jiff::Timestamp;
use tokio::sync::Mutex;

use crate::config::LogConfig;
use crate::error::StoreError;
use crate::halt::Halt;
use crate::store::Store;
use batch::Batch;
pub(crate) use batch::Run;
pub(crate) use files::Files;
pub use place::LineReference;

/// The log of this installation.
#[derive(Debug)]
pub(crate) struct Log {
    files: Files,
    key: SigningKey,
    signer: Mutex<Signer>,
    size: AtomicU64,
}

/// What the signer knows between batches.
#[derive(Debug, Clone)]
enum Signer {
    Ready {
        lock: SignerLock,
        frontier: Box<Frontier>,
    },
    /// Files and lock disagree: the rest of the store works, nothing is signed.
    Stopped {
        why: String,
    },
}

/// What one round of the sequencer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sequenced {
    /// Lines it put into the log.
    pub lines: u64,
    /// Lines in the log from now on.
    pub size: u64,
}

pub(crate) fn fork(why: impl std::fmt::Display) -> StoreError {
    StoreError::LogFork { detail: why.to_string() }
}

impl Log {
    pub(crate) fn open(
        config: &LogConfig,
        seed: &[u8; 32],
        halt: &Halt,
    ) -> Result<Self, StoreError> {
        let key = SigningKey::from_seed(&config.origin, seed).map_err(fork)?;
        let files = Files::open(config, halt)?;
        let signer = match files.read_lock().and_then(|lock| take_up(&files, lock)) {
            Ok(signer) => signer,
            Err(StoreError::LogFork { detail: why }) => {
                tracing::error!(code = "store.log-fork", why, "the transparency log is stopped");
                Signer::Stopped { why }
            }
            Err(error) => return Err(error),
        };
        let size = match &signer {
            Signer::Ready { lock, .. } => lock.head().size,
            Signer::Stopped { .. } => 0,
        };
        Ok(Self { files, key, signer: Mutex::new(signer), size: AtomicU64::new(size) })
    }

    pub(crate) fn size(&self) -> u64 {
        self.size.load(Ordering::Relaxed)
    }

    pub(crate) fn key(&self) -> &SigningKey {
        &self.key
    }

    pub(crate) fn files(&self) -> &Files {
        &self.files
    }

    /// The published checkpoint, verified with our own key.
    pub(crate) fn checkpoint(&self) -> Result<SignedCheckpoint, StoreError> {
        let text = self.files.read("checkpoint").and_then(|bytes| String::from_utf8(bytes).ok());
        match text {
            Some(text) => SignedCheckpoint::open(&text, self.key.verifier()).map_err(fork),
            None => Ok(SignerLock::empty().sign(&self.key)),
        }
    }

    /// Makes the batch part of the tree and publishes the new checkpoint.
    fn publish(&self, signer: &Signer, batch: &Batch) -> Result<Signer, StoreError> {
        let Signer::Ready { lock, frontier } = signer else {
            return Err(fork("the signer is stopped"));
        };
        let (lock, frontier) = if batch.is_in(lock.head().size) {
            // Found noted after a crash: the lock had already let it through.
            (*lock, frontier.clone())
        } else {
            let grown = frontier.append(&batch.leaves()?).map_err(fork)?;
            if grown.first_index != batch.first_index {
                return Err(fork("the batch does not follow the tree"));
            }
            self.files.write_tiles(&grown.tiles)?;
            let needed = consistency_tiles(lock.head().size, grown.head.size).map_err(fork)?;
            let tiles = self.files.read_tiles(needed)?;
            let proof = prove_consistency(lock.head().size, grown.head.size, &tiles);
            let next = lock.advance(&grown.head, &proof.map_err(fork)?).map_err(fork)?;
            self.files.write_lock(&next)?;
            (next, Box::new(grown.frontier))
        };
        let signed = lock.sign(&self.key);
        self.files.write_checkpoint(&signed.to_string())?;
        self.size.store(lock.head().size, Ordering::Relaxed);
        Ok(Signer::Ready { lock, frontier })
    }
}

/// Takes the tree up again where the lock says it was signed last.
fn take_up(files: &Files, lock: SignerLock) -> Result<Signer, StoreError> {
    let frontier = files.frontier(lock.head())?;
    Ok(Signer::Ready { lock, frontier: Box::new(frontier) })
}

impl Store {
    /// Puts the lines that are not in the log yet into it and publishes a signed checkpoint. To be called by one
    /// process at a time, again and again.
    ///
    /// # Errors
    /// [`StoreError::LogFork`] when files and lock disagree: the data was restored from an old copy, and signing
    /// would tell two histories.
    pub async fn sequence(&self, now: Timestamp) -> Result<Sequenced, StoreError> {
        let log = self.log();
        let mut signer = log.signer.lock().await;
        let Signer::Ready { lock, .. } = &*signer else {
            let Signer::Stopped { why } = &*signer else { return Err(fork("stopped")) };
            return Err(fork(why));
        };
        let mut lines = 0;
        if let Some(batch) = log.files.noted(lock.head().size)? {
            lines += self.finish_batch(&mut signer, batch).await?;
        }
        loop {
            let size = log.size();
            let batch = self.next_batch(size).await?;
            if batch.is_empty() {
                tracing::debug!(lines, size, at = %now, "log is up to date");
                return Ok(Sequenced { lines, size });
            }
            log.files.note(&batch)?;
            lines += self.finish_batch(&mut signer, batch).await?;
        }
    }

    async fn finish_batch(&self, signer: &mut Signer, batch: Batch) -> Result<u64, StoreError> {
        let (store, before) = (self.clone(), signer.clone());
        let work = tokio::task::spawn_blocking(move || {
            let next = store.log().publish(&before, &batch)?;
            Ok::<_, StoreError>((next, batch))
        });
        let (next, batch) = work.await.map_err(StoreError::unavailable)??;
        *signer = next;
        self.settle(&batch).await?;
        self.log().files.forget_note()?;
        Ok(batch.len())
    }

    /// A file of the public log by its path: `checkpoint` or a tile (C2SP `tlog-tiles`).
    pub fn log_file(&self, path: &str) -> Option<Vec<u8>> {
        self.log().files.public(path)
    }

    /// The public key of the log, as witnesses and verifiers take it (a *vkey* of C2SP `signed-note`).
    pub fn log_key(&self) -> String {
        self.log().key.verifier().to_string()
    }
}
