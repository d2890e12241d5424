//! Which perfect subtrees a proof is made of: RFC 6962 §2.1.1 and §2.1.2, as ranges of leaves.

/// A perfect subtree: the leaves `[index << height, (index + 1) << height)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) height: u32,
    pub(super) index: u64,
}

/// Leaves `[start, end)` whose Merkle tree hash is one hash of a proof. `start` is a multiple of the
/// largest power of two that fits, as in every split of RFC 6962.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: u64,
    pub(super) end: u64,
}

impl Range {
    /// The perfect subtrees of this range, from left (largest) to right (smallest).
    pub(super) fn nodes(self) -> Vec<Node> {
        assert!(self.start < self.end, "a hash covers at least one leaf");
        let mut nodes = Vec::new();
        let mut start = self.start;
        while start < self.end {
            let height = (self.end - start).ilog2();
            assert!(
                start.is_multiple_of(1 << height),
                "a subtree starts at a multiple of its size"
            );
            nodes.push(Node { height, index: start >> height });
            start += 1 << height;
        }
        nodes
    }
}

/// The largest power of two smaller than `len` (RFC 6962 §2.1: k < n ≤ 2k).
fn split(len: u64) -> u64 {
    assert!(len >= 2, "a single leaf is not split");
    1 << (len - 1).ilog2()
}

/// `PATH(index, D[size])` (RFC 6962 §2.1.1), from the leaf up.
pub(super) fn inclusion(index: u64, size: u64) -> Vec<Range> {
    assert!(index < size, "the leaf is in the tree");
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(Range { start: middle, end });
            end = middle;
        } else {
            path.push(Range { start, end: middle });
            start = middle;
        }
    }
    path.reverse();
    path
}

/// `PROOF(old, D[new])` (RFC 6962 §2.1.2), from the bottom up.
pub(super) fn consistency(old: u64, new: u64) -> Vec<Range> {
    assert!(0 < old && old < new, "the old tree is a proper part of the new one");
    let (mut start, mut end) = (0, new);
    let mut proof = Vec::new();
    while old < end {
        let middle = start + split(end - start);
        if old <= middle {
            proof.push(Range { start: middle, end });
            end = middle;
        } else {
            proof.push(Range { start, end: middle });
            start = middle;
        }
    }
    if start > 0 {
        proof.push(Range { start, end });
    }
    proof.reverse();
    proof
}
