//! What the verifier reads: tiles, checkpoints, proofs, whole exports.

use std::collections::BTreeSet;

use carnet_ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use carnet_ledger::lock::SignerLock;
use carnet_ledger::merkle::{
    Frontier, Tile, Tiles, TreeHash, TreeHead, inclusion_tiles, prove_inclusion,
    verify_consistency, verify_inclusion,
};
use carnet_ledger::note::{Note, NoteSignature, VerifierKey};
use carnet_ledger::verify;
use serde_json::Value;

use crate::Outcome;
use crate::outcome::about;

/// The path of a tile, a checkpoint, a lock or a key as text; then the bytes of that tile.
pub(super) fn tile(bytes: &[u8]) -> Outcome {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let (first, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let text = String::from_utf8_lossy(first);
    let mut read = Vec::new();
    if let Ok(tile) = text.parse::<Tile>() {
        assert_eq!(tile.to_string().parse::<Tile>().ok().as_ref(), Some(&tile));
        let kept = Tiles::new().insert(tile, rest).is_ok();
        read.push(if kept { "tile" } else { "path" });
    }
    if let Ok(checkpoint) = text.parse::<Checkpoint>() {
        assert_eq!(checkpoint.to_string(), text, "one text for one checkpoint");
        read.push("checkpoint");
    }
    if let Ok(note) = Note::parse(&text) {
        assert_eq!(note.to_string(), text, "one text for one note");
        read.push("note");
    }
    if let Ok(key) = text.parse::<VerifierKey>() {
        assert_eq!(key.to_string().parse::<VerifierKey>().ok().as_ref(), Some(&key));
        read.push("key");
    }
    read.extend(SignedCheckpoint::read(&text).is_ok().then_some("signed"));
    read.extend(NoteSignature::parse(&text).is_ok().then_some("signature"));
    read.extend(text.parse::<SignerLock>().is_ok().then_some("lock"));
    let _ = Frontier::tiles(number(rest));
    if read.is_empty() {
        let why = (text.parse::<Tile>().err(), text.parse::<Checkpoint>().err());
        return Outcome::refused((why, Note::parse(&text).err(), text.parse::<SignerLock>().err()));
    }
    Outcome::read(read)
}

/// A proof: index, size, two roots, then hashes. A root that was drawn proves nothing.
pub(super) fn proof(bytes: &[u8]) -> Outcome {
    let (index, size) = (number(bytes), number(bytes.get(8..).unwrap_or_default()));
    let hashes = bytes.get(16..).unwrap_or_default().as_chunks::<32>().0;
    let hashes: Vec<TreeHash> = hashes.iter().copied().map(TreeHash).collect();
    let [first, second, proof @ ..] = hashes.as_slice() else { return Outcome::refused("short") };
    let (old, new) = (TreeHead { size: index, root: *first }, TreeHead { size, root: *second });
    let same = old == new || (index == 0 && *first == carnet_ledger::merkle::empty_root());
    let grown = verify_consistency(&old, &new, proof);
    if !same && grown.is_ok() {
        assert!(index < size && !proof.is_empty(), "a smaller tree is the beginning");
    }
    let inside = verify_inclusion(first, index, &new, proof);
    if inside.is_ok() {
        assert!(index < size, "a leaf is inside");
        assert!(size == 1 || !proof.is_empty(), "a tree of several leaves needs hashes");
    }
    if size < 1 << 40 {
        let _ = inclusion_tiles(index, size);
        let _ = prove_inclusion(index, size, &Tiles::new());
    }
    // A hash that was changed is found wrong: that is where a forged proof must get, and no further.
    let shape = (grown, inside, about(proof.len()));
    if matches!(shape, (Err(_), Err(_), _)) {
        Outcome::refused(shape)
    } else {
        Outcome::read(shape)
    }
}

/// The key of the log whose export is the seed, and that export: nobody here can sign another.
const TRUE_KEY: &str =
    "journal.example.fr/carnet+7a9de751+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
const TRUE: &[u8] = include_bytes!("../../corpus/export/whole.json");

/// Each line of an export that holds is a line of the true one.
fn assert_true(bytes: &[u8]) {
    let lines = |bytes| {
        let export = serde_json::from_slice::<Value>(bytes).unwrap_or_default();
        export.get("lines").and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let told = |line: &Value| {
        ["seq", "at", "actor_class", "action", "detail"].map(|name| line.get(name).cloned())
    };
    let known: Vec<_> = lines(TRUE).iter().map(told).collect();
    assert!(lines(bytes).iter().all(|line| known.contains(&told(line))), "a forged line holds");
}

/// A whole export, as a holder downloads it, with the key of the log from elsewhere.
pub(super) fn export(bytes: &[u8]) -> Outcome {
    let mut asked = Vec::new();
    let mut files = |path: &str| {
        asked.push(path.to_owned());
        None
    };
    let report = verify::verify(bytes, &mut files, Some(TRUE_KEY));
    let inside = |path: &String| {
        !path.split('/').any(|part| part == ".." || part.is_empty())
            && !path.contains(|c: char| c.is_control() || c == '\\')
    };
    assert!(asked.iter().all(inside), "nothing outside the archive is asked for");
    let name = |fault: &verify::Fault| {
        let debug = format!("{fault:?}");
        debug.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
    };
    let faults: BTreeSet<String> = report.faults.iter().map(name).collect();
    if faults.iter().all(|fault| fault == "FileMissing") {
        assert_true(bytes);
    }
    let unread = faults.iter().any(|fault| fault == "ExportUnreadable" || fault == "FormatUnknown");
    if unread { Outcome::refused(faults) } else { Outcome::read((about(asked.len()), faults)) }
}

fn number(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}
