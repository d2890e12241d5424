//! Tests on documents we wrote: fictional people, hostile files, round trips.

mod hostile;
mod reading;
mod rendering;
mod roundtrip;

use super::{Cda, CdaError, Label, Limits, RenderLabels, read};

const HEADER: &str = include_str!("../../fixtures/cda/entete.xml");
const LABORATORY: &str = include_str!("../../fixtures/cda/biologie.xml");

/// A whole document around a body.
fn document(body: &str) -> String {
    let header = HEADER.replace("{{MODELE}}", "1.2.250.1.213.1.1.1.55");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">{header}{body}</ClinicalDocument>"
    )
}

/// An N1 document around base64.
fn unstructured(media_type: &str, base64: &str) -> String {
    document(&format!(
        "<component><nonXMLBody><text mediaType=\"{media_type}\" representation=\"B64\">{base64}</text></nonXMLBody></component>"
    ))
}

fn laboratory() -> Cda {
    read(document(LABORATORY).as_bytes(), &Limits::default()).unwrap()
}

fn refusal(text: &str) -> CdaError {
    read(text.as_bytes(), &Limits::default()).unwrap_err()
}

/// Labels that show which one was used.
fn labels() -> RenderLabels {
    RenderLabels::new(|label| match label {
        Label::DecimalSeparator => ",".to_owned(),
        Label::Colon => " : ".to_owned(),
        Label::June => "juin".to_owned(),
        Label::March => "mars".to_owned(),
        other => format!("[{}]", other.id()),
    })
}
