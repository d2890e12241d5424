//! The Merkle tree of the transparency log: RFC 6962 §2.1 hashes, kept as C2SP `tlog-tiles`.
//!
//! Nothing here reads or writes: a function names the [`Tile`]s it needs, the caller brings them in
//! a [`Tiles`], the result names the tiles to write.

mod frontier;
mod plan;
mod proof;
mod tile;

pub use frontier::{Batch, Frontier};
pub(crate) use proof::PROOF_HASHES_MAX;
pub use proof::{
    ProofError, consistency_tiles, inclusion_tiles, prove_consistency, prove_inclusion,
    verify_consistency, verify_inclusion,
};
pub use tile::{TILE_WIDTH, Tile, TileKind, TilePathUnreadable, Tiles};

use crate::hash::{sha256, value32};

/// More leaves than any log will have; keeps every index computation far from overflow.
pub const TREE_SIZE_MAX: u64 = 1 << 62;

value32! {
    /// The hash of a node of the tree.
    TreeHash
}

/// The hash of an entry (RFC 6962 §2.1): `SHA-256(0x00 ‖ entry)`.
pub fn leaf_hash(entry: &[u8]) -> TreeHash {
    TreeHash(sha256(&[&[0], entry]))
}

/// The hash of an inner node (RFC 6962 §2.1): `SHA-256(0x01 ‖ left ‖ right)`.
pub fn node_hash(left: &TreeHash, right: &TreeHash) -> TreeHash {
    TreeHash(sha256(&[&[1], left.as_bytes(), right.as_bytes()]))
}

/// The root of a tree without leaves (RFC 6962 §2.1): the hash of nothing.
pub fn empty_root() -> TreeHash {
    TreeHash(sha256(&[]))
}

/// A tree at one moment: how many leaves, and the hash over all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TreeHead {
    /// The number of leaves.
    pub size: u64,
    /// The root hash.
    pub root: TreeHash,
}

impl TreeHead {
    /// The tree without leaves.
    pub fn empty() -> Self {
        Self { size: 0, root: empty_root() }
    }
}

/// Why the tree could not be read or extended from the given tiles.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// A tile that is needed was not given.
    #[error("tile {0} is missing")]
    TileMissing(Tile),
    /// A tile's bytes do not have the shape its name promises.
    #[error("tile {0} has the wrong length or framing")]
    TileUnreadable(Tile),
    /// The tiles do not hash to the root they were read for.
    #[error("the tiles of size {size} do not give the root of that size")]
    RootDiffers {
        /// The size of the tree that was read.
        size: u64,
    },
    /// An index or a size outside the tree.
    #[error("index or size outside the tree")]
    OutOfRange,
}

impl TreeError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TileMissing(_) => "ledger.tile-missing",
            Self::TileUnreadable(_) => "ledger.tile-unreadable",
            Self::RootDiffers { .. } => "ledger.root-differs",
            Self::OutOfRange => "ledger.tree-out-of-range",
        }
    }
}

/// The root of a perfect subtree from its hashes at one height: their number is a power of two.
fn fold(hashes: &[TreeHash]) -> TreeHash {
    assert!(hashes.len().is_power_of_two(), "a perfect subtree has 2^n hashes");
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row.as_chunks::<2>().0.iter().map(|[left, right]| node_hash(left, right)).collect();
    }
    row.first().copied().unwrap_or_else(empty_root)
}

#[cfg(test)]
mod tests;
