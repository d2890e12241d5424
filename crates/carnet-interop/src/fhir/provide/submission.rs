//! `List` in: the submission set (`pdsm-submissionset-comprehensive`, MHD Comprehensive.SubmissionSet).

use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind};
use carnet_core::identity::Ins;
use jiff::Timestamp;

use crate::fhir::at::At;
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::identifier;
use crate::fhir::instant::instant;
use crate::fhir::model::{Extension, Identifier, List, Reference, present};
use crate::fhir::party::{Logical, Parties};
use crate::fhir::system::code_of;

/// Longest title of a submission set.
const TITLE_LEN_MAX: usize = 500;

/// A lot de soumission as its producer describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionSet {
    /// The producer's identifier (`uniqueId`).
    pub unique_id: String,
    /// The producer's system (`sourceId`).
    pub source_id: String,
    /// Kind of activity (JDV_J03, `contentTypeCode`).
    pub designation: Code,
    /// Title.
    pub title: Option<String>,
    /// Who submits it.
    pub author: Author,
    /// When it was submitted (`submissionTime`).
    pub submitted: Timestamp,
}

/// The submission set with what only the reading needs.
pub(super) struct Read {
    pub(super) set: SubmissionSet,
    pub(super) patient: Ins,
    pub(super) items: Vec<String>,
}

/// Reads a submission set.
pub(super) fn read(mut list: List, at: &At) -> Result<Read, FhirError> {
    let parties = Parties::read(std::mem::take(&mut list.contained), at)?;
    if list.status.as_deref() != Some("current") || list.mode.as_deref() != Some("working") {
        return Err(FhirError::new(Rule::SubmissionSet, at.member("status")));
    }
    let subject =
        list.subject.as_ref().ok_or_else(|| FhirError::new(Rule::Subject, at.member("subject")))?;
    let patient = parties.ins(subject, Rule::Subject, &at.member("subject"))?;
    let submitted = match present(list.date.as_ref()) {
        Some(text) => instant(text, &at.member("date"))?,
        None => return Err(FhirError::new(Rule::SubmissionDate, at.member("date"))),
    };
    let set = SubmissionSet {
        unique_id: unique_id(&list.identifier, at)?,
        source_id: source_id(&list.extension, at)?,
        designation: designation(&list.extension, at)?,
        title: present(list.title.as_ref())
            .map(|title| title.chars().take(TITLE_LEN_MAX).collect()),
        author: author(list.source.as_ref(), &parties, at)?,
        submitted,
    };
    let items = list.entry.into_iter().map(|entry| entry.item.literal.unwrap_or_default());
    Ok(Read { set, patient, items: items.collect() })
}

/// The identifier of use `usual`; without use, the one that is not a UUID of the sender's own entry.
fn unique_id(identifiers: &[Identifier], at: &At) -> Result<String, FhirError> {
    let usual = identifiers.iter().find(|identifier| identifier.r#use.as_deref() == Some("usual"));
    let other =
        || identifiers.iter().find(|identifier| identifier.r#use.as_deref() != Some("official"));
    usual
        .or_else(other)
        .and_then(identifier::of)
        .ok_or_else(|| FhirError::new(Rule::SubmissionIdentifier, at.member("identifier")))
}

fn extension<'a>(extensions: &'a [Extension], name: &str) -> Option<&'a Extension> {
    extensions.iter().find(|extension| extension.url.ends_with(name))
}

fn source_id(extensions: &[Extension], at: &At) -> Result<String, FhirError> {
    extension(extensions, "ihe-sourceId")
        .and_then(|extension| extension.value_identifier.as_ref())
        .and_then(|identifier| {
            let value = present(identifier.value.as_ref())?;
            Some(match present(identifier.system.as_ref()) {
                Some(system) if !value.starts_with("urn:") => format!("{system}|{value}"),
                _ => value.to_owned(),
            })
        })
        .ok_or_else(|| FhirError::new(Rule::SubmissionSource, at.member("extension")))
}

fn designation(extensions: &[Extension], at: &At) -> Result<Code, FhirError> {
    extension(extensions, "ihe-designationType")
        .and_then(|extension| extension.value_codeable_concept.as_ref())
        .and_then(|concept| concept.coding.iter().find_map(code_of))
        .ok_or_else(|| FhirError::new(Rule::SubmissionDesignation, at.member("extension")))
}

/// The person, machine or patient of `source`; an organisation alone comes as the extension `authorOrg`.
fn author(source: Option<&Reference>, parties: &Parties, at: &At) -> Result<Author, FhirError> {
    let at = at.member("source");
    let Some(source) = source else { return Err(FhirError::new(Rule::SubmissionAuthor, at)) };
    let organization = source
        .extension
        .iter()
        .find(|extension| extension.url.to_ascii_lowercase().ends_with("authororg"))
        .and_then(|extension| extension.value_reference.as_deref())
        .map(|reference| parties.structure(reference, Rule::SubmissionAuthor, &at))
        .transpose()?;
    let named = source.literal.is_some() || source.identifier.is_some();
    match (named, organization) {
        (false, Some(structure)) => Ok(Author {
            kind: AuthorKind::Device,
            person: None,
            role: None,
            structure: Some(structure),
            device: None,
        }),
        (_, structure) => {
            let mut author =
                parties.author(source, Logical::Accepted, Rule::SubmissionAuthor, &at)?;
            author.structure = author.structure.or(structure);
            Ok(author)
        }
    }
}
