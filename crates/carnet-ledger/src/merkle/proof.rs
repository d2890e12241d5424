//! Inclusion and consistency proofs: made from tiles, checked without them.

use std::collections::BTreeSet;

use super::{
    TREE_SIZE_MAX, TreeError, TreeHash, TreeHead, empty_root, node_hash,
    plan::{self, Range},
    tile::{Tile, Tiles, place},
};

/// A path has one hash per level of the tree, a consistency proof one more.
pub(crate) const PROOF_HASHES_MAX: usize = 64;

/// Why a proof shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The leaf is not shown to be in the tree at that index.
    #[error("the inclusion proof does not lead to the root")]
    Inclusion,
    /// The old tree is not shown to be the beginning of the new one.
    #[error("the consistency proof does not lead from the old root to the new one")]
    Consistency,
}

impl ProofError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Inclusion => "ledger.inclusion-false",
            Self::Consistency => "ledger.consistency-false",
        }
    }
}

/// The tiles to fetch for [`prove_inclusion`].
pub fn inclusion_tiles(index: u64, size: u64) -> Result<BTreeSet<Tile>, TreeError> {
    Ok(tiles(&inclusion_plan(index, size)?, size))
}

/// The audit path of leaf `index` in the tree of `size` leaves (RFC 6962 §2.1.1).
pub fn prove_inclusion(index: u64, size: u64, tiles: &Tiles) -> Result<Vec<TreeHash>, TreeError> {
    hashes(&inclusion_plan(index, size)?, size, tiles)
}

/// The tiles to fetch for [`prove_consistency`].
pub fn consistency_tiles(old: u64, new: u64) -> Result<BTreeSet<Tile>, TreeError> {
    Ok(tiles(&consistency_plan(old, new)?, new))
}

/// The proof that the tree of `old` leaves is the beginning of the tree of `new` leaves (RFC 6962
/// §2.1.2). Empty when the old tree is, or when both are the same.
pub fn prove_consistency(old: u64, new: u64, tiles: &Tiles) -> Result<Vec<TreeHash>, TreeError> {
    hashes(&consistency_plan(old, new)?, new, tiles)
}

fn inclusion_plan(index: u64, size: u64) -> Result<Vec<Range>, TreeError> {
    if index >= size || size > TREE_SIZE_MAX {
        return Err(TreeError::OutOfRange);
    }
    Ok(plan::inclusion(index, size))
}

fn consistency_plan(old: u64, new: u64) -> Result<Vec<Range>, TreeError> {
    if old > new || new > TREE_SIZE_MAX {
        return Err(TreeError::OutOfRange);
    }
    Ok(if old == 0 || old == new { Vec::new() } else { plan::consistency(old, new) })
}

fn tiles(plan: &[Range], size: u64) -> BTreeSet<Tile> {
    plan.iter().flat_map(|range| range.nodes()).map(|node| place(node, size).0).collect()
}

fn hashes(plan: &[Range], size: u64, tiles: &Tiles) -> Result<Vec<TreeHash>, TreeError> {
    assert!(plan.len() <= PROOF_HASHES_MAX, "a proof is as long as the tree is high");
    plan.iter().map(|range| tiles.range_hash(*range, size)).collect()
}

/// Checks that the entry with this [`leaf_hash`](super::leaf_hash) is leaf `index` of the tree
/// (RFC 9162 §2.1.3.2).
pub fn verify_inclusion(
    leaf_hash: &TreeHash,
    index: u64,
    head: &TreeHead,
    proof: &[TreeHash],
) -> Result<(), ProofError> {
    if index >= head.size || proof.len() > PROOF_HASHES_MAX {
        return Err(ProofError::Inclusion);
    }
    let mut walk = Walk { node: index, last: head.size - 1 };
    let mut root = *leaf_hash;
    for hash in proof {
        root = match walk.up().ok_or(ProofError::Inclusion)? {
            Sibling::Left => node_hash(hash, &root),
            Sibling::Right => node_hash(&root, hash),
        };
    }
    if walk.last == 0 && root == head.root { Ok(()) } else { Err(ProofError::Inclusion) }
}

/// Checks that the tree `old` is the beginning of the tree `new` (RFC 9162 §2.1.4.2).
pub fn verify_consistency(
    old: &TreeHead,
    new: &TreeHead,
    proof: &[TreeHash],
) -> Result<(), ProofError> {
    let shown = if old.size == 0 {
        proof.is_empty() && old.root == empty_root() && (new.size > 0 || new.root == old.root)
    } else if old.size == new.size {
        proof.is_empty() && old.root == new.root
    } else {
        old.size < new.size && roots(old, new, proof) == Some((old.root, new.root))
    };
    if shown { Ok(()) } else { Err(ProofError::Consistency) }
}

/// The two roots that a consistency proof leads to.
fn roots(old: &TreeHead, new: &TreeHead, proof: &[TreeHash]) -> Option<(TreeHash, TreeHash)> {
    assert!(0 < old.size && old.size < new.size, "other cases have no proof");
    if proof.len() > PROOF_HASHES_MAX {
        return None;
    }
    // A tree of 2^n leaves is itself a node of the new tree: its root opens the proof unsaid.
    let (first, rest) =
        if old.size.is_power_of_two() { (&old.root, proof) } else { proof.split_first()? };
    let shared = (old.size - 1).trailing_ones();
    let mut walk = Walk { node: (old.size - 1) >> shared, last: (new.size - 1) >> shared };
    let (mut old_root, mut new_root) = (*first, *first);
    for hash in rest {
        match walk.up()? {
            Sibling::Left => {
                old_root = node_hash(hash, &old_root);
                new_root = node_hash(hash, &new_root);
            }
            Sibling::Right => new_root = node_hash(&new_root, hash),
        }
    }
    (walk.last == 0).then_some((old_root, new_root))
}

enum Sibling {
    Left,
    Right,
}

/// The way from a node to the root: `fn` and `sn` of RFC 9162.
struct Walk {
    node: u64,
    last: u64,
}

impl Walk {
    /// One level up; on which side the hash to combine with stands. `None` at the root.
    fn up(&mut self) -> Option<Sibling> {
        if self.last == 0 {
            return None;
        }
        let left = self.node & 1 == 1 || self.node == self.last;
        if left {
            // A node without right neighbour rises unpaired until it is a right child.
            let unpaired = self.node.trailing_zeros();
            assert!(unpaired < u64::BITS, "node 0 is its own last only at the root");
            self.node >>= unpaired;
            self.last >>= unpaired;
        }
        self.node >>= 1;
        self.last >>= 1;
        Some(if left { Sibling::Left } else { Sibling::Right })
    }
}
