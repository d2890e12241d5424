//! What is kept of a document's content beside it: its text, for search, and its facts, for the essentials.

use carnet_core::clinical::{ClinicalFacts, FactsOf};
use carnet_core::id::DocumentId;
use carnet_interop::cda::{self, Body, Cda};
use carnet_interop::clinical;
use carnet_store::Record;

use super::check::Checked;
use super::media::Media;
use super::pdf::{PdfReader, Unread};

/// Most text kept for one document; the rest is not searched.
pub(crate) const TEXT_BYTES_MAX: usize = 512 * 1024;

/// The text when reading it costs nothing more; none when a task must extract it.
pub(crate) fn at_once(checked: &Checked) -> Option<String> {
    match checked.media {
        Media::Xml => checked.cda.as_ref().filter(|cda| !carries_pdf(cda)).map(cda::text).map(clip),
        Media::Text => Some(clip(String::from_utf8_lossy(&checked.draft.bytes).into_owned())),
        Media::Pdf => None,
        Media::Jpeg | Media::Png | Media::Tiff | Media::Rtf => Some(String::new()),
    }
}

/// What the document says in codes; none when it says nothing so.
pub(crate) fn facts(checked: &Checked, document: DocumentId) -> Option<Record> {
    checked.cda.as_ref().and_then(|cda| record(clinical::facts(cda), document))
}

fn record(facts: ClinicalFacts, document: DocumentId) -> Option<Record> {
    (!facts.is_empty()).then(|| Record::Facts(Box::new(FactsOf { document, facts })))
}

/// The text of stored bytes: CDA, what its PDF body says, or PDF.
///
/// # Errors
/// When there is a PDF, and nothing to read it with.
pub(crate) async fn extract(bytes: Vec<u8>, reader: &PdfReader) -> Result<String, Unread> {
    let text = match Media::sniff(&bytes) {
        Some(Media::Pdf) => reader.text(bytes).await?,
        Some(Media::Xml) => match cda::read(&bytes, &cda::Limits::default()) {
            Ok(cda) => {
                let text = cda::text(&cda);
                format!("{text}\n{}", body(cda, reader).await?)
            }
            Err(_) => String::new(),
        },
        Some(Media::Text) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => String::new(),
    };
    Ok(clip(text))
}

fn carries_pdf(cda: &Cda) -> bool {
    matches!(&cda.body, Body::Unstructured { bytes, .. } if bytes.starts_with(b"%PDF-"))
}

async fn body(cda: Cda, reader: &PdfReader) -> Result<String, Unread> {
    match cda.body {
        Body::Unstructured { bytes, .. } if bytes.starts_with(b"%PDF-") => reader.text(bytes).await,
        _ => Ok(String::new()),
    }
}

pub(super) fn clip(mut text: String) -> String {
    if text.len() > TEXT_BYTES_MAX {
        let end = (0..=TEXT_BYTES_MAX).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
    }
    text
}
