//! Metadata update in (PDSm flux 03): status, labels, archive; nothing else may be touched.
//!
//! FHIRPath Patch and JSON Patch are read. XML Patch is not.
//! <https://hl7.org/fhir/R4/fhirpatch.html>, RFC 6902.

mod change;
mod fhirpath;
mod json_patch;
#[cfg(test)]
mod tests;

use carnet_core::document::{Label, Shelf, Status};

use super::at::At;
use super::error::{FhirError, Rule};
use super::json;

pub(super) use fhirpath::read as read_parameters;
pub(super) use json_patch::read as read_operations;

/// What a patch does to the labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabelChange {
    /// These and no others.
    Set(Vec<Label>),
    /// These besides the present ones.
    Add(Vec<Label>),
}

/// A change of metadata, whatever format it came in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MetadataPatch {
    /// The status asked for; [`Status::Deleted`] is a logical deletion.
    pub status: Option<Status>,
    /// The labels asked for.
    pub labels: Option<LabelChange>,
    /// Put away or taken out.
    pub shelf: Option<Shelf>,
}

impl MetadataPatch {
    /// The labels wanted after the patch, when it touches them.
    pub fn labels_after(&self, current: &[Label]) -> Option<Vec<Label>> {
        let mut labels = match self.labels.as_ref()? {
            LabelChange::Set(labels) => labels.clone(),
            LabelChange::Add(labels) => current.iter().chain(labels).copied().collect(),
        };
        labels.sort_unstable();
        labels.dedup();
        Some(labels)
    }
}

/// Reads the body of `PATCH [base]/DocumentReference…`.
pub fn read(content_type: &str, body: &[u8]) -> Result<MetadataPatch, FhirError> {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let value = match essence.as_str() {
        "application/json-patch+json" | "application/fhir+json" | "application/json" => {
            json::parse(body, "DocumentReference")?
        }
        _ => {
            return Err(FhirError::new(Rule::PatchMedia, "DocumentReference").with(essence));
        }
    };
    if value.is_array() && essence != "application/fhir+json" {
        return read_operations(value);
    }
    if essence == "application/json-patch+json" {
        return Err(FhirError::new(Rule::Patch, "DocumentReference"));
    }
    read_parameters(value, &At::root("Parameters"))
}
