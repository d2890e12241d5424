//! The documents of an export: told by their line, present, unchanged.

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::lines::Details;
use super::{Fault, Report};
use crate::export::ExportDocument;
use crate::hash::{hex, sha256};

/// Reads the list; only documents whose path may be opened are given back.
pub(super) fn read(documents: &[&RawValue], report: &mut Report) -> Vec<ExportDocument> {
    let mut read = Vec::new();
    for (place, raw) in documents.iter().enumerate() {
        let position = place + 1;
        report.documents.checked += 1;
        let fault = match serde_json::from_str::<ExportDocument>(raw.get()) {
            Ok(document) if is_harmless(&document.file) => {
                read.push(document);
                continue;
            }
            Ok(_) => Fault::FileNameRefused { position },
            Err(_) => Fault::DocumentUnreadable { position },
        };
        report.documents.faulty += 1;
        report.fault(fault);
    }
    assert!(read.len() <= documents.len(), "nothing is added");
    read
}

/// A path that stays inside the archive and can be printed.
fn is_harmless(path: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.len() <= 255
        && path.split('/').all(part)
        && !path.contains(|c: char| c.is_control() || c == '\\' || c == ':')
}

/// Checks each document against the line that tells of it and against its file. Without an owner
/// the lines could not be read: only the files are then checked.
pub(super) fn check(
    documents: &[ExportDocument],
    details: Option<&Details>,
    files: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
    report: &mut Report,
) {
    for document in documents {
        let (file, seq) = (document.file.clone(), document.line_seq);
        let untold = details.is_some_and(|details| {
            !details.get(&seq).is_some_and(|detail| tells(detail, document))
        });
        let fault = match files(&document.file) {
            _ if untold => Fault::DocumentUntold { file, seq },
            None => Fault::FileMissing { file, seq },
            Some(bytes) if !is_same(&bytes, document) => Fault::FileChanged { file, seq },
            Some(_) => continue,
        };
        report.documents.faulty += 1;
        report.fault(fault);
    }
}

fn is_same(bytes: &[u8], document: &ExportDocument) -> bool {
    u64::try_from(bytes.len()) == Ok(document.size) && hex(&sha256(&[bytes])) == document.sha256
}

/// Whether a detail holds, at any depth, an object that names this document and its hash. The
/// parser bounds the depth.
fn tells(detail: &Map<String, Value>, document: &ExportDocument) -> bool {
    let member = |name: &str| detail.get(name);
    let is = |name, text: &str| member(name).and_then(Value::as_str) == Some(text);
    let size = member("size").is_none_or(|size| size.as_u64() == Some(document.size));
    (is("document", &document.id) && is("sha256", &document.sha256) && size)
        || detail.values().any(|value| tells_below(value, document))
}

fn tells_below(value: &Value, document: &ExportDocument) -> bool {
    match value {
        Value::Object(detail) => tells(detail, document),
        Value::Array(values) => values.iter().any(|value| tells_below(value, document)),
        _ => false,
    }
}
