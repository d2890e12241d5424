//! The changes both patch formats come down to.

use carnet_core::document::{Label, Shelf, Status};

use super::{LabelChange, MetadataPatch};
use crate::fhir::draft::is_archived_url;
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::label;
use crate::fhir::model::Coding;

/// What is done to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Add,
    Replace,
    Remove,
}

/// Which part of `securityLabel` is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// The whole list.
    Whole,
    /// One place of it.
    Place,
    /// The end of it.
    End,
    /// Only the HL7 level, which carries no label of ours.
    Level,
}

/// The value given, in the forms the two formats know.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    pub(super) text: Option<String>,
    pub(super) flag: Option<bool>,
    pub(super) codings: Option<Vec<Coding>>,
    pub(super) url: Option<String>,
}

/// A patch being gathered, operation after operation.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    patch: MetadataPatch,
    deleted: bool,
    touched: bool,
}

impl Gathering {
    /// The patch, once every operation was read.
    pub(super) fn finish(mut self) -> Result<MetadataPatch, FhirError> {
        if !self.touched {
            return Err(FhirError::new(Rule::Patch, "DocumentReference"));
        }
        if self.deleted {
            if self.patch.status == Some(Status::Current) {
                return Err(FhirError::new(Rule::PatchUndelete, "DocumentReference.status"));
            }
            self.patch.status = Some(Status::Deleted);
        }
        Ok(self.patch)
    }

    /// `status`. The blank some examples carry behind the code is forgiven.
    pub(super) fn status(&mut self, verb: Verb, given: &Given) -> Result<(), FhirError> {
        let at = "DocumentReference.status";
        if verb == Verb::Remove {
            return Err(FhirError::new(Rule::PatchOperation, at));
        }
        let text = given.text.as_deref().map(str::trim).unwrap_or_default();
        self.patch.status = Some(match text {
            "current" => Status::Current,
            "superseded" => Status::Superseded,
            "entered-in-error" => Status::Deleted,
            _ => return Err(FhirError::new(Rule::Patch, at).with(text)),
        });
        self.touched = true;
        Ok(())
    }

    /// `securityLabel`, whole or in part.
    pub(super) fn labels(&mut self, verb: Verb, aim: Aim, given: &Given) -> Result<(), FhirError> {
        let at = "DocumentReference.securityLabel";
        self.touched = true;
        if verb == Verb::Remove {
            if aim != Aim::Whole {
                return Err(FhirError::new(Rule::PatchOperation, at));
            }
            self.patch.labels = Some(LabelChange::Set(Vec::new()));
            return Ok(());
        }
        let mut codes: Vec<&str> = given.text.as_deref().into_iter().collect();
        for coding in given.codings.iter().flatten() {
            codes.push(coding.code.as_deref().unwrap_or_default());
        }
        if codes.is_empty() {
            return Err(FhirError::new(Rule::Patch, at));
        }
        let mut labels = Vec::new();
        for code in codes {
            let label = label::of_code(code)
                .ok_or_else(|| FhirError::new(Rule::SecurityLabelUnknown, at).with(code))?;
            labels.extend(label);
        }
        if aim == Aim::Level {
            return if labels.is_empty() { Ok(()) } else { Err(FhirError::new(Rule::Patch, at)) };
        }
        self.merge(verb, aim, labels);
        Ok(())
    }

    fn merge(&mut self, verb: Verb, aim: Aim, labels: Vec<Label>) {
        let before = self.patch.labels.take();
        let appends = aim == Aim::End || (aim == Aim::Place && verb == Verb::Add);
        self.patch.labels = Some(match (before, aim) {
            (_, Aim::Whole) => LabelChange::Set(labels),
            (Some(LabelChange::Set(mut all)), _) => {
                all.extend(labels);
                LabelChange::Set(all)
            }
            (Some(LabelChange::Add(mut all)), _) if appends => {
                all.extend(labels);
                LabelChange::Add(all)
            }
            (None, _) if appends => LabelChange::Add(labels),
            (_, _) => LabelChange::Set(labels),
        });
    }

    /// The archive or deletion extension, named by its URL, its value or the path.
    pub(super) fn extension(
        &mut self,
        verb: Verb,
        path: &str,
        given: &Given,
    ) -> Result<(), FhirError> {
        let at = "DocumentReference.extension";
        let name = given.url.as_deref().unwrap_or(path);
        let flag = match (verb, given.flag) {
            (Verb::Remove, _) => false,
            (_, Some(flag)) => flag,
            (_, None) => return Err(FhirError::new(Rule::Patch, at)),
        };
        if is_deleted_url(name) {
            if !flag {
                return Err(FhirError::new(Rule::PatchUndelete, at));
            }
            self.deleted = true;
        } else if is_archived_url(name) {
            self.patch.shelf = Some(if flag { Shelf::Archived } else { Shelf::Active });
        } else {
            return Err(FhirError::new(Rule::PatchForbidden, at));
        }
        self.touched = true;
        Ok(())
    }
}

fn is_deleted_url(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.contains("is-deleted") || url.contains("isdeleted")
}
