//! The header, from `ClinicalDocument` to `componentOf`.

use super::super::{
    Actor, BirthPlace, CdaError, Device, Encounter, Header, Hl7Time, Identifier, Organization,
    Participant, Patient, PersonName, RelatedDocument, ServiceEvent,
};
use super::xml::{
    Node, all, attribute, child_code, child_time, child_words, identifier, identifiers, one, path,
    time, words,
};

/// Reads the header and refuses a document that lacks what CDA R2 and the French minimal
/// structure make mandatory.
pub(super) fn read(root: Node<'_>) -> Result<Header, CdaError> {
    let missing = |path| CdaError::MissingElement { path };
    let patients = all(root, "recordTarget").count();
    if patients > 1 {
        return Err(CdaError::SeveralPatients { count: patients });
    }
    let authors: Vec<Actor> = all(root, "author").map(author).collect();
    if authors.is_empty() {
        return Err(missing("author"));
    }
    let custodian =
        path(root, &["custodian", "assignedCustodian", "representedCustodianOrganization"])
            .ok_or(missing("custodian"))?;
    Ok(Header {
        id: one(root, "id").and_then(identifier).ok_or(missing("id"))?,
        set_id: one(root, "setId").and_then(identifier),
        version_number: one(root, "versionNumber")
            .and_then(|node| attribute(node, "value")?.parse().ok()),
        code: child_code(root, "code").filter(|code| code.code.is_some()).ok_or(missing("code"))?,
        title: child_words(root, "title"),
        effective_time: effective_time(root)?,
        confidentiality: child_code(root, "confidentialityCode"),
        language: one(root, "languageCode").and_then(|node| attribute(node, "code")),
        templates: all(root, "templateId").filter_map(identifier).collect(),
        patient: patient(root)?,
        authors,
        informants: all(root, "informant").filter_map(informant).collect(),
        custodian: organization(custodian),
        legal_authenticator: one(root, "legalAuthenticator").map(assigned),
        participants: all(root, "participant").filter_map(participant).collect(),
        orders: all(root, "inFulfillmentOf")
            .filter_map(|node| one(node, "order"))
            .flat_map(identifiers)
            .collect(),
        service_events: all(root, "documentationOf")
            .filter_map(|node| one(node, "serviceEvent"))
            .map(service_event)
            .collect(),
        related: all(root, "relatedDocument").map(related).collect(),
        encounter: path(root, &["componentOf", "encompassingEncounter"]).map(encounter),
    })
}

fn effective_time(root: Node<'_>) -> Result<Hl7Time, CdaError> {
    let path = "effectiveTime";
    let value = one(root, path)
        .and_then(|node| attribute(node, "value"))
        .ok_or(CdaError::MissingElement { path })?;
    Hl7Time::parse(&value)
        .ok_or_else(|| CdaError::BadDate { path, value: value.chars().take(40).collect() })
}

fn patient(root: Node<'_>) -> Result<Patient, CdaError> {
    let missing = |path| CdaError::MissingElement { path };
    let role =
        path(root, &["recordTarget", "patientRole"]).ok_or(missing("recordTarget/patientRole"))?;
    let ids: Vec<Identifier> =
        identifiers(role).into_iter().filter(|id| id.extension.is_some()).collect();
    if ids.is_empty() {
        return Err(missing("recordTarget/patientRole/id"));
    }
    let person = one(role, "patient").ok_or(missing("recordTarget/patientRole/patient"))?;
    let name = one(person, "name")
        .map(person_name)
        .filter(|name| name.shown_family().is_some())
        .ok_or(missing("recordTarget/patientRole/patient/name"))?;
    Ok(Patient {
        ids,
        name,
        gender: child_code(person, "administrativeGenderCode"),
        birth: one(person, "birthTime").and_then(time),
        birth_place: path(person, &["birthplace", "place", "addr"]).and_then(birth_place),
    })
}

fn birth_place(address: Node<'_>) -> Option<BirthPlace> {
    let place =
        BirthPlace { insee: child_words(address, "county"), city: child_words(address, "city") };
    (place != BirthPlace::default()).then_some(place)
}

