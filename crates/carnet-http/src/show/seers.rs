//! « Qui peut voir ce document, et pourquoi », in words.

use carnet_core::access::explain::{Audience, Who};
use carnet_core::access::reason::Rule;
use carnet_core::valueset;

use super::{person, role, text};
use crate::door::ask::Ask;
use crate::page::Lang;
use crate::view::citizen::{Seer, Seers, Sees};

pub(crate) fn seers(ask: &Ask, audience: &[Audience]) -> Seers {
    let lang = ask.lang;
    let mut seers = Seers { people: Vec::new(), professions: Vec::new() };
    for one in audience {
        let (sees, rule) = match &one.answer {
            Ok(rule @ (Rule::Emergency | Rule::Samu | Rule::EmergencyMasked)) => {
                (Sees::Emergency, rule.as_str())
            }
            Ok(rule) => (Sees::Yes, rule.as_str()),
            Err(reason) => (Sees::No, reason.code()),
        };
        let rule = rule.to_owned();
        match &one.who {
            Who::Person { rpps, person: known, role: code } => seers.people.push(Seer {
                who: known.as_ref().map_or_else(|| format!("RPPS {rpps}"), person),
                detail: code.as_deref().map(|code| role(code, lang)),
                sees,
                rule,
            }),
            Who::Profession(code) => {
                seers.professions.push(Seer {
                    who: profession(code, lang),
                    detail: None,
                    sees,
                    rule,
                });
            }
            Who::BreakGlass => {
                let who = text(ask, "seer-break-glass");
                seers.professions.push(Seer { who, detail: None, sees, rule });
            }
            Who::Regulation => {
                let who = text(ask, "seer-samu");
                seers.professions.push(Seer { who, detail: None, sees, rule });
            }
        }
    }
    seers
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
