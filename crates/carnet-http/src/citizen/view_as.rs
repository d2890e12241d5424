//! `GET /espace/vu-par` — the space through somebody else's eyes, as the gate would show it to them.

use axum::extract::Query;
use axum::response::Response;
use carnet_app::access::view_as::{self, Sight};
use carnet_core::access::Who;
use serde::Deserialize;

use super::Citizen;
use crate::show::{self, seers};
use crate::view::citizen::{self as view, Eyes, Judged, Side};
use crate::view::field::Choice;
use crate::view::paging::Paging;

/// Where it is.
pub(crate) const HERE: &str = "/espace/vu-par";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    qui: String,
    #[serde(default)]
    voir: String,
    #[serde(default)]
    page: u64,
}

pub(crate) async fn get(citizen: Citizen, Query(typed): Query<Typed>) -> Response {
    match view_as::view_as(citizen.cx(), &citizen.visit(), asked(&typed.qui)).await {
        Ok(sight) => citizen.page(&build(&citizen, &sight, &typed)),
        Err(error) => citizen.problem(&error),
    }
}

/// Whose eyes an address names.
fn asked(qui: &str) -> Option<Who> {
    match qui.split_once(':') {
        None if qui == "urgence" => Some(Who::BreakGlass),
        None if qui == "samu" => Some(Who::Regulation),
        Some(("personne", rpps)) => {
            Some(Who::Person { rpps: rpps.to_owned(), person: None, role: None })
        }
        Some(("profession", code)) => Some(Who::Profession(code.to_owned())),
        _ if qui.is_empty() => None,
        // Nobody has that name: the use case says so.
        _ => Some(Who::Profession(qui.to_owned())),
    }
}

/// What an address says for somebody.
fn word(who: &Who) -> String {
    match who {
        Who::Profession(code) => format!("profession:{code}"),
        Who::Person { rpps, .. } => format!("personne:{rpps}"),
        Who::BreakGlass => "urgence".to_owned(),
        Who::Regulation => "samu".to_owned(),
    }
}

fn choice(citizen: &Citizen, who: &Who, chosen: &str) -> Choice {
    let (name, detail) = seers::who(&citizen.ask, who);
    let label = detail.map_or_else(|| name.clone(), |detail| format!("{name}, {detail}"));
    Choice::new(&word(who), &label, chosen)
}

fn build(citizen: &Citizen, found: &Sight, typed: &Typed) -> view::ViewAs {
    let chosen = found.who.as_ref().map(word).unwrap_or_default();
    let professions = citizen.cx().matrix().professions().iter();
    let professions = professions.map(|code| Who::Profession(code.clone()));
    let choice = |who: &Who| choice(citizen, who, &chosen);
    view::ViewAs {
        professions: professions.map(|who| choice(&who)).collect(),
        people: found.people.iter().map(choice).collect(),
        emergencies: [Who::BreakGlass, Who::Regulation].iter().map(choice).collect(),
        sight: found.who.as_ref().map(|who| sight(citizen, found, who, typed)),
    }
}

fn sight(citizen: &Citizen, found: &Sight, who: &Who, typed: &Typed) -> view::Sight {
    let word = word(who);
    let address = |side: &str| {
        format!("{HERE}{}", show::filter::query(&[("qui", word.as_str()), ("voir", side)]))
    };
    let (seen_href, unseen_href) = (address(""), address("caches"));
    let (lang, now) = (citizen.ask.lang, citizen.cx().now);
    let judged = |document, rule: &str| Judged {
        document: show::row(document, show::CITIZEN_DOCUMENTS, lang, now, None),
        rule: rule.to_owned(),
    };
    let (side, here, rows) = if typed.voir == "caches" {
        let rows = found.unseen.iter().map(|(document, reason)| judged(document, reason.code()));
        (Side::Unseen, &unseen_href, rows.collect::<Vec<_>>())
    } else {
        let rows = found.seen.iter().map(|(document, rule)| judged(document, rule.as_str()));
        (Side::Seen, &seen_href, rows.collect())
    };
    let paging = Paging::new(typed.page, show::PER_PAGE, show::count(rows.len()), here);
    view::Sight {
        who: seers::who(&citizen.ask, who).0,
        kind: match who {
            Who::Profession(_) => Eyes::Profession,
            Who::Person { .. } => Eyes::Person,
            Who::BreakGlass | Who::Regulation => Eyes::Emergency,
        },
        seen: show::count(found.seen.len()),
        unseen: show::count(found.unseen.len()),
        side,
        rows: show::page(&rows, &paging).cloned().collect(),
        paging,
        seen_href,
        unseen_href,
    }
}
