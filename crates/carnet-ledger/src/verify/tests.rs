use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::chain::{Head, LineBody, StatedLine};
use crate::export::{ExportDocument, ExportLine, LedgerExport, Placement};
use crate::hash::{hex, sha256};
use crate::leaf::{Leaf, commitment, opening};
use crate::lock::SignerLock;
use crate::merkle::{Frontier, Tiles, inclusion_tiles, prove_inclusion};
use crate::note::SigningKey;

const OWNER: [u8; 16] = [0x5a; 16];
const ORIGIN: &str = "journal.example.fr/carnet";
const PDF: &[u8] = b"%PDF-1.7 compte rendu";
const CDA: &[u8] = b"<ClinicalDocument/>";

/// A ledger of `logged` lines in the log and `awaiting` after them; line 3 is withheld; line 1 tells
/// of one document, line 2 of another.
fn sample(logged: u64, awaiting: u64) -> LedgerExport {
    let mut head = Head::genesis(&OWNER);
    let mut lines = Vec::new();
    for seq in 1..=logged + awaiting {
        let detail = detail(seq);
        let body = LineBody {
            at_unix_micros: 1_795_372_800_000_000 + i64::try_from(seq).unwrap() * 61_000_007,
            actor_class: if seq.is_multiple_of(2) { "practitioner" } else { "holder" },
            action: if seq < 3 { "document.deposit" } else { "document.read" },
            detail: detail.as_bytes(),
        };
        let next = head.next(&OWNER, &body);
        let openness = (seq != 3).then_some(body);
        let line = StatedLine { seq, prev: head.hash, hash: next.hash, body: openness };
        lines.push((line.seq, ExportLine::new(&line, None).unwrap(), next.hash));
        head = next;
    }
    // The leaves of others stand between those of this owner.
    let mut leaves: Vec<Leaf> = (0..300_u64).map(|n| Leaf(sha256(&[&n.to_be_bytes()]))).collect();
    let mut places = Vec::new();
    for (seq, _, hash) in lines.iter().filter(|(seq, ..)| *seq <= logged) {
        let opening = opening(&[8; 32], *seq);
        let leaf_index = 40 * seq;
        leaves[usize::try_from(leaf_index).unwrap()] = commitment(&opening, hash);
        places.push((opening, leaf_index));
    }
    let batch = Frontier::empty().append(&leaves).unwrap();
    let key = signer();
    let checkpoint = SignerLock::empty().advance(&batch.head, &[]).unwrap().sign(&key);
    let mut export = LedgerExport::new(&OWNER, &checkpoint, key.verifier());
    let mut tiles = Tiles::new();
    for (tile, bytes) in &batch.tiles {
        tiles.insert(*tile, bytes).unwrap();
    }
    let mut places = places.into_iter();
    for (_, mut line, _) in lines {
        if let Some((opening, leaf_index)) = places.next() {
            assert!(!inclusion_tiles(leaf_index, batch.head.size).unwrap().is_empty());
            let proof = prove_inclusion(leaf_index, batch.head.size, &tiles).unwrap();
            let place = Placement { opening, leaf_index, proof };
            line.opening = Some(crate::hash::encode(&place.opening));
            line.leaf_index = Some(place.leaf_index);
            line.proof = Some(place.proof.iter().map(ToString::to_string).collect());
        }
        export.lines.push(line);
    }
    export.documents = vec![document("doc_1", PDF, 1), document("doc_2", CDA, 2)];
    export
}

fn signer() -> SigningKey {
    SigningKey::from_seed(ORIGIN, &[7; 32]).unwrap()
}

fn detail(seq: u64) -> String {
    let told = |id: &str, bytes: &[u8]| json!({ "document": id, "sha256": hex(&sha256(&[bytes])) });
    match seq {
        1 => told("doc_1", PDF),
        2 => json!({ "by": "Dr \u{c9}lise", "documents": [told("doc_2", CDA)] }),
        _ => json!({ "document": "doc_1", "purpose": "care", "count": seq }),
    }
    .to_string()
}

fn document(id: &str, bytes: &[u8], line_seq: u64) -> ExportDocument {
    ExportDocument {
        id: id.to_owned(),
        file: format!("documents/{id}.bin"),
        sha256: hex(&sha256(&[bytes])),
        size: u64::try_from(bytes.len()).unwrap(),
        line_seq,
    }
}

