//! The entries of a transaction, sorted by kind, each with its place.

use serde_json::Value;

use crate::fhir::at::At;
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::json;
use crate::fhir::model::{Binary, DocumentReference, Entry, List};
use crate::fhir::patch::{self, MetadataPatch};
use crate::fhir::system::LIST_TYPES;

/// More entries than any transaction needs.
const ENTRIES_MAX: usize = 200;

pub(super) struct ListEntry {
    pub(super) index: usize,
    pub(super) at: At,
    pub(super) resource: List,
}

pub(super) struct DocumentEntry {
    pub(super) index: usize,
    pub(super) at: At,
    pub(super) full_url: String,
    pub(super) resource: DocumentReference,
}

pub(super) struct BinaryEntry {
    pub(super) index: usize,
    pub(super) at: At,
    pub(super) full_url: String,
    pub(super) resource: Binary,
}

pub(super) struct PatchEntry {
    pub(super) index: usize,
    pub(super) at: At,
    pub(super) url: String,
    pub(super) patch: MetadataPatch,
}

/// The entries of a transaction.
pub(super) struct Sorted {
    pub(super) list: ListEntry,
    pub(super) documents: Vec<DocumentEntry>,
    pub(super) binaries: Vec<BinaryEntry>,
    pub(super) patches: Vec<PatchEntry>,
    pub(super) count: usize,
}

/// Sorts the entries, refusing what ITI-65 does not foresee.
pub(super) fn sort(entries: Vec<Entry>, at: &At) -> Result<Sorted, FhirError> {
    if entries.len() > ENTRIES_MAX {
        return Err(FhirError::new(Rule::TooLarge, at.member("entry")));
    }
    let count = entries.len();
    let mut lists = Vec::new();
    let (mut documents, mut binaries, mut patches) = (Vec::new(), Vec::new(), Vec::new());
    for (index, entry) in entries.into_iter().enumerate() {
        let place = at.item("entry", index);
        let at = place.member("resource");
        let url = entry.request.url.unwrap_or_default();
        let method = entry.request.method.unwrap_or_default();
        let full_url = entry.full_url.unwrap_or_default();
        let value = entry.resource.unwrap_or_default();
        let name = value.get("resourceType").and_then(Value::as_str).unwrap_or_default().to_owned();
        match (method.as_str(), name.as_str()) {
            ("POST", "List") => {
                let resource = json::resource(value, "List", &at)?;
                lists.push(ListEntry { index, at, resource });
            }
            ("POST", "DocumentReference") => {
                let resource = json::resource(value, "DocumentReference", &at)?;
                documents.push(DocumentEntry { index, at, full_url, resource });
            }
            ("POST", "Binary") => {
                let resource = json::resource(value, "Binary", &at)?;
                binaries.push(BinaryEntry { index, at, full_url, resource });
            }
            ("PATCH", "Parameters" | "Binary") => {
                let patch = read_patch(value, &name, &at)?;
                patches.push(PatchEntry { index, at: place, url, patch });
            }
            _ => return Err(FhirError::new(Rule::Entry, place).with(format!("{method} {name}"))),
        }
    }
    let list = only_submission_set(lists, at)?;
    Ok(Sorted { list, documents, binaries, patches, count })
}

fn only_submission_set(lists: Vec<ListEntry>, at: &At) -> Result<ListEntry, FhirError> {
    let mut found = None;
    for list in lists {
        if is_kind(&list.resource, "folder") {
            return Err(FhirError::new(Rule::Folder, list.at));
        }
        if !is_kind(&list.resource, "submissionset") || found.is_some() {
            return Err(FhirError::new(Rule::SubmissionSet, list.at));
        }
        found = Some(list);
    }
    found.ok_or_else(|| FhirError::new(Rule::SubmissionSet, at.member("entry")))
}

/// MHD changed the URL of this code system between releases; its end is what stays.
fn is_kind(list: &List, kind: &str) -> bool {
    list.code.coding.iter().any(|coding| {
        let system = coding.system.as_deref().unwrap_or(LIST_TYPES);
        coding.code.as_deref() == Some(kind) && system.ends_with("MHDlistTypes")
    })
}

/// A FHIRPath patch, or a JSON Patch wrapped in a Binary as R4 wants it in a transaction.
fn read_patch(value: Value, name: &str, at: &At) -> Result<MetadataPatch, FhirError> {
    if name == "Parameters" {
        return patch::read_parameters(value, at);
    }
    let binary: Binary = json::resource(value, "Binary", at)?;
    let body = json::base64(binary.data.as_deref().unwrap_or_default(), &at.member("data"))?;
    patch::read(binary.content_type.as_deref().unwrap_or_default(), &body)
}
