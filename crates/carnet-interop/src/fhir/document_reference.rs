//! `DocumentReference` out (`pdsm-comprehensive-document-reference`, PDSm 3.1.1).

use carnet_core::document::{Description, Document, Label, Reference, Shelf, Status};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::contained::{self, Contained};
use super::system::{URI, coding, concept};
use super::{draft, identifier, json, label};

/// The profile documents follow.
pub const PROFILE: &str = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-comprehensive-document-reference";
/// The extension that says a document is put away.
pub const IS_ARCHIVED: &str =
    "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived";
/// The extension that says a document was withdrawn.
pub const IS_DELETED: &str =
    "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-deleted";

/// Writes a document as FHIR. `wire_id` is the id it has on the wire, `base_url` the root of the API.
pub fn write(document: &Document, base_url: &str, wire_id: &str, now: Timestamp) -> Value {
    let description = &document.description;
    let mut out = described(description, &document.labels.in_force(now), document.received);
    put(&mut out, "id", json!(wire_id));
    put(
        &mut out,
        "meta",
        json!({
            "versionId": document.version.to_string(),
            "lastUpdated": document.updated.to_string(),
            "profile": [PROFILE],
        }),
    );
    put(&mut out, "extension", Value::Array(extensions(document)));
    let entry = identifier::urn(document.entry.uuid());
    let logical = identifier::urn(document.id.uuid());
    put(
        &mut out,
        "identifier",
        json!([
            { "use": "official", "system": URI, "value": entry },
            { "use": "secondary", "type": { "text": "logicalId" }, "system": URI, "value": logical },
        ]),
    );
    put(&mut out, "status", json!(status(document.status)));
    if let Some(replaced) = document.replaces {
        let target = json!({
            "type": "DocumentReference",
            "identifier": { "system": URI, "value": identifier::urn(replaced.uuid()) },
        });
        put(&mut out, "relatesTo", json!([{ "code": "replaces", "target": target }]));
    }
    let mut attachment = attachment(description, &document.content.media_type);
    let sha1 = from_hex(&document.content.sha1).unwrap_or_default();
    put(&mut attachment, "size", json!(document.content.size_bytes));
    put(&mut attachment, "hash", json!(json::to_base64(&sha1)));
    let url = format!("{}/Binary/{wire_id}", base_url.trim_end_matches('/'));
    put(&mut attachment, "url", json!(url));
    put(&mut out, "content", content(description, &attachment));
    Value::Object(out)
}

/// FHIR status of a document; a withdrawn one is `superseded` with its extension.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Current => "current",
        Status::Superseded | Status::Deleted => "superseded",
    }
}

fn extensions(document: &Document) -> Vec<Value> {
    let archived = document.shelf == Shelf::Archived;
    let mut out = vec![json!({ "url": IS_ARCHIVED, "valueBoolean": archived })];
    if document.status == Status::Deleted {
        out.push(json!({ "url": IS_DELETED, "valueBoolean": true }));
    }
    out
}

/// Everything a description says, without identity on this server, status or bytes.
pub(super) fn described(
    description: &Description,
    labels: &[Label],
    date: Timestamp,
) -> Map<String, Value> {
    let mut contained = Contained::default();
    let patient = contained.patient(&description.source_patient);
    let authors: Vec<Value> =
        description.authors.iter().map(|author| contained.author(author, &patient)).collect();
    let mut subject = patient.clone();
    if let Some(members) = subject.as_object_mut() {
        members.insert("identifier".to_owned(), contained::ins(&description.source_patient.ins));
    }
    let mut out = Map::new();
    put(&mut out, "resourceType", json!("DocumentReference"));
    put(&mut out, "masterIdentifier", identifier::write(&description.unique_id));
    put(&mut out, "type", concept(&description.kind));
    put(&mut out, "category", json!([concept(&description.class)]));
    put(&mut out, "subject", subject);
    put(&mut out, "date", json!(date.to_string()));
    put(&mut out, "author", Value::Array(authors));
    if let Some(authenticator) = &description.authenticator {
        put(&mut out, "authenticator", contained.author(authenticator, &patient));
    }
    put(&mut out, "custodian", contained.structure(&description.custodian));
    if let Some(comment) = &description.comment {
        put(&mut out, "description", json!(comment));
    }
    put(&mut out, "securityLabel", Value::Array(label::write(labels)));
    put(&mut out, "context", context(description, &patient));
    put(&mut out, "contained", Value::Array(contained.into_values()));
    out
}

/// The attachment without its bytes, their size, hash or place.
pub(super) fn attachment(description: &Description, media_type: &str) -> Map<String, Value> {
    let mut out = Map::new();
    put(&mut out, "contentType", json!(media_type));
    put(&mut out, "language", json!(description.language));
    put(&mut out, "title", json!(description.title));
    put(&mut out, "creation", json!(description.created.to_string()));
    out
}

/// The one content of a document.
pub(super) fn content(description: &Description, attachment: &Map<String, Value>) -> Value {
    json!([{ "attachment": attachment, "format": coding(&description.format) }])
}

fn context(description: &Description, patient: &Value) -> Value {
    let mut out = Map::new();
    if !description.events.is_empty() {
        let events: Vec<Value> = description.events.iter().map(concept).collect();
        put(&mut out, "event", Value::Array(events));
    }
    let mut period = Map::new();
    put(&mut period, "start", json!(description.service.start.to_string()));
    if let Some(stop) = description.service.stop {
        put(&mut period, "end", json!(stop.to_string()));
    }
    put(&mut out, "period", Value::Object(period));
    put(&mut out, "facilityType", concept(&description.facility));
    put(&mut out, "practiceSetting", concept(&description.practice));
    put(&mut out, "sourcePatientInfo", patient.clone());
    if !description.references.is_empty() {
        let related: Vec<Value> = description.references.iter().map(related).collect();
        put(&mut out, "related", Value::Array(related));
    }
    Value::Object(out)
}

fn related(reference: &Reference) -> Value {
    let mut identifier = Map::new();
    let kind = json!({ "coding": [{ "system": URI, "code": reference.kind }] });
    put(&mut identifier, "type", kind);
    if let Some(system) = &reference.system {
        put(&mut identifier, "system", json!(system));
    }
    put(&mut identifier, "value", json!(reference.value));
    json!({ "identifier": identifier })
}

pub(super) fn put(members: &mut Map<String, Value>, name: &str, value: Value) {
    members.insert(name.to_owned(), value);
}

/// Base64 SHA-1 of bytes, as `attachment.hash` wants it.
pub(super) fn hash(bytes: &[u8]) -> String {
    json::to_base64(&draft::sha1(bytes))
}

fn from_hex(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks_exact(2);
    pairs
        .map(|pair| {
            let text = std::str::from_utf8(pair).ok()?;
            u8::from_str_radix(text, 16).ok()
        })
        .collect()
}
