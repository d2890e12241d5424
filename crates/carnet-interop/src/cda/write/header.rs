//! The header, in the order of the CDA R2 schema.

use super::super::{
    Actor, Encounter, Header, Organization, Participant, Patient, PersonName, ServiceEvent,
};
use super::value::{code, identifier, identifiers, span, time};
use super::xml::Xml;

pub(super) fn write(xml: &mut Xml, header: &Header) {
    xml.empty("realmCode", &[("code", "FR")]);
    xml.empty("typeId", &[("root", "2.16.840.1.113883.1.3"), ("extension", "POCD_HD000040")]);
    for template in &header.templates {
        identifier(xml, "templateId", template);
    }
    identifier(xml, "id", &header.id);
    code(xml, "code", None, &header.code);
    if let Some(title) = &header.title {
        xml.element("title", &[], title);
    }
    time(xml, "effectiveTime", header.effective_time);
    if let Some(confidentiality) = &header.confidentiality {
        code(xml, "confidentialityCode", None, confidentiality);
    }
    if let Some(language) = &header.language {
        xml.empty("languageCode", &[("code", language)]);
    }
    if let Some(set_id) = &header.set_id {
        identifier(xml, "setId", set_id);
    }
    if let Some(version) = header.version_number {
        xml.empty("versionNumber", &[("value", &version.to_string())]);
    }
    patient(xml, &header.patient);
    for somebody in &header.authors {
        author(xml, somebody);
    }
    for somebody in &header.informants {
        informant(xml, somebody);
    }
    xml.open("custodian", &[]);
    xml.open("assignedCustodian", &[]);
    organization(xml, "representedCustodianOrganization", &header.custodian);
    xml.close();
    xml.close();
    if let Some(somebody) = &header.legal_authenticator {
        xml.open("legalAuthenticator", &[]);
        if let Some(when) = somebody.time {
            time(xml, "time", when);
        }
        xml.empty("signatureCode", &[("code", "S")]);
        entity(xml, "assignedEntity", &[], "assignedPerson", somebody);
        xml.close();
    }
    for somebody in &header.participants {
        participant(xml, somebody);
    }
    context(xml, header);
}

/// What the document fulfils, documents, replaces and belongs to.
fn context(xml: &mut Xml, header: &Header) {
    for order in &header.orders {
        xml.open("inFulfillmentOf", &[]);
        xml.open("order", &[]);
        identifier(xml, "id", order);
        xml.close();
        xml.close();
    }
    for event in &header.service_events {
        service_event(xml, event);
    }
    for related in &header.related {
        xml.open("relatedDocument", &[("typeCode", &related.kind)]);
        xml.open("parentDocument", &[]);
        identifiers(xml, &related.ids);
        xml.close();
        xml.close();
    }
    if let Some(stay) = &header.encounter {
        encounter(xml, stay);
    }
}

fn patient(xml: &mut Xml, patient: &Patient) {
    xml.open("recordTarget", &[]);
    xml.open("patientRole", &[]);
    identifiers(xml, &patient.ids);
    xml.empty("addr", &[("nullFlavor", "NASK")]);
    xml.empty("telecom", &[("nullFlavor", "NASK")]);
    xml.open("patient", &[]);
    person_name(xml, &patient.name);
    if let Some(gender) = &patient.gender {
        code(xml, "administrativeGenderCode", None, gender);
    }
    if let Some(birth) = patient.birth {
        time(xml, "birthTime", birth);
    }
    if let Some(place) = &patient.birth_place {
        xml.open("birthplace", &[]);
        xml.open("place", &[]);
        xml.open("addr", &[]);
        for (tag, part) in [("county", &place.insee), ("city", &place.city)] {
            if let Some(part) = part {
                xml.element(tag, &[], part);
            }
        }
        xml.close();
        xml.close();
        xml.close();
    }
    xml.close();
    xml.close();
    xml.close();
}

pub(super) fn person_name(xml: &mut Xml, name: &PersonName) {
    xml.open("name", &[]);
    let single = |xml: &mut Xml, tag, part: &Option<String>| {
        if let Some(part) = part {
            xml.element(tag, &[], part);
        }
    };
    let qualified = |xml: &mut Xml, tag, qualifier: &str, part: &Option<String>| {
        if let Some(part) = part {
            xml.element(tag, &[("qualifier", qualifier)], part);
        }
    };
    single(xml, "prefix", &name.prefix);
    single(xml, "family", &name.family);
    qualified(xml, "family", "BR", &name.birth_family);
    for given in &name.given {
        xml.element("given", &[], given);
    }
    qualified(xml, "given", "BR", &name.first_given);
    qualified(xml, "family", "CL", &name.used_family);
    qualified(xml, "given", "CL", &name.used_given);
    single(xml, "suffix", &name.suffix);
    xml.close();
}

