//! What a CDA header says of its document, as the description a deposit needs
//! (volet « Structuration minimale », table of correspondence with XDS metadata).

use carnet_core::code::Code;
use carnet_core::document::{
    Author, AuthorKind, Description, Person, Reference, Service, SourcePatient, Structure,
};
use carnet_core::identity::{Ins, InsDomain, InvalidIns};
use carnet_core::rules::paris;
use carnet_core::valueset::{self, DocumentType};
use jiff::Timestamp;

use crate::cda::build::{PROFESSIONALS, STRUCTURES};
use crate::cda::{self, Actor, Cda, Header, Hl7Time, Organization};

/// Why a header cannot be turned into metadata.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undescribed {
    /// No identifier of the patient is an INS.
    #[error("the patient has no INS")]
    NoIns,
    /// The INS is not one.
    #[error("the INS is not valid: {0}")]
    Ins(#[from] InvalidIns),
    /// An element that XDS metadata need is missing.
    #[error("{0} is missing")]
    Missing(&'static str),
}

impl Undescribed {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoIns => "describe.no-ins",
            Self::Ins(error) => error.code(),
            Self::Missing(_) => "describe.missing",
        }
    }
}

impl Undescribed {
    /// Arguments of its sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Missing(element) => vec![("element", (*element).to_owned())],
            Self::NoIns | Self::Ins(_) => Vec::new(),
        }
    }
}

/// The description of a document, from its own header.
///
/// # Errors
/// [`Undescribed`], when the header lacks what the French metadata make mandatory.
pub fn describe(cda: &Cda) -> Result<Description, Undescribed> {
    let header = &cda.header;
    let kind = coded(&header.code).ok_or(Undescribed::Missing("ClinicalDocument.code"))?;
    let class = DocumentType::by_code(&kind.code).and_then(DocumentType::class_value);
    let created = instant(header.effective_time).ok_or(Undescribed::Missing("effectiveTime"))?;
    let format = cda.format();
    let missing = |what| move || Undescribed::Missing(what);
    Ok(Description {
        unique_id: header.id.unique_id(),
        title: header.title.clone().unwrap_or_else(|| kind.label.clone()),
        comment: None,
        class: class.ok_or(Undescribed::Missing("class of the type"))?,
        format: Code::new(format.system, format.code, ""),
        facility: header
            .facility()
            .and_then(coded)
            .ok_or_else(missing("healthCareFacility.code"))?,
        practice: header
            .practice_setting()
            .and_then(coded)
            .ok_or_else(missing("standardIndustryClassCode"))?,
        events: header.service_events.iter().filter_map(|e| coded(e.code.as_ref()?)).collect(),
        language: header.language.clone().unwrap_or_else(|| "fr-FR".to_owned()),
        created,
        service: service(header, created),
        authors: header.authors.iter().map(author).collect(),
        authenticator: header.legal_authenticator.as_ref().map(author),
        custodian: structure(&header.custodian).ok_or_else(missing("custodian identifier"))?,
        source_patient: source_patient(header)?,
        references: orders(header),
        set_id: header.set_id.as_ref().map(cda::Identifier::unique_id),
        kind,
    })
}

/// Our label, when the code is one of ours; the sender's otherwise.
fn coded(code: &cda::Code) -> Option<Code> {
    let (text, system) = (code.code.clone()?, code.system.clone()?);
    let label = code.display.clone().unwrap_or_default();
    Some(Code::new(valueset::canonical_system(&system), text, label))
}

fn instant(time: Hl7Time) -> Option<Timestamp> {
    time.timestamp(&paris())
}

fn service(header: &Header, created: Timestamp) -> Service {
    let event = header.main_event();
    let start = event.and_then(|event| event.start).and_then(instant);
    Service {
        start: start.unwrap_or(created),
        stop: event.and_then(|event| event.stop).and_then(instant),
    }
}

/// The identifier of a national directory, else the first there is.
fn national(ids: &[cda::Identifier], root: &str) -> Option<String> {
    let found = ids.iter().find(|id| id.root == root).or(ids.first())?;
    Some(found.extension.clone().unwrap_or_else(|| found.root.clone()))
}

fn author(actor: &Actor) -> Author {
    let is_patient =
        actor.code.as_ref().and_then(|code| code.code.as_deref()) == Some("EXP_PATIENT");
    if is_patient {
        // Their identifier is an INS: it stays out of the author.
        return Author { role: actor.code.as_ref().and_then(coded), ..Author::patient() };
    }
    let idnps = national(&actor.ids, PROFESSIONALS);
    let name = actor.name.as_ref();
    let shown = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let person = name.filter(|_| actor.device.is_none()).map(|name| Person {
        idnps: idnps.unwrap_or_default(),
        family: shown(name.shown_family()),
        given: shown(name.shown_given()),
    });
    let device = actor.device.as_ref();
    let machine = device.and_then(|device| device.software.clone().or(device.model.clone()));
    Author {
        kind: if person.is_some() { AuthorKind::Practitioner } else { AuthorKind::Device },
        person,
        role: actor.code.as_ref().and_then(coded),
        structure: actor.organization.as_ref().and_then(structure),
        device: machine,
    }
}

fn structure(organization: &Organization) -> Option<Structure> {
    Some(Structure {
        idnst: national(&organization.ids, STRUCTURES)?,
        name: organization.name.clone().unwrap_or_default(),
    })
}

fn source_patient(header: &Header) -> Result<SourcePatient, Undescribed> {
    let patient = &header.patient;
    let ins = patient.ids.iter().find_map(|id| {
        let domain = InsDomain::from_oid(&id.root)?;
        Some((id.extension.as_deref()?, domain))
    });
    let (matricule, domain) = ins.ok_or(Undescribed::NoIns)?;
    let local = patient.ids.iter().find(|id| InsDomain::from_oid(&id.root).is_none());
    let name = &patient.name;
    let family = name.birth_family.as_deref().or(name.shown_family());
    Ok(SourcePatient {
        ins: Ins::parse(matricule, domain)?,
        local: local.and_then(|id| Some((id.extension.clone()?, id.root.clone()))),
        family: family.unwrap_or_default().to_owned(),
        given: name.first_given.as_deref().or(name.shown_given()).unwrap_or_default().to_owned(),
    })
}

fn orders(header: &Header) -> Vec<Reference> {
    let order = |id: &cda::Identifier| Reference {
        kind: "urn:ihe:iti:xds:2013:order".to_owned(),
        system: Some(format!("urn:oid:{}", id.root)),
        value: id.extension.clone().unwrap_or_else(|| id.root.clone()),
    };
    header.orders.iter().map(order).collect()
}
