//! Business identifiers of documents: `uniqueId`, `logicalId`, `entryUUID`, and references to them.
//! MHD 4.2.3 §3.65.4.1.2, PDSm « identifiants ».

use carnet_core::document::Document;
use serde_json::{Value, json};
use uuid::Uuid;

use super::model::{Identifier, Reference, present};
use super::system::{URI, is_oid};

/// Longest business identifier we keep.
const LEN_MAX: usize = 256;

/// A document somebody points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// By a business identifier, in the form [`normal`] gives.
    Identifier(String),
    /// By the id of our resource (`DocumentReference/{id}`).
    Resource(String),
}

/// One text for an identifier: `urn:oid:…`, `urn:uuid:…`, `urn:oid:root^value` or `uri|value`.
pub fn normal(system: Option<&str>, value: &str) -> Option<String> {
    let value = value.trim();
    let printable = value.bytes().all(|byte| byte.is_ascii_graphic());
    let length = value.len() + system.map_or(0, str::len);
    if value.is_empty() || !printable || length > LEN_MAX {
        return None;
    }
    let system = system.map(str::trim).filter(|system| !system.is_empty());
    match system {
        _ if value.starts_with("urn:oid:") => Some(value.to_owned()),
        _ if value.starts_with("urn:uuid:") => Some(value.to_ascii_lowercase()),
        Some(URI) => value.contains(':').then(|| value.to_owned()),
        Some(system) if system.starts_with("urn:oid:") => Some(format!("{system}^{value}")),
        Some(system) => Some(format!("{system}|{value}")),
        None => is_oid(value).then(|| format!("urn:oid:{value}")),
    }
}

/// The identifier of a CDA: root, and extension when there is one.
pub fn of_cda(root: &str, extension: Option<&str>) -> Option<String> {
    let root = root.trim();
    let system = if Uuid::try_parse(root).is_ok() {
        format!("urn:uuid:{}", root.to_ascii_lowercase())
    } else {
        format!("urn:oid:{root}")
    };
    match extension.map(str::trim).filter(|extension| !extension.is_empty()) {
        None => normal(Some(URI), &system),
        Some(extension) => normal(Some(&system), extension),
    }
}

pub(super) fn of(identifier: &Identifier) -> Option<String> {
    normal(identifier.system.as_deref(), present(identifier.value.as_ref())?)
}

/// The identifier as FHIR writes it; an OID may come without its `urn:oid:`, as XDS keeps it.
pub(super) fn write(identifier: &str) -> Value {
    let identifier = whole(identifier);
    let split = identifier
        .starts_with("urn:oid:")
        .then(|| identifier.split_once('^'))
        .flatten()
        .or_else(|| identifier.split_once('|'));
    match split {
        Some((system, value)) => json!({ "system": system, "value": value }),
        None => json!({ "system": URI, "value": identifier }),
    }
}

/// `urn:oid:1.2.3` for `1.2.3`, `urn:oid:1.2.3^4` for `1.2.3^4`.
fn whole(identifier: &str) -> String {
    let root = identifier.split('^').next().unwrap_or_default();
    if is_oid(root) { format!("urn:oid:{identifier}") } else { identifier.to_owned() }
}

/// True when two texts are the same identifier, with or without `urn:oid:`.
pub fn same(a: &str, b: &str) -> bool {
    whole(a) == whole(b)
}

/// `urn:uuid:` form of one of our ids.
pub(super) fn urn(uuid: Uuid) -> String {
    format!("urn:uuid:{uuid}")
}

/// The document a reference points at.
pub(super) fn target(reference: &Reference) -> Option<Target> {
    if let Some(identifier) = &reference.identifier {
        return of(identifier).map(Target::Identifier);
    }
    target_of_url(present(reference.literal.as_ref())?)
}

/// The document a literal reference or a request URL points at.
pub(super) fn target_of_url(url: &str) -> Option<Target> {
    if url.starts_with("urn:") {
        return normal(Some(URI), url).map(Target::Identifier);
    }
    if let Some((_, token)) = url.split_once("DocumentReference?identifier=") {
        let token = token.replace("%7C", "|").replace("%7c", "|");
        return of_token(&token).map(Target::Identifier);
    }
    let (_, rest) = url.rsplit_once("DocumentReference/")?;
    let id = rest.split('/').next().unwrap_or_default();
    is_id(id).then(|| Target::Resource(id.to_owned()))
}

/// The identifier of a token `system|value` or `value`.
pub fn of_token(token: &str) -> Option<String> {
    match token.split_once('|') {
        Some((system, value)) => normal(Some(system), value),
        None => normal(None, token),
    }
}

/// True for what FHIR allows as the id of a resource.
pub(super) fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
}

/// True when a business identifier is one of the three of a document.
pub fn is_of(document: &Document, identifier: &str) -> bool {
    same(&document.description.unique_id, identifier)
        || urn(document.id.uuid()) == identifier
        || urn(document.entry.uuid()) == identifier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_go_there_and_back() {
        for text in [
            "urn:oid:1.2.250.1.213.1.1.4.9",
            "urn:uuid:0b4cf3a1-8a0a-4d4e-a6b5-0123456789ab",
            "urn:oid:1.2.250.1^A|1",
            "https://lab.example.org/ids|42",
        ] {
            let identifier: Identifier = serde_json::from_value(write(text)).unwrap();
            assert_eq!(of(&identifier).as_deref(), Some(text));
        }
    }

    #[test]
    fn the_bare_form_of_an_oid_is_the_same_identifier() {
        assert_eq!(write("1.2.250.1"), write("urn:oid:1.2.250.1"));
        assert_eq!(write("1.2.250.1^7"), write("urn:oid:1.2.250.1^7"));
        assert!(same("1.2.250.1^7", "urn:oid:1.2.250.1^7"));
        assert!(!same("1.2.250.1", "1.2.250.1^7"));
    }

    #[test]
    fn a_document_id_of_a_cda_has_one_form() {
        assert_eq!(of_cda("1.2.250.1", None).as_deref(), Some("urn:oid:1.2.250.1"));
        assert_eq!(of_cda("1.2.250.1", Some("7")).as_deref(), Some("urn:oid:1.2.250.1^7"));
        let uuid = "0B4CF3A1-8A0A-4D4E-A6B5-0123456789AB";
        assert_eq!(of_cda(uuid, None), Some(format!("urn:uuid:{}", uuid.to_lowercase())));
        assert_eq!(of_cda("1.2 3", None), None);
    }

    #[test]
    fn targets_are_found_in_every_form_of_url() {
        let resource = |id: &str| Some(Target::Resource(id.to_owned()));
        assert_eq!(target_of_url("DocumentReference/ab-1"), resource("ab-1"));
        assert_eq!(target_of_url("https://x/fhir/DocumentReference/a/_history/2"), resource("a"));
        assert_eq!(
            target_of_url("DocumentReference?identifier=urn:ietf:rfc:3986%7Curn:oid:1.2"),
            Some(Target::Identifier("urn:oid:1.2".to_owned()))
        );
        assert_eq!(target_of_url("Patient/1"), None);
        assert_eq!(target_of_url("DocumentReference/a b"), None);
    }
}
