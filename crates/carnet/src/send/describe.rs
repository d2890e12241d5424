//! From the header of a CDA to the metadata that goes with it (XDS « métadonnées », annexe of the volet
//! « Partage de documents de santé »): what a sender says of a document is what its header says.

use carnet_core::code::Code;
use carnet_core::document::{
    Author, AuthorKind, Description, Person, Reference, Service, SourcePatient, Structure,
};
use carnet_core::identity::Ins;
use carnet_core::rules::paris;
use carnet_core::valueset::{DocumentType, InvalidCode, Kind};
use carnet_interop::cda::build::{PROFESSIONALS, STRUCTURES};
use carnet_interop::cda::{self, Actor, Cda, Header, Hl7Time, Identifier, Organization};
use carnet_interop::fhir::identifier::of_cda;
use jiff::Timestamp;

/// XDS `referenceIdList`: number of an order.
const ORDER: &str = "urn:ihe:iti:xds:2013:order";

/// Why metadata cannot be made from a header.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undescribed {
    /// The header lacks something the metadata must say.
    #[error("the header does not say {element}")]
    Missing {
        /// What is missing, as the specification names it.
        element: &'static str,
    },
    /// The type of document is not one of JDV_J07.
    #[error(transparent)]
    Type(#[from] InvalidCode),
    /// The INS is not one.
    #[error(transparent)]
    Ins(#[from] carnet_core::identity::InvalidIns),
}

impl Undescribed {
    /// Stable code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "send.header-incomplete",
            Self::Type(error) => error.code(),
            Self::Ins(error) => error.code(),
        }
    }

    /// The arguments of the sentence shown to people, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Missing { element } => vec![("element", (*element).to_owned())],
            Self::Type(InvalidCode::Unknown { kind, code }) => {
                vec![("set", kind.to_string()), ("code", code.clone())]
            }
            Self::Type(_) | Self::Ins(_) => Vec::new(),
        }
    }
}

/// The metadata of a document, from its header.
pub fn describe(cda: &Cda) -> Result<Description, Undescribed> {
    let header = &cda.header;
    let kind = coded(Some(&header.code), "ClinicalDocument/code")?;
    let Some(known) = DocumentType::by_code(&kind.code) else {
        return Err(InvalidCode::Unknown { kind: Kind::Type, code: kind.code }.into());
    };
    let class = known.class_value().ok_or(Undescribed::Missing { element: "class" })?;
    let created = instant(header.effective_time)
        .ok_or(Undescribed::Missing { element: "ClinicalDocument/effectiveTime" })?;
    let format = cda.format();
    let facility = coded(header.facility(), "healthCareFacility/code")?;
    let practice = coded(header.practice_setting(), "standardIndustryClassCode")?;
    Ok(Description {
        unique_id: unique_id(header)?,
        title: header.title.clone().unwrap_or_else(|| known.label_fr.to_owned()),
        comment: None,
        kind,
        class,
        format: Code::new(format.system, format.code, ""),
        facility,
        practice,
        events: events(header),
        language: header.language.clone().unwrap_or_else(|| "fr-FR".to_owned()),
        created,
        service: service(header, created),
        authors: authors(header)?,
        authenticator: header.legal_authenticator.as_ref().map(author),
        custodian: structure(&header.custodian),
        source_patient: source_patient(header)?,
        references: header.orders.iter().filter_map(order).collect(),
        set_id: None,
    })
}

/// The identifier of the document a header replaces, in the form the API compares.
pub fn replaced(header: &Header) -> Option<String> {
    header.replaces().find_map(|id| of_cda(&id.root, id.extension.as_deref()))
}

fn unique_id(header: &Header) -> Result<String, Undescribed> {
    of_cda(&header.id.root, header.id.extension.as_deref())
        .ok_or(Undescribed::Missing { element: "ClinicalDocument/id" })
}

fn instant(time: Hl7Time) -> Option<Timestamp> {
    time.timestamp(&paris())
}

fn coded(code: Option<&cda::Code>, element: &'static str) -> Result<Code, Undescribed> {
    let missing = Undescribed::Missing { element };
    let Some(code) = code else { return Err(missing) };
    let (Some(value), Some(system)) = (&code.code, &code.system) else { return Err(missing) };
    Ok(Code::new(system.clone(), value.clone(), code.display.clone().unwrap_or_default()))
}

