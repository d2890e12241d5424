//! From bytes to a [`Cda`]: checks first, then one parse, then one walk.

mod body;
mod entry;
mod header;
mod narrative;
mod value;
mod xml;

use roxmltree::{Document, ParsingOptions};

use super::{Cda, CdaError, Envelope, Limits, scan};
use xml::{HL7, Node};

/// The namespace of a « document auto-présentable »'s root.
const XSLT: &str = "http://www.w3.org/1999/XSL/Transform";

/// Reads a CDA R2 document, refusing anything that costs too much, lies, or is not one.
///
/// A « document auto-présentable » (CI-SIS, volet « Structuration minimale ») is unwrapped; its
/// stylesheet is never executed.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Cda, CdaError> {
    let text = scan::decode(bytes, limits)?;
    scan::check(&text, limits)?;
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options).map_err(|error| refused(&error))?;
    let (root, envelope) = unwrap(&document)?;
    let header = header::read(root)?;
    let (body, attachments) = body::read(root, limits)?;
    Ok(Cda { header, body, envelope, attachments })
}

fn refused(error: &roxmltree::Error) -> CdaError {
    match error {
        roxmltree::Error::DtdDetected => CdaError::DtdRefused,
        roxmltree::Error::UnclosedRootNode | roxmltree::Error::UnexpectedEndOfStream => {
            CdaError::Truncated
        }
        other => {
            let position = other.pos();
            CdaError::NotWellFormed { line: position.row, column: position.col }
        }
    }
}

/// Finds the one `ClinicalDocument`, at the root or inside a stylesheet.
fn unwrap<'a>(document: &'a Document<'_>) -> Result<(Node<'a>, Envelope), CdaError> {
    let root = document.root_element();
    if root.has_tag_name((HL7, "ClinicalDocument")) {
        return Ok((root, Envelope::Plain));
    }
    let stylesheet =
        root.has_tag_name((XSLT, "stylesheet")) || root.has_tag_name((XSLT, "transform"));
    if !stylesheet {
        let name = root.tag_name();
        let found = match name.namespace() {
            Some(namespace) => format!("{{{namespace}}}{}", name.name()),
            None => name.name().to_owned(),
        };
        return Err(CdaError::WrongRoot { found: found.chars().take(200).collect() });
    }
    let mut documents =
        root.descendants().filter(|node| node.has_tag_name((HL7, "ClinicalDocument")));
    match (documents.next(), documents.count()) {
        (Some(document), 0) => Ok((document, Envelope::SelfPresenting)),
        (Some(_), more) => Err(CdaError::SeveralDocuments { count: more + 1 }),
        (None, _) => Err(CdaError::WrongRoot { found: "xsl:stylesheet".to_owned() }),
    }
}