/// An author of the document, of a section or of a statement.
pub(super) fn author(xml: &mut Xml, author: &Actor) {
    xml.open("author", &[]);
    if let Some(function) = &author.function {
        code(xml, "functionCode", None, function);
    }
    match author.time {
        Some(when) => time(xml, "time", when),
        None => xml.empty("time", &[("nullFlavor", "NASK")]),
    }
    entity(xml, "assignedAuthor", &[], "assignedPerson", author);
    xml.close();
}

/// A performer of an act or of a statement.
pub(super) fn performer(xml: &mut Xml, performer: &Actor) {
    xml.open("performer", &[("typeCode", "PRF")]);
    if let Some(function) = &performer.function {
        code(xml, "functionCode", None, function);
    }
    if let Some(when) = performer.time {
        time(xml, "time", when);
    }
    entity(xml, "assignedEntity", &[], "assignedPerson", performer);
    xml.close();
}

fn entity(
    xml: &mut Xml,
    tag: &'static str,
    attributes: &[(&'static str, &str)],
    person: &'static str,
    actor: &Actor,
) {
    xml.open(tag, attributes);
    identifiers(xml, &actor.ids);
    if let Some(role) = &actor.code {
        code(xml, "code", None, role);
    }
    xml.empty("addr", &[("nullFlavor", "NASK")]);
    xml.empty("telecom", &[("nullFlavor", "NASK")]);
    if let Some(name) = &actor.name {
        xml.open(person, &[]);
        person_name(xml, name);
        xml.close();
    }
    if let Some(device) = &actor.device {
        xml.open("assignedAuthoringDevice", &[]);
        for (tag, part) in
            [("manufacturerModelName", &device.model), ("softwareName", &device.software)]
        {
            if let Some(part) = part {
                xml.element(tag, &[], part);
            }
        }
        xml.close();
    }
    if let Some(structure) = &actor.organization {
        let tag = match tag {
            "associatedEntity" => "scopingOrganization",
            _ => "representedOrganization",
        };
        organization(xml, tag, structure);
    }
    xml.close();
}

fn organization(xml: &mut Xml, tag: &'static str, organization: &Organization) {
    xml.open(tag, &[]);
    for id in &organization.ids {
        identifier(xml, "id", id);
    }
    if let Some(name) = &organization.name {
        xml.element("name", &[], name);
    }
    if let Some(sector) = &organization.sector {
        code(xml, "standardIndustryClassCode", None, sector);
    }
    xml.close();
}

fn informant(xml: &mut Xml, informant: &Participant) {
    xml.open("informant", &[]);
    if informant.kind == "ASSIGNED" {
        entity(xml, "assignedEntity", &[], "assignedPerson", &informant.actor);
    } else {
        let class = [("classCode", informant.kind.as_str())];
        entity(xml, "relatedEntity", &class, "relatedPerson", &informant.actor);
    }
    xml.close();
}

fn participant(xml: &mut Xml, participant: &Participant) {
    xml.open("participant", &[("typeCode", &participant.kind)]);
    if let Some(function) = &participant.actor.function {
        code(xml, "functionCode", None, function);
    }
    if let Some(when) = participant.actor.time {
        xml.open("time", &[]);
        time(xml, "high", when);
        xml.close();
    }
    let class = [("classCode", "PROV")];
    entity(xml, "associatedEntity", &class, "associatedPerson", &participant.actor);
    xml.close();
}

fn service_event(xml: &mut Xml, event: &ServiceEvent) {
    xml.open("documentationOf", &[]);
    xml.open("serviceEvent", &[]);
    for id in &event.ids {
        identifier(xml, "id", id);
    }
    if let Some(act) = &event.code {
        code(xml, "code", None, act);
    }
    span(xml, event.start, event.stop);
    if let Some(somebody) = &event.performer {
        performer(xml, somebody);
    }
    xml.close();
    xml.close();
}

fn encounter(xml: &mut Xml, encounter: &Encounter) {
    xml.open("componentOf", &[]);
    xml.open("encompassingEncounter", &[]);
    for id in &encounter.ids {
        identifier(xml, "id", id);
    }
    if let Some(kind) = &encounter.code {
        code(xml, "code", None, kind);
    }
    if encounter.start.is_none() && encounter.stop.is_none() {
        xml.empty("effectiveTime", &[("nullFlavor", "NA")]);
    }
    span(xml, encounter.start, encounter.stop);
    if encounter.facility.is_some() || encounter.place.is_some() {
        xml.open("location", &[]);
        xml.open("healthCareFacility", &[]);
        if let Some(facility) = &encounter.facility {
            code(xml, "code", None, facility);
        }
        if let Some(place) = &encounter.place {
            xml.open("location", &[]);
            xml.element("name", &[], place);
            xml.close();
        }
        xml.close();
        xml.close();
    }
    xml.close();
    xml.close();
}
