//! The line a decision costs.

use super::Request;
use crate::access::actor::{Actor, Basis, Presence, Professional, Purpose};
use crate::document::Structure;
use crate::history::{Detail, Outcome};
use crate::id::DocumentId;

/// Who, in which role and structure, through what, for which purpose, did what, on what, under which rule.
pub(super) fn detail(
    request: &Request<'_>,
    document: Option<DocumentId>,
    outcome: Outcome,
) -> Detail {
    let actor = request.actor;
    let mut detail = Detail {
        actor: actor.class().to_owned(),
        name: actor.name(),
        identifier: None,
        role: None,
        structure: None,
        software: None,
        purpose: request.purpose.name().to_owned(),
        reason: request.purpose.reason().map(str::to_owned),
        action: request.action.as_str().to_owned(),
        document,
        sha256: None,
        outcome,
        presence: None,
    };
    match actor {
        Actor::Practitioner(who) => {
            detail.identifier = Some(who.rpps.clone());
            detail.role = Some(who.role.clone());
            detail.structure = Some(place(&who.structure));
            detail.software.clone_from(&who.software);
            detail.presence = presence(who, request.purpose).map(str::to_owned);
        }
        Actor::Institution(who) => {
            detail.identifier = Some(who.client.clone());
            detail.structure = Some(place(&who.structure));
            detail.software = Some(who.client.clone());
        }
        _ => {}
    }
    detail
}

fn place(structure: &Structure) -> (String, String) {
    (structure.idnst.clone(), structure.name.clone())
}

fn presence(who: &Professional, purpose: &Purpose) -> Option<&'static str> {
    match (who.presence, purpose) {
        (Presence::Signed, _) => Some("signed"),
        (Presence::Unproved, Purpose::Care { basis: Basis::Declared(_) }) => Some("declared"),
        (Presence::Unproved, _) => None,
    }
}
