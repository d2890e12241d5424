//! What the transparency log holds of a line: a keyed commitment.
//!
//! The log is public and never forgets; the line is personal and may be erased. The commitment is
//! keyed by an opening derived from a secret of the owner: whoever has the opening can show that the
//! leaf stands for the line; once the secret is erased nobody can, not even by guessing lines.

use crate::chain::LineHash;
use crate::hash::{hmac_sha256, value32};

const DOMAIN_OPENING: &[u8] = b"carnet-ledger/1 opening\n";
const DOMAIN_LEAF: &[u8] = b"carnet-ledger/1 leaf\n";

value32! {
    /// One entry of the transparency log.
    Leaf
}

/// The opening of one line: HMAC-SHA-256 keyed by the owner's secret, so that showing the opening of
/// one line says nothing about those of the others.
pub fn opening(owner_secret: &[u8; 32], seq: u64) -> [u8; 32] {
    assert!(seq >= crate::chain::FIRST_SEQ, "line 0 does not exist");
    hmac_sha256(owner_secret, &[DOMAIN_OPENING, &seq.to_be_bytes()])
}

/// The leaf of a line: HMAC-SHA-256 of its hash, keyed by its opening.
pub fn commitment(opening: &[u8; 32], line: &LineHash) -> Leaf {
    Leaf(hmac_sha256(opening, &[DOMAIN_LEAF, line.as_bytes()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_counts() {
        let line = LineHash([7; 32]);
        let one = commitment(&opening(&[1; 32], 1), &line);
        assert_eq!(one, commitment(&opening(&[1; 32], 1), &line));
        assert_ne!(one, commitment(&opening(&[1; 32], 2), &line));
        assert_ne!(one, commitment(&opening(&[2; 32], 1), &line));
        assert_ne!(one, commitment(&opening(&[1; 32], 1), &LineHash([8; 32])));
        assert_ne!(one.as_bytes(), line.as_bytes());
    }

    #[test]
    fn the_encoding_is_frozen() {
        // Computed by an independent program (Python's hmac), like the line it stands for.
        let line: LineHash = "nxX+MEoAUIBzl48iJCok+OQua8ICHLVbsZbtWBAI2+M=".parse().unwrap();
        let opening = opening(&[1; 32], 1);
        assert_eq!(crate::hash::encode(&opening), "LgLFdDRaECAXJknW/vAs6H70YEwESFtSFtg00dY1lSo=");
        let leaf = commitment(&opening, &line);
        assert_eq!(leaf.to_string(), "RBG9iUm4LTt4NkAebFmjcqvFzOzJX9wdj7GJrbsvGXg=");
    }
}
