//! `GET /espace/historique` — who did what, in plain words.

use axum::extract::Query;
use axum::response::Response;
use carnet_app::history::{self, Filter, History};
use carnet_core::history::{Line, Outcome};
use jiff::civil::Date;
use serde::Deserialize;

use super::Citizen;
use crate::show;
use crate::view::citizen as view;
use crate::view::field::{Choice, FieldError, Mistake};
use crate::view::paging::Paging;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    personne: String,
    #[serde(default)]
    du: String,
    #[serde(default)]
    au: String,
    #[serde(default)]
    page: u64,
}

pub(crate) async fn get(citizen: Citizen, Query(typed): Query<Typed>) -> Response {
    let (from, until) = (show::filter::day(&typed.du), show::filter::day(&typed.au));
    let filter = Filter {
        who: Some(typed.personne.clone()).filter(|who| !who.is_empty()),
        from: from.and_then(show::midnight),
        until: until.and_then(show::day_after),
    };
    match history::read(citizen.cx(), &citizen.visit(), &filter).await {
        Ok(history) => citizen.page(&build(&citizen, &history, &typed, (from, until))),
        Err(error) => citizen.problem(&error),
    }
}

fn build(
    citizen: &Citizen,
    history: &History,
    typed: &Typed,
    (from, to): (Option<Date>, Option<Date>),
) -> view::History {
    let query = show::filter::query(&[
        ("personne", typed.personne.as_str()),
        ("du", &typed.du),
        ("au", &typed.au),
    ]);
    let total = show::count(history.lines.len());
    let address = format!("/espace/historique{query}");
    let paging = Paging::new(typed.page, show::LINES_PER_PAGE, total, &address);
    let mut errors = Vec::new();
    for (field, text, day) in [("du", &typed.du, from), ("au", &typed.au, to)] {
        if !text.is_empty() && day.is_none() {
            errors.push(FieldError::new(field, Mistake::DateShape));
        }
    }
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        errors.push(FieldError::new("au", Mistake::PeriodReversed));
    }
    let people = history.people.iter().map(|who| Choice::new(who, who, &typed.personne));
    view::History {
        people: people.collect(),
        from,
        to,
        filtered: !query.is_empty(),
        days: days(citizen, history, &paging),
        paging,
        errors,
    }
}

fn days(citizen: &Citizen, history: &History, paging: &Paging) -> Vec<view::HistoryDay> {
    let mut days: Vec<view::HistoryDay> = Vec::new();
    for line in show::page(&history.lines, paging) {
        let date = show::day(line.at);
        let shown = shown(citizen, history, line);
        match days.last_mut().filter(|day| day.date == date) {
            Some(day) => day.lines.push(shown),
            None => days.push(view::HistoryDay { date, lines: vec![shown] }),
        }
    }
    days
}

fn shown(citizen: &Citizen, history: &History, line: &Line) -> view::HistoryLine {
    let detail = &line.detail;
    let (outcome, rule) = match &detail.outcome {
        Outcome::Permitted(rule) => (view::HistoryOutcome::Permitted, rule),
        Outcome::Refused(reason) => (view::HistoryOutcome::Refused, reason),
    };
    let document = detail.document.and_then(|id| history.document(id)).map(show::link);
    view::HistoryLine {
        seq: line.seq,
        at: line.at,
        mine: detail.actor == "holder",
        actor: detail.actor.clone(),
        name: detail.name.clone(),
        role: detail.role.as_deref().map(|role| show::role(role, citizen.ask.lang)),
        structure: detail.structure.as_ref().map(|(_, name)| name.clone()),
        software: detail.software.clone(),
        purpose: detail.purpose.clone(),
        reason: detail.reason.clone(),
        action: detail.action.clone(),
        document,
        outcome,
        rule: rule.clone(),
        declared: detail.presence.as_deref() == Some("declared"),
    }
}
