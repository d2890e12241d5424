//! Clinical statements and the statements nested in them.

use super::super::{
    Actor, Detail, Entry, EntryParticipant, Observation, PersonName, Procedure, Product, Substance,
    Supply,
};
use super::body::Context;
use super::header;
use super::value::{amount, quantity, range, timings, value};
use super::xml::{
    self, HL7, Node, all, any, attribute, child_words, identifiers, one, path, template_roots,
};

/// The statement inside an `entry`, `entryRelationship` or `component`.
pub(super) fn within<'a>(context: &Context<'a>, relation: Node<'a>) -> Option<Entry> {
    let node = relation
        .children()
        .find(|child| child.is_element() && detail_exists(child.tag_name().name()))?;
    let mut entry = statement(context, node)?;
    entry.relation = attribute(relation, "typeCode");
    Some(entry)
}

fn detail_exists(name: &str) -> bool {
    matches!(
        name,
        "observation"
            | "organizer"
            | "substanceAdministration"
            | "supply"
            | "procedure"
            | "act"
            | "encounter"
            | "observationMedia"
    )
}

fn statement<'a>(context: &Context<'a>, node: Node<'a>) -> Option<Entry> {
    let mut entry = Entry::new(detail(context, node)?);
    entry.templates = template_roots(node);
    entry.ids = identifiers(node);
    entry.mood = attribute(node, "moodCode");
    entry.negated = node.attribute("negationInd") == Some("true");
    entry.code = code(context, node);
    entry.text = one(node, "text").and_then(|text| context.words(text));
    entry.status = one(node, "statusCode").and_then(|status| attribute(status, "code"));
    entry.times = timings(context, node);
    entry.performer = one(node, "performer").map(header::assigned).filter(is_somebody);
    entry.author = one(node, "author").map(header::author).filter(is_somebody);
    entry.participants = participants(context, node);
    entry.children = node
        .children()
        .filter(|child| {
            child.has_tag_name((HL7, "entryRelationship")) || child.has_tag_name((HL7, "component"))
        })
        .filter_map(|child| within(context, child))
        .collect();
    entry.children.extend(conditions(context, node));
    Some(entry)
}

fn is_somebody(actor: &Actor) -> bool {
    actor.shown().is_some() || !actor.ids.is_empty()
}

/// The code; a generic one (`11345-6`) is said by its qualifier.
fn code<'a>(context: &Context<'a>, node: Node<'a>) -> Option<super::super::Code> {
    let element = one(node, "code")?;
    let mut code = context.code(element)?;
    if let Some(qualifier) = path(element, &["qualifier", "value"])
        && let Some(qualifier) = context.code(qualifier)
        && code.original.is_none()
    {
        code.original = qualifier.label().map(super::super::Words::plain);
        code.translations.push(qualifier);
    }
    Some(code)
}

fn detail<'a>(context: &Context<'a>, node: Node<'a>) -> Option<Detail> {
    let methods = || all(node, "methodCode").filter_map(|node| context.code(node)).collect();
    let site = |name| context.child_code(node, name);
    Some(match node.tag_name().name() {
        "observation" => Detail::Observation(Box::new(Observation {
            values: all(node, "value").filter_map(|node| value(context, node)).collect(),
            interpretations: all(node, "interpretationCode")
                .filter_map(|node| context.code(node))
                .collect(),
            ranges: all(node, "referenceRange").filter_map(|node| range(context, node)).collect(),
            methods: methods(),
            site: site("targetSiteCode"),
        })),
        "organizer" => Detail::Organizer,
        "substanceAdministration" => Detail::Substance(Box::new(Substance {
            product: path(node, &["consumable", "manufacturedProduct"])
                .and_then(|node| product(context, node)),
            dose: one(node, "doseQuantity").and_then(|node| amount(context, node)),
            rate: one(node, "rateQuantity").and_then(|node| amount(context, node)),
            max_dose: one(node, "maxDoseQuantity").and_then(|node| amount(context, node)),
            route: context.child_code(node, "routeCode"),
            site: site("approachSiteCode"),
            repeat: repeat(node),
        })),
        "supply" => Detail::Supply(Box::new(Supply {
            product: path(node, &["product", "manufacturedProduct"])
                .and_then(|node| product(context, node)),
            quantity: one(node, "quantity").and_then(|node| quantity(context, node)),
            repeat: repeat(node),
        })),
        "procedure" => {
            Detail::Procedure(Procedure { methods: methods(), site: site("targetSiteCode") })
        }
        "act" => Detail::Act,
        "encounter" => Detail::Encounter,
        "observationMedia" => Detail::Media(context.media_number(node)?),
        _ => return None,
    })
}

fn repeat(node: Node<'_>) -> Option<String> {
    attribute(one(node, "repeatNumber")?, "value")
}

fn product<'a>(context: &Context<'a>, node: Node<'a>) -> Option<Product> {
    let material =
        one(node, "manufacturedMaterial").or_else(|| one(node, "manufacturedLabeledDrug"))?;
    let product = Product {
        name: child_words(material, "name"),
        code: context.child_code(material, "code"),
        lot: child_words(material, "lotNumberText"),
        form: any(material, "formCode").and_then(|node| context.code(node)),
    };
    (product != Product::default()).then_some(product)
}

/// Agents, devices, relatives and specimens: an allergy without its agent would say nothing.
fn participants<'a>(context: &Context<'a>, node: Node<'a>) -> Vec<EntryParticipant> {
    let mut participants = Vec::new();
    for part in node.children().filter(Node::is_element) {
        let found = match part.tag_name().name() {
            "participant" => participant(context, part),
            "specimen" => path(part, &["specimenRole", "specimenPlayingEntity"])
                .map(|entity| played(context, "SPC", entity)),
            "subject" => one(part, "relatedSubject").map(|subject| EntryParticipant {
                kind: "SBJ".to_owned(),
                code: context.child_code(subject, "code"),
                name: path(subject, &["subject", "name"])
                    .map(header::person_name)
                    .map(|name| name.shown()),
            }),
            _ => None,
        };
        participants.extend(found.filter(|found| found.code.is_some() || found.name.is_some()));
    }
    participants
}

fn participant<'a>(context: &Context<'a>, node: Node<'a>) -> Option<EntryParticipant> {
    let role = one(node, "participantRole")?;
    let kind = node.attribute("typeCode").unwrap_or_default();
    let entity = one(role, "playingEntity").or_else(|| one(role, "playingDevice"));
    match entity {
        Some(entity) => Some(played(context, kind, entity)),
        None => Some(EntryParticipant {
            kind: kind.to_owned(),
            code: context.child_code(role, "code"),
            name: None,
        }),
    }
}

fn played<'a>(context: &Context<'a>, kind: &str, entity: Node<'a>) -> EntryParticipant {
    let name = one(entity, "name").map(header::person_name).as_ref().map(PersonName::shown);
    EntryParticipant {
        kind: kind.to_owned(),
        code: context.child_code(entity, "code"),
        name: name.filter(|name| !name.is_empty()),
    }
}

/// Conditions of a prescription, shown as nested acts.
fn conditions<'a>(context: &Context<'a>, node: Node<'a>) -> Vec<Entry> {
    all(node, "precondition")
        .filter_map(|node| path(node, &["criterion", "text"]))
        .filter_map(|text| {
            context.words(text).or_else(|| xml::words(text).map(super::super::Words::plain))
        })
        .map(|words| {
            let mut entry = Entry::new(Detail::Act);
            entry.relation = Some("PRCN".to_owned());
            entry.text = Some(words);
            entry
        })
        .collect()
}
