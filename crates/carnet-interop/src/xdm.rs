//! What an IHE_XDM archive says of its documents: `IHE_XDM/SUBSET01/METADATA.XML`, ebXML as in XDS.
//!
//! Of each document in force: the file it is in, the sum of its bytes, and its labels. Everything else a document says
//! of itself.

use carnet_core::document::Label;
use roxmltree::{Document, Node, ParsingOptions};

use crate::fhir::label;

/// Where the metadata are in an archive.
pub const METADATA: &str = "IHE_XDM/SUBSET01/METADATA.XML";
/// The folder the files of the documents are in.
pub const FOLDER: &str = "IHE_XDM/SUBSET01/";

/// ebRIM 3.
const RIM: &str = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
/// A document that was replaced or withdrawn (`availabilityStatus`).
const DEPRECATED: &str = "urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated";
/// Scheme of `confidentialityCode` (ITI TF-3, 4.2.5.2).
const CONFIDENTIALITY: &str = "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f";
/// Largest metadata that are read, in bytes.
pub const METADATA_MAX: u64 = 8 * 1024 * 1024;

/// One document of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its file, in [`FOLDER`].
    pub file: String,
    /// SHA-1 of its bytes, hexadecimal in small letters.
    pub sha1: String,
    /// Who may not see it.
    pub labels: Vec<Label>,
}

/// Why metadata are not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XdmError {
    /// Not XML, or XML with a DTD.
    #[error("the metadata are not well-formed XML")]
    Xml,
    /// A document without the name of its file or without its sum.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A label nobody knows: rather no document than one shown to whom it was hidden from.
    #[error("the confidentiality code {0} is unknown")]
    Label(String),
    /// No document at all.
    #[error("the metadata name no document")]
    Nothing,
}

impl XdmError {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Xml => "xdm.not-well-formed",
            Self::Missing(_) => "xdm.missing",
            Self::Label(_) => "xdm.label-unknown",
            Self::Nothing => "xdm.nothing",
        }
    }
}

/// The documents in force of an archive, in the order of its metadata.
///
/// # Errors
/// [`XdmError`], for the archive as a whole.
pub fn read(metadata: &str) -> Result<Vec<Entry>, XdmError> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let tree = Document::parse_with_options(metadata, options).map_err(|_| XdmError::Xml)?;
    let objects = tree.descendants().filter(|node| node.has_tag_name((RIM, "ExtrinsicObject")));
    let (mut entries, mut seen) = (Vec::new(), false);
    for object in objects {
        seen = true;
        if object.attribute("status") != Some(DEPRECATED) {
            entries.push(entry(object)?);
        }
    }
    if seen { Ok(entries) } else { Err(XdmError::Nothing) }
}

fn entry(object: Node<'_, '_>) -> Result<Entry, XdmError> {
    let file = slot(object, "URI").ok_or(XdmError::Missing("URI"))?;
    let sha1 = slot(object, "hash").ok_or(XdmError::Missing("hash"))?.to_lowercase();
    let mut labels = Vec::new();
    let codes = object.children().filter(|node| {
        node.has_tag_name((RIM, "Classification"))
            && node.attribute("classificationScheme") == Some(CONFIDENTIALITY)
    });
    for code in codes {
        let code = code.attribute("nodeRepresentation").unwrap_or_default();
        let known = label::of_code(code).ok_or_else(|| XdmError::Label(code.to_owned()))?;
        labels.extend(known);
    }
    labels.sort_unstable();
    labels.dedup();
    Ok(Entry { file, sha1, labels })
}

/// The values of a slot, joined: a long name is cut into several (ITI TF-3, 4.2.3.1.3).
fn slot(object: Node<'_, '_>, name: &str) -> Option<String> {
    let slot = object
        .children()
        .find(|node| node.has_tag_name((RIM, "Slot")) && node.attribute("name") == Some(name))?;
    let mut values: Vec<&str> = slot
        .descendants()
        .filter(|node| node.has_tag_name((RIM, "Value")))
        .filter_map(|value| value.text())
        .map(str::trim)
        .collect();
    // `1|IHE_XDM/…`, `2|…` when there are several.
    values.sort_unstable();
    let joined: String = match values.as_slice() {
        [one] => (*one).to_owned(),
        many => {
            many.iter().map(|part| part.split_once('|').map_or(*part, |(_, rest)| rest)).collect()
        }
    };
    (!joined.is_empty()).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(status: &str, inside: &str) -> String {
        format!("<ExtrinsicObject id='d' status='{status}'>{inside}</ExtrinsicObject>")
    }

    fn metadata(objects: &str) -> String {
        format!("<RegistryObjectList xmlns='{RIM}'>{objects}</RegistryObjectList>")
    }

    fn slot_of(name: &str, values: &[&str]) -> String {
        let values = values.iter().map(|value| format!("<Value>{value}</Value>"));
        let values = values.collect::<Vec<_>>().concat();
        format!("<Slot name='{name}'><ValueList>{values}</ValueList></Slot>")
    }

    fn label_of(code: &str) -> String {
        format!(
            "<Classification classificationScheme='{CONFIDENTIALITY}' nodeRepresentation='{code}'/>"
        )
    }

    const APPROVED: &str = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";

    #[test]
    fn a_document_in_force_is_read_and_an_old_version_is_not() {
        let whole = slot_of("URI", &["DOC0001.XML"]) + &slot_of("hash", &["ABCD"]);
        let labels = label_of("N") + &label_of("MASQUE_PS");
        let new = object(APPROVED, &(whole + &labels));
        let old = object(DEPRECATED, "");
        let entries = read(&metadata(&(old + &new))).unwrap();
        let wanted = Entry {
            file: "DOC0001.XML".to_owned(),
            sha1: "abcd".to_owned(),
            labels: vec![Label::Masked],
        };
        assert_eq!(entries, [wanted]);
    }

    #[test]
    fn a_long_name_is_put_together() {
        let uri = slot_of("URI", &["2|0001.XML", "1|DOC"]);
        let entries =
            read(&metadata(&object(APPROVED, &(uri + &slot_of("hash", &["0"]))))).unwrap();
        assert_eq!(entries[0].file, "DOC0001.XML");
    }

    #[test]
    fn what_is_not_said_or_not_known_is_refused() {
        assert_eq!(read("<a"), Err(XdmError::Xml));
        assert_eq!(read("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), Err(XdmError::Xml));
        assert_eq!(read(&metadata("")), Err(XdmError::Nothing));
        assert_eq!(read(&metadata(&object(APPROVED, ""))), Err(XdmError::Missing("URI")));
        let whole = slot_of("URI", &["A"]) + &slot_of("hash", &["0"]);
        let strange = object(APPROVED, &(whole + &label_of("SECRET")));
        assert_eq!(read(&metadata(&strange)), Err(XdmError::Label("SECRET".to_owned())));
    }
}