/// Acts and diagnoses documented, in systems named by an OID.
fn events(header: &Header) -> Vec<Code> {
    let is_oid = |system: &str| {
        system.contains('.') && system.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    header
        .service_events
        .iter()
        .filter_map(|event| coded(event.code.as_ref(), "serviceEvent/code").ok())
        .filter(|code| is_oid(&code.system))
        .collect()
}

fn service(header: &Header, created: Timestamp) -> Service {
    let event = header.main_event().and_then(|event| Some((event.start?, event.stop)));
    let stay = || {
        let encounter = header.encounter.as_ref()?;
        Some((encounter.start?, encounter.stop))
    };
    let (start, stop) = event
        .or_else(stay)
        .map_or((None, None), |(start, stop)| (instant(start), stop.and_then(instant)));
    let start = start.unwrap_or(created);
    Service { start, stop: stop.filter(|stop| *stop >= start) }
}

fn authors(header: &Header) -> Result<Vec<Author>, Undescribed> {
    let authors: Vec<Author> = header.authors.iter().map(author).collect();
    if authors.is_empty() {
        return Err(Undescribed::Missing { element: "ClinicalDocument/author" });
    }
    Ok(authors)
}

fn author(actor: &Actor) -> Author {
    let role = coded(actor.code.as_ref(), "assignedAuthor/code").ok();
    let structure = actor.organization.as_ref().map(structure);
    if let Some(device) = &actor.device {
        let named = device.software.clone().or_else(|| device.model.clone());
        let kind = AuthorKind::Device;
        return Author { kind, person: None, role, structure, device: named };
    }
    if actor.ids.iter().any(is_ins) {
        return Author::patient();
    }
    let national = actor.ids.iter().find(|id| id.root == PROFESSIONALS);
    let name = actor.name.as_ref();
    let person = number(national, &actor.ids).map(|idnps| Person {
        idnps,
        family: name.and_then(|name| name.shown_family()).unwrap_or_default().to_owned(),
        given: name.and_then(|name| name.shown_given()).unwrap_or_default().to_owned(),
    });
    Author { kind: AuthorKind::Practitioner, person, role, structure, device: None }
}

fn structure(organization: &Organization) -> Structure {
    let national = organization.ids.iter().find(|id| id.root == STRUCTURES);
    Structure {
        idnst: number(national, &organization.ids).unwrap_or_default(),
        name: organization.name.clone().unwrap_or_default(),
    }
}

/// The value of the national identifier, else of the first one.
fn number(national: Option<&Identifier>, ids: &[Identifier]) -> Option<String> {
    let id = national.or_else(|| ids.first())?;
    Some(id.extension.clone().unwrap_or_else(|| id.root.clone()))
}

fn is_ins(id: &Identifier) -> bool {
    id.extension.as_deref().is_some_and(|value| Ins::from_oid(value, &id.root).is_ok())
}

fn source_patient(header: &Header) -> Result<SourcePatient, Undescribed> {
    let patient = &header.patient;
    let id =
        patient.ins().ok_or(Undescribed::Missing { element: "recordTarget/patientRole/id" })?;
    let ins = Ins::from_oid(id.extension.as_deref().unwrap_or_default(), &id.root)?;
    let local = patient.ids.iter().find(|other| *other != id && !is_ins(other));
    let name = &patient.name;
    let family = name.birth_family.as_deref().or_else(|| name.shown_family());
    let given = name.first_given.as_deref().or_else(|| name.shown_given());
    Ok(SourcePatient {
        ins,
        local: local.and_then(|id| Some((id.extension.clone()?, id.root.clone()))),
        family: family.unwrap_or_default().to_owned(),
        given: given.unwrap_or_default().to_owned(),
    })
}

fn order(id: &Identifier) -> Option<Reference> {
    Some(Reference {
        kind: ORDER.to_owned(),
        system: Some(format!("urn:oid:{}", id.root)),
        value: id.extension.clone()?,
    })
}

#[cfg(test)]
mod tests {
    use carnet_core::valueset::check_description;
    use carnet_interop::fhir::{self, build};
    use jiff::civil::date;

    use super::*;
    use crate::population;

    fn sample() -> Cda {
        let population = population::generate(1, 0, date(2026, 3, 2));
        let martine = population.people.first().unwrap();
        let letter = martine.documents().into_iter().find(|plan| plan.stop.is_some()).unwrap();
        cda::read(&letter.cda(martine), &cda::Limits::default()).unwrap()
    }

    #[test]
    fn metadata_say_what_the_header_says() {
        let description = describe(&sample()).unwrap();
        assert_eq!(
            (description.kind.code.as_str(), description.class.code.as_str()),
            ("11490-0", "10")
        );
        assert_eq!(description.facility.code, "SA01");
        assert_eq!(description.format.code, "urn:ihe:iti:xds-sd:pdf:2008");
        assert_eq!(description.source_patient.family, "CHAUSSADE");
        let author = description.authors.first().unwrap();
        assert_eq!(author.display(), "Étienne DELORME");
        assert_eq!(author.structure.as_ref().unwrap(), &description.custodian);
        assert!(description.service.stop.unwrap() > description.service.start);
        assert!(description.unique_id.starts_with("urn:oid:2.25."));
        assert!(check_description(&description).refusals.is_empty());
    }

    #[test]
    fn the_request_is_one_the_api_reads() {
        let description = describe(&sample()).unwrap();
        let draft = fhir::Draft {
            description: description.clone(),
            labels: Vec::new(),
            shelf: carnet_core::document::Shelf::Active,
            replaces: None,
            media_type: "text/xml".to_owned(),
            bytes: b"<ClinicalDocument/>".to_vec(),
            declared_hash: None,
            declared_size: None,
        };
        let body = serde_json::to_vec(&build::simplified(&draft)).unwrap();
        let read = fhir::simplified::read(&body).unwrap();
        assert_eq!(read.description.unique_id, description.unique_id);
        assert_eq!(read.description.created, description.created);
        assert_eq!(read.description.source_patient, description.source_patient);
        assert_eq!(read.description.authors, description.authors);
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut cda = sample();
        cda.header.encounter = None;
        let error = describe(&cda).unwrap_err();
        assert_eq!(error.code(), "send.header-incomplete");
        assert_eq!(error.arguments(), [("element", "healthCareFacility/code".to_owned())]);
        let mut cda = sample();
        cda.header.code.code = Some("00000-0".to_owned());
        assert_eq!(describe(&cda).unwrap_err().code(), "valueset.unknown-code");
    }
}
