//! A report a professional writes on our own pages: four fields make a CDA R2 N1 document.

use carnet_core::access::{Action, Actor, DocumentFacts, Professional, Target};
use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind, Document, Label, Shelf};
use carnet_core::id::DocumentId;
use carnet_core::identity::Sex;
use carnet_core::practitioner::Situation;
use carnet_core::space::Space;
use carnet_core::valueset::{self, DocumentType};
use carnet_interop::cda::build::{Facility, Gender, NewDocument, Person, Practitioner};
use carnet_interop::cda::{self, Hl7Time, Identifier, MediaType};
use carnet_interop::describe::describe;
use carnet_store::Load;

use super::deposit::deposit;
use super::draft::{Draft, SubmissionDraft};
use super::media::Media;
use crate::authorise::{Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// What the professional fills in.
#[derive(Debug, Clone)]
pub struct Report {
    /// Type (JDV_J07).
    pub kind: String,
    /// Title.
    pub title: String,
    /// The content.
    pub sheet: Sheet,
    /// Labels asked for.
    pub labels: Vec<Label>,
}

/// What a report contains.
#[derive(Debug, Clone)]
pub enum Sheet {
    /// Text typed on the page.
    Text(String),
    /// A file.
    File(Vec<u8>),
}

/// Whose space a professional is about to deposit in. The gate is asked as for the deposit itself;
/// nothing of the space but its identity comes back, and depositing pays the line.
pub async fn addressee(cx: &Cx, visit: &Visit) -> Result<Space> {
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    let kind = DocumentType::by_code("11488-4")
        .map(DocumentType::code_value)
        .ok_or_else(|| Error::fault("the consultation report is a known type"))?;
    let target = Target::Draft { kind: &kind, labels: &[] };
    let permit = authorise(cx, &vault, visit, Action::Deposit, target).await?;
    Ok(vault.for_change(&permit.grant).space()?.clone())
}

/// A document its author deposited, as a proof.
#[derive(Debug, Clone)]
pub struct Proof {
    /// The document.
    pub document: Document,
    /// Whether the author may also read it here.
    pub reading: Reading,
}

/// Whether somebody may read what they deposited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// They may.
    Open,
    /// They may only deposit: a link would lead to a refusal.
    Closed,
}

/// What its author deposited, to show as a proof. The gate is asked as for taking it back, which is the
/// author's alone; who may only deposit sees nothing else of the space. `to_read` is the visit on which they would
/// read it: the gate says whether it may be offered, and nothing is shown for it.
pub async fn proof(cx: &Cx, visit: &Visit, to_read: &Visit, id: DocumentId) -> Result<Proof> {
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    let target = Target::Document(id);
    let permit = authorise(cx, &vault, visit, Action::Withdraw, target).await?;
    let document = vault.for_change(&permit.grant).document(id)?.clone();
    let facts = DocumentFacts::of(&document);
    let visible =
        cx.gate().visible(&to_read.actor, &to_read.purpose, &facts, vault.facts(), cx.now);
    let reading = if visible.is_ok() { Reading::Open } else { Reading::Closed };
    Ok(Proof { document, reading })
}

/// Makes the document and deposits it.
///
/// # Errors
/// `report.type-refused`, then those of [`deposit`].
pub async fn report(
    cx: &Cx,
    visit: &Visit,
    situation: &Situation,
    report: Report,
) -> Result<Document> {
    let Actor::Practitioner(professional) = &visit.actor else {
        return Err(Error::new(Kind::Forbidden, "access.practitioner-only"));
    };
    let space = addressee(cx, visit).await?;
    let (media, bytes) = body(report.sheet)?;
    let kind = DocumentType::by_code(&report.kind)
        .ok_or_else(|| Error::new(Kind::Unprocessable, "report.type-refused"))?;
    let new = new_document(cx, &space, professional, situation, kind, report.title)?;
    let cda = new.around(media, bytes);
    let description = describe(&cda).map_err(Error::fault)?;
    let depositor = author_of(professional);
    let submission = SubmissionDraft {
        unique_id: format!("urn:uuid:{}", cx.new_record().uuid()),
        source_id: None,
        designation: None,
        title: None,
        author: depositor.clone(),
    };
    let draft = Draft {
        description,
        labels: report.labels,
        replaces: None,
        media_type: Media::Xml.mime().to_owned(),
        bytes: cda::write::document(&cda),
        shelf: Shelf::Active,
    };
    let deposited = deposit(cx, visit, &depositor, &submission, vec![draft]).await?;
    deposited
        .first()
        .map(|deposited| deposited.document().clone())
        .ok_or_else(|| Error::fault("one draft gives one document"))
}

