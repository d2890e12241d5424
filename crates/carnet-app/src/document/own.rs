//! A document the holder adds themselves.

use carnet_core::access::{Action, Target};
use carnet_core::code::Code;
use carnet_core::document::{Author, Description, Label, Service, Shelf, SourcePatient, Structure};
use carnet_core::valueset::{self, DocumentType};
use carnet_store::Load;
use jiff::Timestamp;

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
    /// The file.
    pub bytes: Vec<u8>,
}

/// Adds a document of the holder's own.
///
/// # Errors
/// `own.title-missing`, `own.kind-unknown`, `own.too-large`, `own.type-refused`, then those of [`deposit`].
pub async fn add(cx: &Cx, visit: &Visit, own: OwnDocument) -> Result<Deposited> {
    let title = own.title.trim().to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LEN_MAX {
        return Err(Error::new(Kind::Unprocessable, "own.title-missing").at("title"));
    }
    let kind = DocumentType::by_code(&own.kind).filter(|kind| is_own(kind));
    let kind =
        kind.ok_or_else(|| Error::new(Kind::Unprocessable, "own.kind-unknown").at("kind"))?;
    let limit = cx.rules().holder_upload_bytes_max();
    if u64::try_from(own.bytes.len()).unwrap_or(u64::MAX) > limit {
        let megabytes = (limit / 1024 / 1024).to_string();
        return Err(Error::new(Kind::TooLarge, "own.too-large")
            .with("limit", megabytes)
            .at("file"));
    }
    let Some(media) = Media::sniff(&own.bytes).filter(|media| media.holder_may_add()) else {
        return Err(Error::new(Kind::Unprocessable, "own.type-refused").at("file"));
    };
    let unique_id = format!("urn:uuid:{}", cx.new_record().uuid());
    let patient = patient(cx, visit).await?;
    let about = About { kind, title, day: own.day, media, patient, unique_id: unique_id.clone() };
    let draft = Draft {
        description: description(cx, about),
        labels: own.labels,
        replaces: None,
        media_type: media.mime().to_owned(),
        bytes: own.bytes,
        shelf: Shelf::Active,
    };
    let submission = SubmissionDraft {
        unique_id: format!("{unique_id}.lot"),
        source_id: None,
        designation: None,
        title: None,
        author: Author::patient(),
    };
    let deposited = deposit(cx, visit, &Author::patient(), &submission, vec![draft]).await?;
    deposited.into_iter().next().ok_or_else(|| Error::fault("one draft gives one document"))
}

/// True for the types reserved to what people deposit themselves.
pub fn is_own(kind: &DocumentType) -> bool {
    kind.code.starts_with("DOCPAT") || kind.code.starts_with("EXPPAT")
}

async fn patient(cx: &Cx, visit: &Visit) -> Result<SourcePatient> {
    let opened = disclose(cx, visit, Load::Documents, Action::Open, Target::Space).await?;
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

fn description(cx: &Cx, about: About) -> Description {
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
        authors: vec![Author::patient()],
        authenticator: None,
        custodian: Structure { idnst: String::new(), name: cx.settings().name.clone() },
        source_patient: patient,
        references: Vec::new(),
        set_id: None,
    }
}
