use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use carnet_http::page::Lang;
use carnet_ledger::chain::{Head, LineBody, StatedLine};
use carnet_ledger::export::{ExportDocument, ExportLine, LedgerExport, Placement};
use carnet_ledger::leaf::{Leaf, commitment, opening};
use carnet_ledger::lock::SignerLock;
use carnet_ledger::merkle::{Frontier, Tiles, prove_inclusion};
use carnet_ledger::note::SigningKey;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const OWNER: [u8; 16] = [0x5a; 16];
const LETTER: &[u8] = b"%PDF-1.7 lettre";
const FILE: &str = "documents/doc_1.pdf";

fn signer() -> SigningKey {
    SigningKey::from_seed("journal.exemple.fr/carnet", &[7; 32]).unwrap()
}

/// SHA-256, hex.
fn hash(bytes: &[u8]) -> String {
    crate::send::source::sha256(bytes)
}

fn detail(seq: u64) -> String {
    match seq {
        2 => serde_json::json!({ "document": "doc_1", "sha256": hash(LETTER) }),
        _ => serde_json::json!({ "name": "Dr Claire Ferry", "count": seq }),
    }
    .to_string()
}

/// Four lines, the second of which brings a document.
fn export() -> LedgerExport {
    let details: Vec<String> = (1..=4).map(detail).collect();
    let mut head = Head::genesis(&OWNER);
    let mut lines = Vec::new();
    let mut leaves: Vec<Leaf> = Vec::new();
    for (seq, detail) in (1..).zip(&details) {
        let body = LineBody {
            at_unix_micros: 1_795_372_800_000_000 + i64::try_from(seq).unwrap() * 1_000_000,
            actor_class: "practitioner",
            action: "read",
            detail: detail.as_bytes(),
        };
        let next = head.next(&OWNER, &body);
        let secret = opening(&[8; 32], seq);
        leaves.push(commitment(&secret, &next.hash));
        lines.push(StatedLine { seq, prev: head.hash, hash: next.hash, body: Some(body) });
        head = next;
    }
    let batch = Frontier::empty().append(&leaves).unwrap();
    let mut tiles = Tiles::new();
    for (tile, bytes) in &batch.tiles {
        tiles.insert(*tile, bytes).unwrap();
    }
    let key = signer();
    let checkpoint = SignerLock::empty().advance(&batch.head, &[]).unwrap().sign(&key);
    let mut export = LedgerExport::new(&OWNER, &checkpoint, key.verifier());
    for line in &lines {
        let leaf_index = line.seq - 1;
        let proof = prove_inclusion(leaf_index, batch.head.size, &tiles).unwrap();
        let place = Placement { opening: opening(&[8; 32], line.seq), leaf_index, proof };
        export.lines.push(ExportLine::new(line, Some(&place)).unwrap());
    }
    export.documents.push(ExportDocument {
        id: "doc_1".to_owned(),
        file: FILE.to_owned(),
        sha256: hash(LETTER),
        size: u64::try_from(LETTER.len()).unwrap(),
        line_seq: 2,
    });
    export
}

fn pack(path: &Path, files: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

fn checked(files: &[(&str, &[u8])], key: Option<String>) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("export.zip");
    pack(&export, files);
    check(&Args { export, key }).unwrap()
}

fn codes(report: &Report) -> Vec<(&'static str, Option<u64>)> {
    report.faults.iter().map(|fault| (fault.code(), fault.seq())).collect()
}

fn told(report: &Report, lang: Lang) -> String {
    let mut out = Vec::new();
    told::print(&mut out, report, Path::new("export.zip"), &Speech::of(lang)).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_true_archive_holds() {
    let ledger = export().to_json().unwrap();
    let key = Some(signer().verifier().to_string());
    let report = checked(&[(LEDGER, &ledger), (FILE, LETTER)], key);
    assert_eq!(codes(&report), []);
    assert!(report.holds());
    let text = told(&report, Lang::Fr);
    for words in ["Tout ce qui pouvait", "vérifiés : 4, faux : 0", "(la vôtre)"] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
}

#[test]
fn one_changed_byte_names_the_line() {
    let ledger = String::from_utf8(export().to_json().unwrap()).unwrap();
    // The third line of the history: the second of those that name somebody.
    let place = ledger.match_indices("Ferry").nth(3).map(|(place, _)| place).unwrap();
    let mut forged = ledger.clone();
    forged.replace_range(place..place + 5, "Fermy");
    let report = checked(&[(LEDGER, forged.as_bytes()), (FILE, LETTER)], None);
    assert!(!report.holds());
    let named: Vec<_> = codes(&report).into_iter().filter_map(|(_, seq)| seq).collect();
    assert!(!named.is_empty() && named.iter().all(|seq| *seq == 3), "{:?}", codes(&report));
    assert!(told(&report, Lang::En).contains("This export is not true"));
}

#[test]
fn a_changed_or_missing_document_is_named() {
    let ledger = export().to_json().unwrap();
    let report = checked(&[(LEDGER, &ledger), (FILE, b"%PDF-1.7 lettrE")], None);
    assert_eq!(codes(&report), [("ledger.file-changed", Some(2))]);
    assert!(told(&report, Lang::Fr).contains(FILE), "{}", told(&report, Lang::Fr));
    let report = checked(&[(LEDGER, &ledger)], None);
    assert_eq!(codes(&report), [("ledger.file-missing", Some(2))]);
}

#[test]
fn a_byte_flipped_inside_the_archive_is_a_changed_document() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.zip");
    let ledger = export().to_json().unwrap();
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [(LEDGER, ledger.as_slice()), (FILE, LETTER)] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let place = bytes.windows(LETTER.len()).position(|window| window == LETTER).unwrap();
    bytes[place + 10] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let report = check(&Args { export: path, key: None }).unwrap();
    assert_eq!(codes(&report), [("ledger.file-changed", Some(2))]);
}

#[test]
fn what_is_no_export_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.zip");
    let args = |path: &Path| Args { export: path.to_owned(), key: None };
    assert!(matches!(check(&args(&path)), Err(archive::Unread::File(_))));
    std::fs::write(&path, "bonjour").unwrap();
    assert!(matches!(check(&args(&path)), Err(archive::Unread::File(_))));
    pack(&path, &[("other.json", b"{}")]);
    assert!(matches!(check(&args(&path)), Err(archive::Unread::NoLedger)));
    assert_eq!(run(&args(&path)), ExitCode::from(2));
}
