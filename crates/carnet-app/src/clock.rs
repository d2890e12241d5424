//! Where instants and chance come from: given by the binary, or by a test.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use carnet_core::id::{
    DocumentId, EntryId, FolderId, NoticeId, OwnerId, RecordId, SessionId, SubmissionId, TaskId,
};
use jiff::Timestamp;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;

/// A function that tells the instant.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock from a function.
    pub fn new(tell: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// The instant.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// A cryptographic generator: seeded by the system in service, by a number in tests.
#[derive(Clone)]
pub struct Chance(Arc<Mutex<ChaCha20Rng>>);

impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chance")
    }
}

impl Chance {
    /// From 32 bytes that nobody can guess.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_seed(seed))))
    }

    /// Deterministic, for tests and fictitious populations.
    pub fn from_number(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        // A poisoned generator is still a generator: no invariant spans two draws.
        let mut rng = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = [0; N];
        rng.fill(&mut bytes[..]);
        bytes
    }

    /// A number below `end`.
    pub fn below(&self, end: u32) -> u32 {
        assert!(end > 0, "nothing is below zero");
        let mut rng = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rng.random_range(0..end)
    }
}

impl super::Cx {
    /// A token nobody can guess.
    pub fn token(&self) -> String {
        crate::secret::token(&self.app.chance)
    }
}

macro_rules! fresh {
    ($($name:ident => $id:ident),+ $(,)?) => {
        impl super::Cx {
            $(
                /// A new identifier.
                pub fn $name(&self) -> $id {
                    $id::new(self.now, self.app.chance.bytes())
                }
            )+
        }
    };
}

fresh! {
    new_owner => OwnerId,
    new_document => DocumentId,
    new_entry => EntryId,
    new_submission => SubmissionId,
    new_folder => FolderId,
    new_notice => NoticeId,
    new_session => SessionId,
    new_task => TaskId,
    new_record => RecordId,
}
