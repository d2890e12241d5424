//! « Qui peut voir ce document, et pourquoi », in words.

use carnet_core::access::explain::{Audience, Who};
use carnet_core::access::reason::Rule;
use carnet_core::valueset;

use super::{person, role, text};
use crate::door::ask::Ask;
use crate::page::Lang;
use crate::view::citizen::{Seer, Seers, Sees};

pub(crate) fn seers(ask: &Ask, audience: &[Audience]) -> Seers {
    let mut seers = Seers { people: Vec::new(), professions: Vec::new() };
    for one in audience {
        let (sees, rule) = match &one.answer {
            Ok(rule @ (Rule::Emergency | Rule::Samu | Rule::EmergencyMasked)) => {
                (Sees::Emergency, rule.as_str())
            }
            Ok(rule) => (Sees::Yes, rule.as_str()),
            Err(reason) => (Sees::No, reason.code()),
        };
        let (name, detail) = who(ask, &one.who);
        let seer = Seer { who: name, detail, sees, rule: rule.to_owned() };
        match &one.who {
            Who::Person { .. } => seers.people.push(seer),
            _ => seers.professions.push(seer),
        }
    }
    seers
}

/// Somebody's name, and their profession when they are a person.
pub(crate) fn who(ask: &Ask, who: &Who) -> (String, Option<String>) {
    match who {
        Who::Person { rpps, person: known, role: code } => (
            known.as_ref().map_or_else(|| format!("RPPS {rpps}"), person),
            code.as_deref().map(|code| role(code, ask.lang)),
        ),
        Who::Profession(code) => (profession(code, ask.lang), None),
        Who::BreakGlass => (text(ask, "seer-break-glass"), None),
        Who::Regulation => (text(ask, "seer-samu"), None),
    }
}

fn profession(code: &str, lang: Lang) -> String {
    valueset::profession(code).map_or_else(
        || code.to_owned(),
        |entry| match lang {
            Lang::Fr => entry.label_fr.to_owned(),
            Lang::En => entry.label_en.to_owned(),
        },
    )
}