fn archive(file: &str) -> Option<Vec<u8>> {
    match file {
        "documents/doc_1.bin" => Some(PDF.to_vec()),
        "documents/doc_2.bin" => Some(CDA.to_vec()),
        _ => None,
    }
}

fn checked(export: &LedgerExport) -> Report {
    verify(&export.to_json().unwrap(), &mut archive, None)
}

fn codes(report: &Report) -> Vec<(&'static str, Option<u64>)> {
    report.faults.iter().map(|fault| (fault.code(), fault.seq())).collect()
}

#[test]
fn a_true_export_holds_and_says_what_was_checked() {
    let report = checked(&sample(5, 2));
    assert_eq!(report.faults, []);
    assert!(report.holds());
    assert_eq!(report.key.as_ref().unwrap().source, KeySource::Embedded);
    let log = report.log.as_ref().unwrap();
    assert_eq!((log.origin.as_str(), log.head.size, log.cosignatures), (ORIGIN, 300, 0));
    assert_eq!(report.signature, Tally { checked: 1, faulty: 0 });
    assert_eq!(report.lines, Tally { checked: 7, faulty: 0 });
    assert_eq!(report.proofs, Tally { checked: 5, faulty: 0 });
    assert_eq!(report.documents, Tally { checked: 2, faulty: 0 });
    assert_eq!((report.withheld, report.awaiting), (1, 2));
}

#[test]
fn an_export_without_lines_holds() {
    let mut export = sample(0, 0);
    export.documents.clear();
    assert!(checked(&export).holds());
}

#[test]
fn the_key_given_is_the_one_that_counts() {
    let json = sample(3, 0).to_json().unwrap();
    let given = |vkey: &str| verify(&json, &mut archive, Some(vkey));
    let report = given(&signer().verifier().to_string());
    assert!(report.holds());
    assert_eq!(report.key.unwrap().source, KeySource::Given);
    let other = SigningKey::from_seed(ORIGIN, &[6; 32]).unwrap();
    let report = given(&other.verifier().to_string());
    let expected = [("ledger.key-differs", None), ("ledger.signature-false", None)];
    assert_eq!(codes(&report), expected);
    assert_eq!(report.proofs.checked, 0, "no proof leads to a root that nobody signed");
    let report = given("no key");
    assert_eq!(codes(&report), [("ledger.key-unreadable", None)]);
}

/// The promise itself: whatever byte is changed in the text of an export, the export is found false,
/// and when the byte is in a line of the ledger, that line is named and no other.
#[test]
fn any_changed_byte_is_found_and_its_line_named() {
    let json = sample(4, 1).to_json().unwrap();
    let original: Value = serde_json::from_slice(&json).unwrap();
    let (mut start, mut ledger_lines) = (0, 0);
    for text_line in json.split_inclusive(|byte| *byte == b'\n') {
        let seq = text_line.starts_with(b"{\"seq\":").then(|| {
            ledger_lines += 1;
            ledger_lines
        });
        // The comma and the newline after a line belong to no line.
        let own = text_line.iter().rposition(|byte| *byte == b'}').map_or(0, |end| end + 1);
        for (offset, flip) in
            (0..text_line.len()).flat_map(|offset| [1, 4, 0x20, 0x80].map(|flip| (offset, flip)))
        {
            let mut changed = json.clone();
            changed[start + offset] ^= flip;
            if serde_json::from_slice::<Value>(&changed).is_ok_and(|value| value == original) {
                continue;
            }
            let report = verify(&changed, &mut archive, None);
            let shown = String::from_utf8_lossy(&changed[start..start + text_line.len()]);
            assert!(!report.holds(), "byte {offset} ^ {flip:#x} not found in {shown}");
            if seq.is_some() && offset < own {
                let named = codes(&report);
                assert!(
                    named.iter().all(|(_, named)| *named == seq),
                    "byte {offset} ^ {flip:#x}: {named:?} named for {seq:?}: {shown}"
                );
            }
        }
        start += text_line.len();
    }
    assert_eq!(ledger_lines, 5);
}

