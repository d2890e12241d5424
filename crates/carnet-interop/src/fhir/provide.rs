//! ITI-65 Provide Document Bundle in: a submission set, its documents and their bytes.
//! <https://profiles.ihe.net/ITI/MHD/ITI-65.html>, `pdsm-comprehensive-provide-document-bundle`.

mod sort;
mod submission;

use carnet_core::identity::Ins;

use super::at::At;
use super::draft::{self, Draft, Profile, Sheet};
use super::error::{FhirError, Rule};
use super::identifier::{self, Target};
use super::json;
use super::model::Bundle;
use super::patch::MetadataPatch;
use carnet_core::document::Status;

pub use submission::SubmissionSet;

use sort::{BinaryEntry, DocumentEntry, PatchEntry, Sorted};

/// What an entry of the request was, in the order of the request: the response keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The submission set.
    SubmissionSet,
    /// A document, by its place in [`Provide::drafts`].
    Document(usize),
    /// The bytes of a document, by the place of that document.
    Binary(usize),
    /// The superseding of the document that one of the drafts replaces.
    Supersede(Target),
}

/// A transaction, read and checked against itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provide {
    /// The one patient everything is about.
    pub patient: Ins,
    /// The submission set.
    pub submission: SubmissionSet,
    /// The documents, in the order of the request.
    pub drafts: Vec<Draft>,
    /// Every entry of the request, in order.
    pub entries: Vec<Entry>,
}

/// Reads the body of `POST [base]`.
pub fn read(body: &[u8]) -> Result<Provide, FhirError> {
    let at = At::root("Bundle");
    let value = json::parse(body, "Bundle")?;
    let mut bundle: Bundle = json::resource(value, "Bundle", &at)?;
    if bundle.r#type.as_deref() != Some("transaction") {
        return Err(FhirError::new(Rule::BundleType, at.member("type")));
    }
    let sorted = sort::sort(std::mem::take(&mut bundle.entry), &at)?;
    assemble(sorted, &at)
}

fn assemble(sorted: Sorted, at: &At) -> Result<Provide, FhirError> {
    let Sorted { list, documents, binaries, patches, count } = sorted;
    let submission = submission::read(list.resource, &list.at)?;
    let mut slots: Vec<Option<Entry>> = vec![None; count];
    place(&mut slots, list.index, Entry::SubmissionSet);
    check_listed(&submission.items, &documents, &list.at)?;
    let mut binaries: Vec<Option<BinaryEntry>> = binaries.into_iter().map(Some).collect();
    let mut drafts = Vec::with_capacity(documents.len());
    for document in documents {
        let number = drafts.len();
        place(&mut slots, document.index, Entry::Document(number));
        let (draft, binary) = read_document(document, &mut binaries)?;
        if let Some(index) = binary {
            place(&mut slots, index, Entry::Binary(number));
        }
        drafts.push(draft);
    }
    if let Some(orphan) = binaries.into_iter().flatten().next() {
        return Err(FhirError::new(Rule::BinaryUse, orphan.at));
    }
    for patch in patches {
        let index = patch.index;
        place(&mut slots, index, Entry::Supersede(superseded(patch, &drafts)?));
    }
    let patient = one_patient(&submission, &drafts, at)?;
    let entries = slots.into_iter().flatten().collect();
    Ok(Provide { patient, submission: submission.set, drafts, entries })
}

fn place(slots: &mut [Option<Entry>], index: usize, entry: Entry) {
    if let Some(slot) = slots.get_mut(index) {
        *slot = Some(entry);
    }
}

