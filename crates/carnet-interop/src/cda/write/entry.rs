//! Clinical statements, in the order of the CDA R2 schema.

use super::super::{
    Cda, Detail, Entry, EntryParticipant, Observation, Product, Substance, Supply, media,
};
use super::header;
use super::value::{Bound, Typed, code, identifier, quantity, range, timing, value, words};
use super::xml::Xml;

/// A statement inside the element that relates it.
pub(super) fn within(xml: &mut Xml, cda: &Cda, tag: &'static str, entry: &Entry) {
    if entry.relation.as_deref() == Some("PRCN") {
        xml.open("precondition", &[]);
        xml.open("criterion", &[]);
        if let Some(text) = &entry.text {
            words(xml, "text", text);
        }
        xml.close();
        return xml.close();
    }
    let attributes: Vec<_> =
        entry.relation.as_deref().map(|relation| ("typeCode", relation)).into_iter().collect();
    xml.open(tag, &attributes);
    statement(xml, cda, entry);
    xml.close();
}

fn statement(xml: &mut Xml, cda: &Cda, entry: &Entry) {
    let (tag, class) = match &entry.detail {
        Detail::Observation(_) => ("observation", "OBS"),
        Detail::Organizer => ("organizer", "BATTERY"),
        Detail::Substance(_) => ("substanceAdministration", "SBADM"),
        Detail::Supply(_) => ("supply", "SPLY"),
        Detail::Procedure(_) => ("procedure", "PROC"),
        Detail::Act => ("act", "ACT"),
        Detail::Encounter => ("encounter", "ENC"),
        Detail::Media(number) => return embedded(xml, cda, *number, entry),
    };
    let mut attributes = vec![("classCode", class)];
    attributes.extend(entry.mood.as_deref().map(|mood| ("moodCode", mood)));
    if entry.negated {
        attributes.push(("negationInd", "true"));
    }
    xml.open(tag, &attributes);
    for root in &entry.templates {
        xml.empty("templateId", &[("root", root)]);
    }
    for id in &entry.ids {
        identifier(xml, "id", id);
    }
    if let Some(coded) = &entry.code {
        code(xml, "code", None, coded);
    }
    if let Some(text) = &entry.text {
        words(xml, "text", text);
    }
    if let Some(status) = &entry.status {
        xml.empty("statusCode", &[("code", status)]);
    }
    for when in &entry.times {
        timing(xml, "effectiveTime", when);
    }
    particulars(xml, &entry.detail);
    around(xml, cda, entry);
    if let Detail::Observation(observation) = &entry.detail {
        for reference in &observation.ranges {
            range(xml, reference);
        }
    }
    xml.close();
}

fn particulars(xml: &mut Xml, detail: &Detail) {
    match detail {
        Detail::Observation(observation) => finding(xml, observation),
        Detail::Substance(substance) => administration(xml, substance),
        Detail::Supply(supply) => dispensation(xml, supply),
        Detail::Procedure(procedure) => {
            for method in &procedure.methods {
                code(xml, "methodCode", None, method);
            }
            if let Some(site) = &procedure.site {
                code(xml, "targetSiteCode", None, site);
            }
        }
        Detail::Organizer | Detail::Act | Detail::Encounter | Detail::Media(_) => {}
    }
}

fn finding(xml: &mut Xml, observation: &Observation) {
    for found in &observation.values {
        value(xml, "value", Typed::Named, found);
    }
    for interpretation in &observation.interpretations {
        code(xml, "interpretationCode", None, interpretation);
    }
    for method in &observation.methods {
        code(xml, "methodCode", None, method);
    }
    if let Some(site) = &observation.site {
        code(xml, "targetSiteCode", None, site);
    }
}

fn administration(xml: &mut Xml, substance: &Substance) {
    if let Some(repeat) = &substance.repeat {
        xml.empty("repeatNumber", &[("value", repeat)]);
    }
    if let Some(route) = &substance.route {
        code(xml, "routeCode", None, route);
    }
    if let Some(site) = &substance.site {
        code(xml, "approachSiteCode", None, site);
    }
    for (tag, amount) in [
        ("doseQuantity", &substance.dose),
        ("rateQuantity", &substance.rate),
        ("maxDoseQuantity", &substance.max_dose),
    ] {
        if let Some(amount) = amount {
            value(xml, tag, Typed::Implied, amount);
        }
    }
    xml.open("consumable", &[]);
    product(xml, substance.product.as_ref());
    xml.close();
}

