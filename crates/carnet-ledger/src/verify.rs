//! The offline verifier: an export is true, or its faults are named.
//!
//! Everything it reads is foreign. It never panics, its work is bounded by the size of what it is
//! given, and it believes nothing but a public key.

mod documents;
mod envelope;
mod fault;
mod lines;
mod report;

pub use fault::Fault;
pub use report::{KeySource, Report, SignedHead, Tally, UsedKey};

use crate::checkpoint::SignedCheckpoint;
use crate::export::{FORMAT, read_owner};
use crate::note::{Algorithm, VerifierKey};
use envelope::Envelope;

/// A longer export is not read.
pub const EXPORT_BYTES_MAX: usize = 256 * 1024 * 1024;

/// More lines than any one person's ledger will have.
pub const LINES_MAX: usize = 1_000_000;

/// More documents than any one person will have.
pub const DOCUMENTS_MAX: usize = 100_000;

/// Checks an export of format `carnet-ledger/1` and the documents it came with.
///
/// `files` gives the bytes of a document by its path in the archive. It is asked only for relative
/// paths without `..`, `\` or control characters. `trusted_key` is the log's vkey, if the reader has
/// it from elsewhere; otherwise the key inside the export is used, and the report says so.
///
/// One thing no export can show by itself: that lines were not cut off at its end. Compare its last
/// number with the one the space shows, or with an earlier export.
pub fn verify(
    export_json: &[u8],
    files: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
    trusted_key: Option<&str>,
) -> Report {
    let mut report = Report::default();
    if export_json.len() > EXPORT_BYTES_MAX {
        report.fault(Fault::ExportTooLarge { size_bytes_max: EXPORT_BYTES_MAX });
        return report;
    }
    let envelope: Envelope<'_> = match serde_json::from_slice(export_json) {
        Ok(envelope) => envelope,
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            let seq = envelope::broken_line(export_json);
            report.fault(Fault::ExportUnreadable { line, column, seq });
            return report;
        }
    };
    if envelope.format != FORMAT {
        report.fault(Fault::FormatUnknown);
        return report;
    }
    report.log = signed_head(&envelope, trusted_key, &mut report);
    let documents = documents::read(&envelope.documents.0, &mut report);
    let owner = read_owner(&envelope.owner);
    if owner.is_none() {
        report.fault(Fault::OwnerUnreadable);
    }
    let told = documents.iter().map(|document| document.line_seq).collect();
    let details = owner.map(|owner| lines::check(&envelope.lines.0, owner, &told, &mut report));
    documents::check(&documents, details.as_ref(), files, &mut report);
    assert!(report.faults_total == 0 || !report.holds(), "a fault is never passed over");
    report
}

/// The head of the tree, if it is signed by the key that counts.
fn signed_head(
    envelope: &Envelope<'_>,
    trusted_key: Option<&str>,
    report: &mut Report,
) -> Option<SignedHead> {
    report.signature.checked += 1;
    let fault = match check_signature(envelope, trusted_key, report) {
        Ok(head) => return Some(head),
        Err(fault) => fault,
    };
    report.signature.faulty += 1;
    report.fault(fault);
    None
}

fn check_signature(
    envelope: &Envelope<'_>,
    trusted_key: Option<&str>,
    report: &mut Report,
) -> Result<SignedHead, Fault> {
    let read = |vkey: &str| {
        let key = vkey.parse().ok();
        key.filter(|key: &VerifierKey| key.algorithm() == Algorithm::Ed25519)
    };
    let embedded = read(&envelope.verifier_key);
    let key = match trusted_key {
        Some(vkey) => read(vkey).ok_or(Fault::KeyUnreadable { from: KeySource::Given })?,
        None => embedded.clone().ok_or(Fault::KeyUnreadable { from: KeySource::Embedded })?,
    };
    let source = if trusted_key.is_some() { KeySource::Given } else { KeySource::Embedded };
    report.key = Some(UsedKey { source, vkey: key.to_string() });
    if embedded.as_ref() != Some(&key) {
        report.fault(Fault::KeyDiffers);
    }
    let signed =
        SignedCheckpoint::read(&envelope.checkpoint).map_err(|_| Fault::CheckpointUnreadable)?;
    let checkpoint = signed.checkpoint();
    if envelope.origin != key.name() || checkpoint.origin() != key.name() {
        return Err(Fault::OriginDiffers);
    }
    signed.verify(&key).map_err(|_| Fault::SignatureFalse)?;
    Ok(SignedHead {
        origin: checkpoint.origin().to_owned(),
        head: *checkpoint.head(),
        cosignatures: signed.cosignatures(&key),
    })
}

#[cfg(test)]
mod tests;
