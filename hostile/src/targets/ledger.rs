//! What the verifier reads: tiles, checkpoints, proofs, whole exports.

use carnet_ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use carnet_ledger::lock::SignerLock;
use carnet_ledger::merkle::{
    Frontier, Tile, Tiles, TreeHash, TreeHead, inclusion_tiles, prove_inclusion,
    verify_consistency, verify_inclusion,
};
use carnet_ledger::note::{Note, NoteSignature, VerifierKey};
use carnet_ledger::verify;

/// The path of a tile, a checkpoint, a lock or a key as text; then the bytes of that tile.
pub(super) fn tile(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let (first, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let text = String::from_utf8_lossy(first);
    if let Ok(tile) = text.parse::<Tile>() {
        assert_eq!(tile.to_string().parse::<Tile>().ok().as_ref(), Some(&tile));
        let _ = Tiles::new().insert(tile, rest);
    }
    if let Ok(checkpoint) = text.parse::<Checkpoint>() {
        assert_eq!(checkpoint.to_string(), text, "one text for one checkpoint");
    }
    if let Ok(note) = Note::parse(&text) {
        assert_eq!(note.to_string(), text, "one text for one note");
    }
    if let Ok(key) = text.parse::<VerifierKey>() {
        assert_eq!(key.to_string().parse::<VerifierKey>().ok().as_ref(), Some(&key));
    }
    let _ = SignedCheckpoint::read(&text);
    let _ = NoteSignature::parse(&text);
    let _ = text.parse::<SignerLock>();
    let _ = Frontier::tiles(number(rest));
}

/// A proof: index, size, two roots, then hashes. A root that was drawn proves nothing.
pub(super) fn proof(bytes: &[u8]) {
    let (index, size) = (number(bytes), number(bytes.get(8..).unwrap_or_default()));
    let hashes = bytes.get(16..).unwrap_or_default().as_chunks::<32>().0;
    let hashes: Vec<TreeHash> = hashes.iter().copied().map(TreeHash).collect();
    let Some((first, rest)) = hashes.split_first() else { return };
    let Some((second, proof)) = rest.split_first() else { return };
    let (old, new) = (TreeHead { size: index, root: *first }, TreeHead { size, root: *second });
    let same = old == new || (index == 0 && *first == carnet_ledger::merkle::empty_root());
    if !same && verify_consistency(&old, &new, proof).is_ok() {
        assert!(index < size && !proof.is_empty(), "a smaller tree is the beginning");
    }
    if verify_inclusion(first, index, &new, proof).is_ok() {
        assert!(index < size, "a leaf is inside");
        assert!(size == 1 || !proof.is_empty(), "a tree of several leaves needs hashes");
    }
    if size < 1 << 40 {
        let _ = inclusion_tiles(index, size);
        let _ = prove_inclusion(index, size, &Tiles::new());
    }
}

/// A whole export, as a holder downloads it.
pub(super) fn export(bytes: &[u8]) {
    let mut asked = Vec::new();
    let mut files = |path: &str| {
        asked.push(path.to_owned());
        None
    };
    let report = verify::verify(bytes, &mut files, None);
    let inside =
        |path: &String| !path.contains("..") && !path.contains('\\') && !path.starts_with('/');
    assert!(asked.iter().all(inside), "nothing outside the archive is asked for");
    let _ = (report.holds(), format!("{:?}", report.faults));
}

fn number(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}
