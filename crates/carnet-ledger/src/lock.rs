//! The signer's lock: the last tree that was signed, kept apart from the log and its backups.
//!
//! A log that was restored from a copy, or that runs twice, would sign a second history. It asks the
//! lock first; the lock lets through only a continuation of what was signed last.
//!
//! The order is the safety argument: tiles durable → [`SignerLock::advance`] → lock durable (by
//! compare-and-swap) → [`SignerLock::sign`] → publish. After a crash anywhere in between, signing the
//! lock's own head again is harmless.

use std::str::FromStr;

use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::merkle::{TREE_SIZE_MAX, TreeHash, TreeHead, verify_consistency};
use crate::note::SigningKey;

const FORMAT: &str = "carnet-signer-lock/1";

/// The last tree that may have been signed. A checkpoint can be signed only out of this value, and
/// this value comes only from the empty log, from [`advance`](Self::advance) or from the file that
/// the caller keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignerLock {
    head: TreeHead,
}

/// Why the signer refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// The tree is smaller than one already signed: the log was restored from an old copy.
    #[error("the tree has {next} leaves, one of {locked} was already signed")]
    Shrinks {
        /// The size already signed.
        locked: u64,
        /// The size that was to be signed.
        next: u64,
    },
    /// The tree does not continue the one already signed: a second history.
    #[error("the tree does not continue the one of {locked} leaves already signed")]
    Forks {
        /// The size already signed.
        locked: u64,
    },
    /// The text of a lock cannot be read: without it nothing is signed.
    #[error("not a signer's lock")]
    Unreadable,
}

impl LockError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Shrinks { .. } => "ledger.lock-shrinks",
            Self::Forks { .. } => "ledger.lock-forks",
            Self::Unreadable => "ledger.lock-unreadable",
        }
    }
}

impl SignerLock {
    /// The lock of a log that has signed nothing yet.
    pub fn empty() -> Self {
        Self { head: TreeHead::empty() }
    }

    /// The lock at a checkpoint that this log signed before. Only an operator may ask for it, after a loss: whatever
    /// was signed since then will be contradicted, and whoever kept it can show so.
    pub fn at(signed: &SignedCheckpoint) -> Self {
        Self { head: *signed.checkpoint().head() }
    }

    /// The tree that was let through last.
    pub const fn head(&self) -> &TreeHead {
        &self.head
    }

    /// The lock after `next`, which must be shown to continue this one by a consistency proof (empty
    /// when nothing was signed yet, or when the tree is the same).
    pub fn advance(&self, next: &TreeHead, proof: &[TreeHash]) -> Result<Self, LockError> {
        let locked = self.head.size;
        if next.size < locked {
            return Err(LockError::Shrinks { locked, next: next.size });
        }
        verify_consistency(&self.head, next, proof).map_err(|_| LockError::Forks { locked })?;
        if next.size > TREE_SIZE_MAX {
            return Err(LockError::Forks { locked });
        }
        assert!(next.size > locked || *next == self.head, "a lock only grows");
        Ok(Self { head: *next })
    }

    /// Signs the tree of this lock. The lock must be durable before.
    pub fn sign(&self, key: &SigningKey) -> SignedCheckpoint {
        let signed = Checkpoint::sign(self.head, key);
        assert!(signed.checkpoint().head() == &self.head, "what is locked is what is signed");
        signed
    }
}

/// The text to keep in the caller's file.
impl std::fmt::Display for SignerLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{FORMAT}\n{}\n{}", self.head.size, self.head.root)
    }
}

impl FromStr for SignerLock {
    type Err = LockError;

    fn from_str(text: &str) -> Result<Self, LockError> {
        let read = || {
            let mut lines = text.split('\n').skip(1);
            let size = lines.next()?.parse().ok().filter(|size| *size <= TREE_SIZE_MAX)?;
            Some(Self { head: TreeHead { size, root: lines.next()?.parse().ok()? } })
        };
        read().filter(|lock| lock.to_string() == text).ok_or(LockError::Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaf::Leaf;
    use crate::merkle::{Frontier, Tiles, prove_consistency};

    fn grow(frontier: &Frontier, first: u8, count: u8) -> crate::merkle::Batch {
        let leaves: Vec<Leaf> = (first..first + count).map(|n| Leaf([n; 32])).collect();
        frontier.append(&leaves).unwrap()
    }

    fn proof(old: u64, batch: &crate::merkle::Batch) -> Vec<TreeHash> {
        let mut tiles = Tiles::new();
        for (tile, bytes) in &batch.tiles {
            tiles.insert(*tile, bytes).unwrap();
        }
        prove_consistency(old, batch.head.size, &tiles).unwrap()
    }

    #[test]
    fn a_continuation_is_let_through() {
        let first = grow(&Frontier::empty(), 0, 5);
        let lock = SignerLock::empty().advance(&first.head, &[]).unwrap();
        let second = grow(&first.frontier, 5, 6);
        let next = lock.advance(&second.head, &proof(5, &second)).unwrap();
        assert_eq!(next.head().size, 11);
        assert_eq!(next.advance(&second.head, &[]), Ok(next));
        assert_eq!(next.to_string().parse(), Ok(next));
    }

    #[test]
    fn a_fork_a_smaller_tree_and_a_missing_proof_are_refused() {
        let first = grow(&Frontier::empty(), 0, 5);
        let lock = SignerLock::empty().advance(&first.head, &[]).unwrap();
        let smaller = grow(&Frontier::empty(), 0, 4);
        assert_eq!(
            lock.advance(&smaller.head, &[]),
            Err(LockError::Shrinks { locked: 5, next: 4 })
        );
        let fork = grow(&Frontier::empty(), 1, 5);
        assert_eq!(lock.advance(&fork.head, &[]), Err(LockError::Forks { locked: 5 }));
        let fork = grow(&fork.frontier, 6, 6);
        assert_eq!(lock.advance(&fork.head, &proof(5, &fork)), Err(LockError::Forks { locked: 5 }));
        let second = grow(&first.frontier, 5, 6);
        assert_eq!(lock.advance(&second.head, &[]), Err(LockError::Forks { locked: 5 }));
    }

    #[test]
    fn a_damaged_lock_is_not_read() {
        let text = SignerLock::empty().to_string();
        assert!(text.parse::<SignerLock>().is_ok());
        for damaged in [text.replace('1', "2"), text.replace("\n0", "\n00"), String::new()] {
            assert_eq!(damaged.parse::<SignerLock>(), Err(LockError::Unreadable));
        }
    }
}
