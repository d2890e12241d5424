//! A CDA to a deposit: XDS metadata out of the header, for the sender (`carnet send`).
//! CI-SIS « Structuration minimale », annexe « Lien entre l'en-tête et les métadonnées XDS ».

mod actor;

use carnet_core::code::Code;
use carnet_core::document::{Description, Reference, Service, Shelf, SourcePatient};
use carnet_core::identity::{Ins, InsDomain};
use carnet_core::valueset::DocumentType;
use jiff::Timestamp;

use super::draft::{Draft, sha1};
use super::error::{FhirError, Rule};
use super::identifier::{self, Target};
use super::instant::paris;
use crate::cda::{self, Cda, Header, Hl7Time};

const ROOT: &str = "ClinicalDocument";
/// MIME type of a CDA in XDS.
const MEDIA_TYPE: &str = "text/xml";

/// A draft of the document, bytes as given, without labels: masking lives in metadata, not in a CDA.
///
/// # Errors
/// What the header does not say and a deposit must: each as the rule of the element it would fill,
/// at the place of the header it was looked for.
pub fn read(cda: &Cda, bytes: Vec<u8>) -> Result<Draft, FhirError> {
    let header = &cda.header;
    let replaces = header
        .replaces()
        .next()
        .map(|id| unique_id(id, Rule::RelatesTo, "relatedDocument"))
        .transpose()?;
    Ok(Draft {
        description: description(cda)?,
        labels: Vec::new(),
        shelf: Shelf::Active,
        replaces: replaces.map(Target::Identifier),
        media_type: MEDIA_TYPE.to_owned(),
        declared_hash: Some(sha1(&bytes)),
        declared_size: u64::try_from(bytes.len()).ok(),
        bytes,
    })
}

fn missing(rule: Rule, place: &str) -> FhirError {
    FhirError::new(rule, format!("{ROOT}.{place}"))
}

fn description(cda: &Cda) -> Result<Description, FhirError> {
    let header = &cda.header;
    let kind = code(&header.code).ok_or_else(|| missing(Rule::Kind, "code"))?;
    let known = DocumentType::by_code(&kind.code);
    let class = known
        .and_then(DocumentType::class_value)
        .ok_or_else(|| missing(Rule::Category, "code").with(&kind.code))?;
    let created = time(Some(&header.effective_time))
        .ok_or_else(|| missing(Rule::Creation, "effectiveTime"))?;
    let title = header.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let format = cda.format();
    Ok(Description {
        unique_id: unique_id(&header.id, Rule::MasterIdentifier, "id")?,
        title: title.map_or_else(|| kind.label.clone(), str::to_owned),
        comment: None,
        class,
        format: Code::new(format.system, format.code, ""),
        facility: header
            .facility()
            .and_then(code)
            .ok_or_else(|| missing(Rule::Facility, "componentOf.encompassingEncounter"))?,
        practice: header
            .practice_setting()
            .and_then(code)
            .ok_or_else(|| missing(Rule::Practice, "documentationOf.serviceEvent.performer"))?,
        events: header
            .service_events
            .iter()
            .filter_map(|event| code(event.code.as_ref()?))
            .collect(),
        language: header.language.clone().unwrap_or_else(|| "fr-FR".to_owned()),
        created,
        service: service(header, created),
        authors: actor::authors(header)?,
        authenticator: header.legal_authenticator.as_ref().map(actor::author).transpose()?,
        custodian: actor::structure(&header.custodian)
            .ok_or_else(|| missing(Rule::Custodian, "custodian"))?,
        source_patient: source_patient(header)?,
        references: header.orders.iter().filter_map(order).collect(),
        set_id: header.set_id.as_ref().map(cda::Identifier::unique_id),
        kind,
    })
}

fn unique_id(id: &cda::Identifier, rule: Rule, place: &str) -> Result<String, FhirError> {
    identifier::of_cda(&id.root, id.extension.as_deref()).ok_or_else(|| missing(rule, place))
}

/// A coded value with its official label; none without code or system.
fn code(code: &cda::Code) -> Option<Code> {
    let label = code.official().unwrap_or_default();
    Some(Code::new(code.system.as_deref()?, code.code.as_deref()?, label))
}

fn time(time: Option<&Hl7Time>) -> Option<Timestamp> {
    time?.timestamp(&paris())
}

/// The act documented; without a date of its own, the stay, then the document.
fn service(header: &Header, created: Timestamp) -> Service {
    let event = header.main_event();
    let stay = header.encounter.as_ref();
    let own = event.and_then(|event| time(event.start.as_ref()));
    let start = own.or_else(|| time(stay?.start.as_ref())).unwrap_or(created);
    let stop = event.and_then(|event| time(event.stop.as_ref()));
    Service { start, stop: stop.filter(|stop| *stop >= start) }
}

fn source_patient(header: &Header) -> Result<SourcePatient, FhirError> {
    let patient = &header.patient;
    let place = "recordTarget.patientRole.id";
    let id = patient.ins().ok_or_else(|| missing(Rule::Subject, place))?;
    let ins = Ins::from_oid(id.extension.as_deref().unwrap_or_default(), &id.root)
        .map_err(|error| FhirError::ins(error, format!("{ROOT}.{place}")))?;
    let local = patient
        .ids
        .iter()
        .filter(|other| InsDomain::from_oid(&other.root).is_none())
        .find_map(|other| Some((other.extension.clone()?, other.root.clone())));
    let name = &patient.name;
    let family = name.birth_family.as_ref().or(name.family.as_ref()).or(name.used_family.as_ref());
    let given = name.first_given.as_ref().or_else(|| name.given.first());
    Ok(SourcePatient {
        ins,
        local,
        family: family.cloned().unwrap_or_default(),
        given: given.cloned().unwrap_or_default(),
    })
}

fn order(id: &cda::Identifier) -> Option<Reference> {
    Some(Reference {
        kind: "urn:ihe:iti:xds:2013:order".to_owned(),
        system: Some(format!("urn:oid:{}", id.root)),
        value: id.extension.clone()?,
    })
}