/// The documents of the bundle are those of the submission set, no more, no fewer (MHD §3.65.4.1.2).
fn check_listed(items: &[String], documents: &[DocumentEntry], at: &At) -> Result<(), FhirError> {
    if documents.is_empty() {
        return Err(FhirError::new(Rule::NoDocument, "Bundle.entry"));
    }
    let listed = |document: &DocumentEntry| {
        items.iter().filter(|item| points_at(item, &document.full_url)).count()
    };
    let known = documents.iter().all(|document| listed(document) == 1);
    if known && items.len() == documents.len() {
        return Ok(());
    }
    Err(FhirError::new(Rule::SubmissionEntries, at.member("entry")))
}

/// True when a reference is the full URL of an entry, or its relative end (`Binary/1`).
fn points_at(reference: &str, full_url: &str) -> bool {
    !reference.is_empty()
        && (reference == full_url
            || full_url.strip_suffix(reference).is_some_and(|base| base.ends_with('/')))
}

/// A document with its bytes, and the place of the Binary they came from.
fn read_document(
    document: DocumentEntry,
    binaries: &mut [Option<BinaryEntry>],
) -> Result<(Draft, Option<usize>), FhirError> {
    let at = &document.at;
    let mut sheet = draft::read(document.resource, Profile::Comprehensive, at)?;
    let attachment = at.item("content", 0).member("attachment");
    if let Some(data) = sheet.data.take() {
        if sheet.url.is_some() {
            return Err(FhirError::new(Rule::Url, attachment.member("url")));
        }
        let bytes = json::base64(&data, &attachment.member("data"))?;
        return Ok((sheet.with_bytes(bytes, at)?, None));
    }
    let url = sheet.url.clone().unwrap_or_default();
    let wanted = |slot: &&mut Option<BinaryEntry>| {
        slot.as_ref().is_some_and(|binary| points_at(&url, &binary.full_url))
    };
    let Some(binary) = binaries.iter_mut().find(wanted).and_then(Option::take) else {
        return Err(FhirError::new(Rule::Binary, attachment.member("url")));
    };
    let bytes = bytes_of(&binary, &sheet)?;
    Ok((sheet.with_bytes(bytes, at)?, Some(binary.index)))
}

fn bytes_of(binary: &BinaryEntry, sheet: &Sheet) -> Result<Vec<u8>, FhirError> {
    let declared = binary.resource.content_type.as_deref().unwrap_or_default();
    let essence = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence != sheet.media_type {
        let at = binary.at.member("contentType");
        return Err(FhirError::new(Rule::BinaryType, at).with(essence));
    }
    let at = binary.at.member("data");
    match &binary.resource.data {
        Some(data) => json::base64(data, &at),
        None => Err(FhirError::new(Rule::Empty, at)),
    }
}

/// The document a patch of the bundle supersedes: one that a draft replaces, and nothing but its status.
fn superseded(patch: PatchEntry, drafts: &[Draft]) -> Result<Target, FhirError> {
    let wanted = MetadataPatch { status: Some(Status::Superseded), ..MetadataPatch::default() };
    let target = identifier::target_of_url(&patch.url);
    let (true, Some(target)) = (patch.patch == wanted, target) else {
        return Err(FhirError::new(Rule::ReplacePatch, patch.at));
    };
    // An id and an identifier may name the same document; only the store can tell.
    let named = drafts.iter().filter_map(|draft| draft.replaces.as_ref()).any(|replaced| {
        *replaced == target
            || matches!(
                (replaced, &target),
                (Target::Identifier(_), Target::Resource(_))
                    | (Target::Resource(_), Target::Identifier(_))
            )
    });
    if named { Ok(target) } else { Err(FhirError::new(Rule::ReplacePatch, patch.at)) }
}

/// Everything in one transaction is about one person: one commit touches one owner.
fn one_patient(submission: &submission::Read, drafts: &[Draft], at: &At) -> Result<Ins, FhirError> {
    let all = drafts.iter().map(|draft| &draft.description.source_patient.ins);
    if all.clone().all(|ins| *ins == submission.patient) {
        return Ok(submission.patient.clone());
    }
    Err(FhirError::new(Rule::PatientMismatch, at.member("entry")))
}