proptest! {
    /// Any field of any line, replaced by another value of the same shape.
    #[test]
    fn any_changed_field_names_its_line(
        which in any::<prop::sample::Index>(), field in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(), other in "[a-zA-Z0-9+/]",
    ) {
        let mut export = serde_json::to_value(sample(5, 2)).unwrap();
        let lines = export["lines"].as_array_mut().unwrap();
        let position = which.index(lines.len());
        let line = lines[position].as_object_mut().unwrap();
        let name = line.keys().nth(field.index(line.len())).unwrap().clone();
        let before = line[&name].clone();
        let change = |text: &str| {
            let mut chars: Vec<char> = text.chars().collect();
            let place = at.index(chars.len());
            chars[place] = other.chars().next().unwrap();
            chars.into_iter().collect::<String>()
        };
        line[&name] = match &before {
            Value::String(text) => Value::String(change(text)),
            Value::Number(number) => json!(number.as_u64().unwrap() + 1 + u64::try_from(at.index(9)).unwrap()),
            Value::Array(hashes) => {
                let mut hashes = hashes.clone();
                let place = at.index(hashes.len());
                hashes[place] = Value::String(change(hashes[place].as_str().unwrap()));
                Value::Array(hashes)
            }
            _ => json!({ "said": "otherwise" }),
        };
        prop_assume!(line[&name] != before);
        let report = verify(export.to_string().as_bytes(), &mut archive, None);
        let seq = u64::try_from(position).unwrap() + 1;
        prop_assert!(!report.holds(), "{}", name);
        prop_assert!(
            report.faults.iter().all(|fault| fault.seq() == Some(seq)),
            "{} of line {}: {:?}", name, seq, report.faults
        );
    }

    /// Foreign bytes: an answer, never a panic.
    #[test]
    fn any_bytes_have_an_answer(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        cut in any::<prop::sample::Index>(), insert in any::<prop::sample::Index>(),
    ) {
        prop_assert!(!verify(&bytes, &mut archive, None).holds());
        let json = sample(2, 1).to_json().unwrap();
        prop_assert!(!verify(&json[..cut.index(json.len() - 2)], &mut archive, None).holds());
        let mut mixed = json;
        let place = insert.index(mixed.len());
        mixed.splice(place..place, bytes);
        let _ = verify(&mixed, &mut archive, None);
    }
}

#[test]
fn a_missing_line_is_named_and_the_others_stand() {
    let mut export = sample(6, 0);
    export.lines.drain(3..5);
    let report = checked(&export);
    assert_eq!(report.faults, [Fault::LineMissing { seq: 4, count: 2 }]);
}

#[test]
fn a_line_kept_out_of_the_log_is_named() {
    let mut export = sample(6, 0);
    for line in &mut export.lines[3..5] {
        (line.opening, line.leaf_index, line.proof) = (None, None, None);
    }
    let expected = [Fault::LineUnlogged { seq: 4 }, Fault::LineUnlogged { seq: 5 }];
    assert_eq!(checked(&export).faults, expected);
}

/// A history rewritten with care, hashes and all, does not lead to the signed root.
#[test]
fn a_rewritten_chain_has_no_proof() {
    let mut export = sample(5, 0);
    let mut prev = crate::chain::genesis(&OWNER);
    export.lines[2] = export.lines[3].clone();
    for (place, line) in export.lines.iter_mut().enumerate() {
        line.seq = u64::try_from(place).unwrap() + 1;
        line.prev = prev.to_string();
        let read = line.read().unwrap();
        let body = read.body.unwrap().line;
        prev = crate::chain::line_hash(&prev, &OWNER, line.seq, &body);
        line.hash = prev.to_string();
    }
    let expected: Vec<_> = (3..=5).map(|seq| Fault::ProofFalse { seq }).collect();
    assert_eq!(checked(&export).faults, expected);
}

#[test]
fn the_lines_of_another_owner_are_said_once() {
    let mut export = sample(5, 0);
    export.owner = export.owner.replace("5a", "5b");
    assert_eq!(checked(&export).faults, [Fault::OwnerDiffers]);
    export.owner = "somebody".to_owned();
    assert_eq!(checked(&export).faults, [Fault::OwnerUnreadable]);
}

#[test]
fn a_detail_shown_otherwise_than_written_is_named() {
    let mut export = sample(5, 0);
    let shown = export.lines[3].detail.as_mut().unwrap();
    shown.insert("purpose".to_owned(), json!("emergency"));
    assert_eq!(checked(&export).faults, [Fault::DetailDiffers { seq: 4 }]);
}

