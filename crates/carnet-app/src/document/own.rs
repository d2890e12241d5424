//! A document the holder adds themselves: a file, or photographed pages.

mod keep;

use carnet_core::access::{Action, Actor, Target};
use carnet_core::code::Code;
use carnet_core::document::{
    Author, Description, Folder, Label, Person, Service, Shelf, SourcePatient, Structure,
};
use carnet_core::id::{DocumentId, FolderId};
use carnet_core::space::Switch;
use carnet_core::valueset::{self, DocumentType};
pub use carnet_interop::paper::{Ink, PAGES_MAX, Picture, Turn};
use carnet_store::Load;
use jiff::Timestamp;

use super::arrange;
use super::deposit::deposit;
use super::draft::{Deposited, Draft, SubmissionDraft};
use super::media::Media;
use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Longest title of a document the holder adds, in characters.
pub const TITLE_LEN_MAX: usize = 120;

/// What the holder fills in.
#[derive(Debug, Clone)]
pub struct OwnDocument {
    /// Title.
    pub title: String,
    /// Type, one of those reserved to patients (`DOCPAT…`, `EXPPAT_…`).
    pub kind: String,
    /// The day it is about.
    pub day: Timestamp,
    /// Masked to professionals from the start or not.
    pub labels: Vec<Label>,
    /// The folder it goes into, if any.
    pub folder: Option<FolderId>,
    /// One file, or the pictures of its pages in their order.
    pub files: Vec<Picture>,
    /// The colours pictures are kept in.
    pub ink: Ink,
}

/// What was added, and what was done to it on the way in.
#[derive(Debug, Clone)]
pub struct Added {
    /// The document.
    pub deposited: Deposited,
    /// What became of the files.
    pub kept: Kept,
}

/// What became of the files somebody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Kept as it was.
    AsSent,
    /// A PDF kept as it was, which asks for a password before it opens.
    Locked,
    /// A picture kept without what the camera wrote beside it: place, device, hour.
    Cleaned,
    /// Pictures bound into one PDF, cleaned in the same way.
    Bound,
}

/// How the form is set before its holder decides.
#[derive(Debug, Clone)]
pub struct Preset {
    /// Whether they had what arrives masked.
    pub masked: Switch,
    /// Their folders.
    pub folders: Vec<Folder>,
}

/// What the form starts from.
pub async fn preset(cx: &Cx, visit: &Visit) -> Result<Preset> {
    let opened = disclose(cx, visit, Load::Documents, Action::Open, Target::Space).await?;
    let masked = opened.space().mask_new_documents;
    Ok(Preset { masked, folders: opened.binder().folders().to_vec() })
}

/// Adds a document of the holder's own.
///
/// # Errors
/// `own.title-missing`, `own.kind-unknown`, `own.too-large`, `own.type-refused`, `own.mixed`,
/// `binder.folder-unknown`, those of pictures (`paper.*`), then those of [`deposit`].
pub async fn add(cx: &Cx, visit: &Visit, own: OwnDocument) -> Result<Added> {
    let title = own.title.trim().to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LEN_MAX {
        return Err(Error::new(Kind::Unprocessable, "own.title-missing").at("title"));
    }
    let kind = DocumentType::by_code(&own.kind).filter(|kind| is_own(kind));
    let kind =
        kind.ok_or_else(|| Error::new(Kind::Unprocessable, "own.kind-unknown").at("kind"))?;
    let limit = usize::try_from(cx.rules().holder_upload_bytes_max()).unwrap_or(usize::MAX);
    keep::check(&own.files, limit)?;
    let patient = patient(cx, visit, own.folder).await?;
    let keep::Thing { bytes, media, kept } =
        keep::keep(cx, own.files, own.ink, title.clone(), limit).await?;
    let unique_id = format!("urn:uuid:{}", cx.new_record().uuid());
    let author = signed(&visit.actor);
    let about = About { kind, title, day: own.day, media, patient, unique_id: unique_id.clone() };
    let draft = Draft {
        description: description(cx, about, &author),
        labels: own.labels,
        replaces: None,
        media_type: media.mime().to_owned(),
        bytes,
        shelf: Shelf::Active,
    };
    let submission = SubmissionDraft {
        unique_id: format!("{unique_id}.lot"),
        source_id: None,
        designation: None,
        title: None,
        author: author.clone(),
    };
    let deposited = deposit(cx, visit, &author, &submission, vec![draft]).await?;
    let deposited = deposited.into_iter().next();
    let deposited = deposited.ok_or_else(|| Error::fault("one draft gives one document"))?;
    if let (Some(folder), Deposited::Created(document)) = (own.folder, &deposited) {
        put(cx, visit, document.id, folder).await?;
    }
    Ok(Added { deposited, kept })
}

/// Puts the new document into its folder. One removed in the meantime leaves it outside of any: it is kept.
async fn put(cx: &Cx, visit: &Visit, document: DocumentId, folder: FolderId) -> Result<()> {
    match arrange::file(cx, visit, &[document], Some(folder)).await {
        Err(error) if error.code == "binder.folder-unknown" => Ok(()),
        other => other,
    }
}

/// The holder's side as author; by name when somebody acts for them.
fn signed(actor: &Actor) -> Author {
    let person = match actor {
        Actor::Representative(who) | Actor::Delegate(who) => {
            let (idnps, given) = (String::new(), String::new());
            Some(Person { idnps, family: who.name.clone(), given })
        }
        _ => None,
    };
    Author { person, ..Author::patient() }
}

/// True for the types reserved to what people deposit themselves.
pub fn is_own(kind: &DocumentType) -> bool {
    kind.code.starts_with("DOCPAT") || kind.code.starts_with("EXPPAT")
}

/// Whose document it is; and the folder chosen is one of theirs.
async fn patient(cx: &Cx, visit: &Visit, folder: Option<FolderId>) -> Result<SourcePatient> {
    let opened = disclose(cx, visit, Load::Documents, Action::Open, Target::Space).await?;
    if folder.is_some_and(|folder| opened.binder().folder(folder).is_none()) {
        return Err(Error::new(Kind::NotFound, "binder.folder-unknown").at("folder"));
    }
    let space = opened.space();
    Ok(SourcePatient {
        ins: space.ins.clone(),
        local: None,
        family: space.traits.birth_name.clone(),
        given: space.traits.given_names.first().cloned().unwrap_or_default(),
    })
}

/// What is known of a document that its holder adds.
struct About {
    kind: &'static DocumentType,
    title: String,
    day: Timestamp,
    media: Media,
    patient: SourcePatient,
    unique_id: String,
}

fn description(cx: &Cx, about: About, author: &Author) -> Description {
    let About { kind, title, day, media, patient, unique_id } = about;
    let format = valueset::format_of(media.mime()).map(valueset::Entry::code_value);
    Description {
        unique_id,
        title,
        comment: None,
        kind: kind.code_value(),
        class: kind.class_value().unwrap_or_else(|| kind.code_value()),
        // PNG has no French format code: the media type says it.
        format: format.unwrap_or_else(|| Code::new("urn:ietf:bcp:13", media.mime(), "")),
        facility: valueset::patient_expression(),
        practice: valueset::patient_expression(),
        events: Vec::new(),
        language: "fr-FR".to_owned(),
        created: cx.now,
        service: Service { start: day, stop: None },
        authors: vec![author.clone()],
        authenticator: None,
        custodian: Structure { idnst: String::new(), name: cx.settings().name.clone() },
        source_patient: patient,
        references: Vec::new(),
        set_id: None,
    }
}