fn body(sheet: Sheet) -> Result<(MediaType, Vec<u8>)> {
    let refused = || Error::new(Kind::Unprocessable, "report.type-refused").at("file");
    let bytes = match sheet {
        Sheet::Text(text) => return Ok((MediaType::Text, text.into_bytes())),
        Sheet::File(bytes) => bytes,
    };
    let media = match Media::sniff(&bytes).ok_or_else(refused)? {
        Media::Pdf => MediaType::Pdf,
        Media::Jpeg => MediaType::Jpeg,
        Media::Png => MediaType::Png,
        Media::Tiff => MediaType::Tiff,
        Media::Rtf => MediaType::Rtf,
        Media::Text => MediaType::Text,
        Media::Xml => return Err(refused()),
    };
    Ok((media, bytes))
}

/// A professional as author of what they deposit.
pub fn author_of(professional: &Professional) -> Author {
    Author {
        kind: AuthorKind::Practitioner,
        person: Some(professional.person.clone()),
        role: Some(role_of(&professional.role)),
        structure: Some(professional.structure.clone()),
        device: professional.software.clone(),
    }
}

fn role_of(role: &str) -> Code {
    valueset::specialty(role)
        .map_or_else(|| Code::new("1.2.250.1.213.1.1.4.5", role, ""), valueset::Entry::code_value)
}

fn in_cda(code: &Code) -> cda::Code {
    cda::Code::new(&code.code, &code.system, &code.label)
}

fn new_document(
    cx: &Cx,
    space: &Space,
    professional: &Professional,
    situation: &Situation,
    kind: &DocumentType,
    title: String,
) -> Result<NewDocument> {
    let now = Hl7Time::from_zoned(&cx.now.to_zoned(carnet_core::rules::paris()));
    let finess = situation.structure.idnst.strip_prefix('1').unwrap_or_default().to_owned();
    let entry = |entry: Option<&'static valueset::Entry>, what: &'static str| {
        entry
            .map(|entry| in_cda(&entry.code_value()))
            .ok_or_else(|| Error::fault(format!("{what} is in the value sets")))
    };
    // An identifier under our own UUID arc (2.25, X.667): no register to ask.
    let arc = |uuid: u128| Identifier::root(format!("2.25.{uuid}"));
    Ok(NewDocument {
        id: arc(cx.new_record().uuid().as_u128()),
        set_id: arc(cx.new_record().uuid().as_u128()),
        version: 1,
        replaces: None,
        code: in_cda(&kind.code_value()),
        title,
        written: now,
        patient: person(space),
        author: Practitioner {
            rpps: professional.rpps.clone(),
            family: professional.person.family.clone(),
            given: professional.person.given.clone(),
            profession: in_cda(&role_of(&professional.role)),
        },
        facility: Facility {
            finess,
            name: situation.structure.name.clone(),
            sector: entry(valueset::practice("AMBULATOIRE"), "AMBULATOIRE")?,
            kind: entry(
                valueset::facility(&situation.sector).or(valueset::facility("SA07")),
                "the sector",
            )?,
        },
        event: None,
        start: now,
        stop: None,
    })
}

fn person(space: &Space) -> Person {
    let traits = &space.traits;
    Person {
        ins: space.ins.matricule().to_owned(),
        ins_root: space.ins.domain().oid().to_owned(),
        birth_family: traits.birth_name.clone(),
        used_family: traits.used_name.clone(),
        given: traits.given_names.clone(),
        gender: match traits.sex {
            Sex::Female => Gender::Female,
            Sex::Male => Gender::Male,
            Sex::Unknown => Gender::Undetermined,
        },
        birth: traits.birth_date,
        birth_insee: traits.birth_place.clone(),
    }
}