#[test]
fn a_changed_or_missing_document_is_named() {
    let json = sample(2, 0).to_json().unwrap();
    let file = || "documents/doc_2.bin".to_owned();
    for (bytes, fault) in [
        (Some(b"<ClinicalDocument>>".to_vec()), Fault::FileChanged { file: file(), seq: 2 }),
        (Some(b"<ClinicalDocument/>\n".to_vec()), Fault::FileChanged { file: file(), seq: 2 }),
        (None, Fault::FileMissing { file: file(), seq: 2 }),
    ] {
        let mut files = |name: &str| if name == file() { bytes.clone() } else { archive(name) };
        let report = verify(&json, &mut files, None);
        assert_eq!(report.faults, [fault]);
        assert_eq!(report.documents, Tally { checked: 2, faulty: 1 });
    }
}

/// Changing the list of documents along with the file does not help: the line tells of the hash.
#[test]
fn a_document_that_its_line_does_not_tell_of_is_named() {
    let told = |change: &dyn Fn(&mut ExportDocument)| {
        let mut export = sample(4, 0);
        change(&mut export.documents[0]);
        codes(&checked(&export))
    };
    let forged = hex(&sha256(&[b"forged"]));
    let untold = |seq| vec![("ledger.document-untold", Some(seq))];
    assert_eq!(told(&|document| document.sha256.clone_from(&forged)), untold(1));
    assert_eq!(told(&|document| document.id.push('0')), untold(1));
    assert_eq!(told(&|document| document.line_seq = 3), untold(3));
    assert_eq!(told(&|document| document.line_seq = 99), untold(99));
}

#[test]
fn a_path_that_leaves_the_archive_is_never_asked_for() {
    for path in ["../../etc/passwd", "/etc/passwd", "a\\b", "C:x", "a//b", "", "a/./b", "\u{1b}[2J"]
    {
        let mut export = sample(2, 0);
        export.documents[0].file = path.to_owned();
        let mut asked = |name: &str| {
            assert_eq!(name, "documents/doc_2.bin");
            archive(name)
        };
        let report = verify(&export.to_json().unwrap(), &mut asked, None);
        assert_eq!(report.faults, [Fault::FileNameRefused { position: 1 }], "{path:?}");
    }
}

#[test]
fn a_bomb_of_depth_or_of_number_is_refused() {
    let deep = "[".repeat(2_000_000);
    assert_eq!(
        codes(&verify(deep.as_bytes(), &mut archive, None)),
        [("ledger.export-unreadable", None)]
    );
    let export = String::from_utf8(sample(2, 0).to_json().unwrap()).unwrap();
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let bomb = export.replacen("\"detail\":{", &format!("\"detail\":{deep},\"y\":{{"), 1);
    assert_eq!(
        codes(&verify(bomb.as_bytes(), &mut archive, None))[0],
        ("ledger.line-unreadable", Some(1))
    );
    let many = export.replacen("\"lines\":[", &format!("\"lines\":[{}", "0,".repeat(LINES_MAX)), 1);
    let report = verify(many.as_bytes(), &mut archive, None);
    assert_eq!(codes(&report), [("ledger.export-unreadable", Some(1))]);
}

#[test]
fn faults_without_number_are_counted_and_not_all_listed() {
    let export = String::from_utf8(sample(2, 0).to_json().unwrap()).unwrap();
    let many = export.replacen("\"lines\":[", &format!("\"lines\":[{}", "0,".repeat(5_000)), 1);
    let report = verify(many.as_bytes(), &mut archive, None);
    assert_eq!(report.faults.len(), 1_000);
    assert!(report.faults_total >= 5_000);
}

#[test]
fn the_code_of_a_fault_is_the_one_in_its_json() {
    let mut export = sample(6, 0);
    export.lines.remove(3);
    export.documents[0].size += 1;
    export.origin.push('x');
    let report = checked(&export);
    let json = serde_json::to_value(&report).unwrap();
    let said: Vec<&str> = json["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["code"].as_str().unwrap())
        .collect();
    let codes: Vec<&str> = report.faults.iter().map(Fault::code).collect();
    assert_eq!(said, codes);
    assert_eq!(codes, ["ledger.origin-differs", "ledger.line-missing", "ledger.file-changed"]);
}
