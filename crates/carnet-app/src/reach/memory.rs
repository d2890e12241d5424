//! Who was counted today already, so that the pages of one person cost no second count.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use tokio::sync::{Mutex as Turn, MutexGuard};

/// Entries kept, some 40 bytes each; beyond, all are forgotten, which costs a reading each.
const KEPT_MAX: usize = 200_000;

/// What this process remembers, and whose turn it is to count.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    seen: Mutex<BTreeSet<[u8; 16]>>,
    turn: Turn<()>,
}

impl Memory {
    pub(super) fn knows(&self, seen: &[u8; 16]) -> bool {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).contains(seen)
    }

    pub(super) fn keep(&self, seen: [u8; 16]) {
        let mut kept = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(seen);
    }

    /// One count after the other: of a hundred at the same instant, each sees the one before it.
    pub(super) async fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().await
    }
}