fn dispensation(xml: &mut Xml, supply: &Supply) {
    if let Some(repeat) = &supply.repeat {
        xml.empty("repeatNumber", &[("value", repeat)]);
    }
    if let Some(amount) = &supply.quantity {
        quantity(xml, "quantity", None, amount, Bound::Closed);
    }
    if supply.product.is_some() {
        xml.open("product", &[]);
        product(xml, supply.product.as_ref());
        xml.close();
    }
}

fn product(xml: &mut Xml, product: Option<&Product>) {
    xml.open("manufacturedProduct", &[]);
    xml.open("manufacturedMaterial", &[]);
    if let Some(product) = product {
        if let Some(coded) = &product.code {
            code(xml, "code", None, coded);
        }
        if let Some(name) = &product.name {
            xml.element("name", &[], name);
        }
        if let Some(lot) = &product.lot {
            xml.element("lotNumberText", &[], lot);
        }
        if let Some(form) = &product.form {
            code(xml, "pharm:formCode", None, form);
        }
    }
    xml.close();
    xml.close();
}

/// Who and what is around the statement, then the statements nested in it.
fn around(xml: &mut Xml, cda: &Cda, entry: &Entry) {
    for part in entry.participants.iter().filter(|part| part.kind == "SBJ") {
        relative(xml, part);
    }
    for part in entry.participants.iter().filter(|part| part.kind == "SPC") {
        xml.open("specimen", &[("typeCode", "SPC")]);
        xml.open("specimenRole", &[("classCode", "SPEC")]);
        played(xml, "specimenPlayingEntity", part);
        xml.close();
        xml.close();
    }
    if let Some(performer) = &entry.performer {
        header::performer(xml, performer);
    }
    if let Some(author) = &entry.author {
        header::author(xml, author);
    }
    for part in
        entry.participants.iter().filter(|part| !matches!(part.kind.as_str(), "SBJ" | "SPC"))
    {
        xml.open("participant", &[("typeCode", &part.kind)]);
        xml.open("participantRole", &[]);
        played(xml, "playingEntity", part);
        xml.close();
        xml.close();
    }
    let tag = match entry.detail {
        Detail::Organizer => "component",
        _ => "entryRelationship",
    };
    for child in &entry.children {
        within(xml, cda, tag, child);
    }
}

fn relative(xml: &mut Xml, part: &EntryParticipant) {
    xml.open("subject", &[("typeCode", "SBJ")]);
    xml.open("relatedSubject", &[("classCode", "PRS")]);
    if let Some(relationship) = &part.code {
        code(xml, "code", None, relationship);
    }
    if let Some(name) = &part.name {
        xml.open("subject", &[]);
        xml.element("name", &[], name);
        xml.close();
    }
    xml.close();
    xml.close();
}

fn played(xml: &mut Xml, tag: &'static str, part: &EntryParticipant) {
    xml.open(tag, &[]);
    if let Some(coded) = &part.code {
        code(xml, "code", None, coded);
    }
    if let Some(name) = &part.name {
        xml.element("name", &[], name);
    }
    xml.close();
}

fn embedded(xml: &mut Xml, cda: &Cda, number: usize, entry: &Entry) {
    let file = number.checked_sub(1).and_then(|index| cda.attachments.get(index));
    let mut attributes = vec![("classCode", "OBS")];
    attributes.extend(entry.mood.as_deref().map(|mood| ("moodCode", mood)));
    attributes.extend(file.and_then(|file| file.anchor.as_deref()).map(|anchor| ("ID", anchor)));
    xml.open("observationMedia", &attributes);
    for root in &entry.templates {
        xml.empty("templateId", &[("root", root)]);
    }
    for id in &entry.ids {
        identifier(xml, "id", id);
    }
    if let Some(file) = file {
        let mut attributes = vec![("representation", "B64")];
        attributes.extend(file.declared.as_deref().map(|declared| ("mediaType", declared)));
        xml.element("value", &attributes, &media::encode_base64(&file.bytes));
    }
    xml.close();
}