/// A person's name with its French qualifiers.
pub(super) fn person_name(node: Node<'_>) -> PersonName {
    let mut name = PersonName::default();
    // Some software writes the whole name as plain text, without parts.
    if !node.children().any(|child| child.is_element()) {
        name.family = words(node);
        return name;
    }
    for part in node.children().filter(Node::is_element) {
        let Some(text) = words(part) else { continue };
        let slot = match (part.tag_name().name(), part.attribute("qualifier")) {
            ("family", Some("BR")) => &mut name.birth_family,
            ("family", Some("CL" | "SP")) => &mut name.used_family,
            ("family", _) => &mut name.family,
            ("given", Some("BR")) => &mut name.first_given,
            ("given", Some("CL")) => &mut name.used_given,
            ("given", _) => {
                name.given.push(text);
                continue;
            }
            ("prefix", _) => &mut name.prefix,
            ("suffix", _) => &mut name.suffix,
            _ => continue,
        };
        slot.get_or_insert(text);
    }
    name
}

/// An author of the document or of a section.
pub(super) fn author(node: Node<'_>) -> Actor {
    let mut actor = assigned(node);
    actor.function = child_code(node, "functionCode");
    actor
}

/// Somebody behind `assignedAuthor`, `assignedEntity`, `associatedEntity` or `relatedEntity`.
pub(super) fn assigned(node: Node<'_>) -> Actor {
    let entity = ["assignedAuthor", "assignedEntity", "associatedEntity", "relatedEntity"]
        .into_iter()
        .find_map(|name| one(node, name));
    let time = child_time(node, "time");
    let Some(entity) = entity else { return Actor { time, ..Actor::default() } };
    let person = ["assignedPerson", "associatedPerson", "relatedPerson"]
        .into_iter()
        .find_map(|name| path(entity, &[name, "name"]));
    Actor {
        time,
        ids: identifiers(entity),
        code: child_code(entity, "code"),
        function: child_code(node, "functionCode"),
        name: person.map(person_name).filter(|name| *name != PersonName::default()),
        device: one(entity, "assignedAuthoringDevice").and_then(device),
        organization: ["representedOrganization", "scopingOrganization"]
            .into_iter()
            .find_map(|name| one(entity, name))
            .map(organization)
            .filter(|organization| *organization != Organization::default()),
    }
}

/// Software that writes `.` for want of a model says nothing.
fn device(node: Node<'_>) -> Option<Device> {
    let said = |name| child_words(node, name).filter(|text| text != ".");
    let device = Device { model: said("manufacturerModelName"), software: said("softwareName") };
    (device != Device::default()).then_some(device)
}

/// A structure.
pub(super) fn organization(node: Node<'_>) -> Organization {
    Organization {
        ids: identifiers(node),
        name: child_words(node, "name"),
        sector: child_code(node, "standardIndustryClassCode"),
    }
}

fn informant(node: Node<'_>) -> Option<Participant> {
    let kind = match one(node, "relatedEntity") {
        Some(related) => attribute(related, "classCode").unwrap_or_default(),
        None => "ASSIGNED".to_owned(),
    };
    let actor = assigned(node);
    (actor.shown().is_some()).then_some(Participant { kind, actor })
}

fn participant(node: Node<'_>) -> Option<Participant> {
    let kind = attribute(node, "typeCode").unwrap_or_default();
    let actor = assigned(node);
    (actor.shown().is_some()).then_some(Participant { kind, actor })
}

fn service_event(node: Node<'_>) -> ServiceEvent {
    let (start, stop) = span(node);
    ServiceEvent {
        ids: identifiers(node),
        code: child_code(node, "code"),
        start,
        stop,
        performer: one(node, "performer")
            .map(assigned)
            .filter(|performer| *performer != Actor::default()),
    }
}

fn span(node: Node<'_>) -> (Option<Hl7Time>, Option<Hl7Time>) {
    let Some(times) = one(node, "effectiveTime") else { return (None, None) };
    let start = one(times, "low").and_then(time).or_else(|| time(times));
    (start, one(times, "high").and_then(time))
}

fn related(node: Node<'_>) -> RelatedDocument {
    RelatedDocument {
        kind: attribute(node, "typeCode").unwrap_or_default(),
        ids: one(node, "parentDocument").map(identifiers).unwrap_or_default(),
    }
}

fn encounter(node: Node<'_>) -> Encounter {
    let (start, stop) = span(node);
    let facility = path(node, &["location", "healthCareFacility"]);
    Encounter {
        ids: identifiers(node),
        code: child_code(node, "code"),
        start,
        stop,
        facility: facility.and_then(|facility| child_code(facility, "code")),
        place: facility.and_then(|facility| {
            path(facility, &["location", "name"])
                .or_else(|| path(facility, &["serviceProviderOrganization", "name"]))
                .and_then(words)
        }),
    }
}
