//! `List` out: a submission set (`pdsm-submissionset-comprehensive`).

use carnet_core::document::{Author, AuthorKind, SourcePatient, Submission};
use carnet_core::identity::Ins;
use serde_json::{Map, Value, json};

use super::contained::{self, Contained};
use super::document_reference::put;
use super::identifier;
use super::provide::SubmissionSet;
use super::system::{LIST_TYPES, URI, concept};

/// The profile submission sets follow.
pub const PROFILE: &str = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-submissionset-comprehensive";
const DESIGNATION: &str =
    "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType";
const SOURCE: &str = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId";
const AUTHOR_ORG: &str = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-authorOrg";

/// Writes a submission set. `documents` are the wire ids of those of its documents the reader may see.
pub fn write(submission: &Submission, patient: &Ins, wire_id: &str, documents: &[String]) -> Value {
    let items = documents.iter().map(|id| format!("DocumentReference/{id}")).collect();
    let set = SubmissionSet {
        unique_id: submission.unique_id.clone(),
        source_id: submission.source_id.clone().unwrap_or_default(),
        designation: submission
            .designation
            .clone()
            .unwrap_or_else(|| carnet_core::code::Code::new("", "", "")),
        title: submission.title.clone(),
        author: submission.author.clone(),
        submitted: submission.submitted,
    };
    let entry = identifier::urn(submission.id.uuid());
    let mut out = described(&set, patient, Some(&entry), items);
    put(&mut out, "id", json!(wire_id));
    put(&mut out, "meta", json!({ "profile": [PROFILE] }));
    Value::Object(out)
}

/// Everything a submission set says.
pub(super) fn described(
    set: &SubmissionSet,
    patient: &Ins,
    entry: Option<&str>,
    items: Vec<String>,
) -> Map<String, Value> {
    let mut contained = Contained::default();
    let subject = contained.patient(&SourcePatient {
        ins: patient.clone(),
        local: None,
        family: String::new(),
        given: String::new(),
    });
    let source = source(&set.author, &subject, &mut contained);
    let mut unique = identifier::write(&set.unique_id);
    if let Some(members) = unique.as_object_mut() {
        put(members, "use", json!("usual"));
    }
    let mut identifiers = vec![unique];
    if let Some(entry) = entry {
        identifiers.push(json!({ "use": "official", "system": URI, "value": entry }));
    }
    let mut out = Map::new();
    put(&mut out, "resourceType", json!("List"));
    put(&mut out, "contained", Value::Array(contained.into_values()));
    put(&mut out, "extension", Value::Array(extensions(set)));
    put(&mut out, "identifier", Value::Array(identifiers));
    put(&mut out, "status", json!("current"));
    put(&mut out, "mode", json!("working"));
    if let Some(title) = &set.title {
        put(&mut out, "title", json!(title));
    }
    put(&mut out, "code", json!({ "coding": [{ "system": LIST_TYPES, "code": "submissionset" }] }));
    let mut about = subject;
    if let Some(members) = about.as_object_mut() {
        put(members, "identifier", contained::ins(patient));
    }
    put(&mut out, "subject", about);
    put(&mut out, "date", json!(set.submitted.to_string()));
    put(&mut out, "source", source);
    let entries: Vec<Value> =
        items.into_iter().map(|item| json!({ "item": { "reference": item } })).collect();
    if !entries.is_empty() {
        put(&mut out, "entry", Value::Array(entries));
    }
    out
}

fn extensions(set: &SubmissionSet) -> Vec<Value> {
    let mut out = Vec::new();
    if !set.designation.code.is_empty() {
        out.push(json!({ "url": DESIGNATION, "valueCodeableConcept": concept(&set.designation) }));
    }
    if !set.source_id.is_empty() {
        let identifier = match set.source_id.split_once('|') {
            Some((system, value)) => json!({ "system": system, "value": value }),
            None => json!({ "value": set.source_id }),
        };
        out.push(json!({ "url": SOURCE, "valueIdentifier": identifier }));
    }
    out
}

/// A structure alone is an extension of the source; anybody else is the source.
fn source(author: &Author, patient: &Value, contained: &mut Contained) -> Value {
    match (&author.structure, &author.device) {
        (Some(structure), None) if author.kind == AuthorKind::Device && author.role.is_none() => {
            let reference = contained.structure(structure);
            json!({ "extension": [{ "url": AUTHOR_ORG, "valueReference": reference }] })
        }
        _ => contained.author(author, patient),
    }
}
