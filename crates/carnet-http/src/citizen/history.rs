//! `GET /espace/historique` — who did what, in plain words.

use std::collections::BTreeSet;

use axum::extract::Query;
use axum::response::Response;
use carnet_app::Error;
use carnet_app::history::{self, Filter, History, Side};
use carnet_core::history::{Line, Outcome};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Citizen, document};
use crate::show;
use crate::view::citizen as view;
use crate::view::field::{Choice, FieldError, Mistake};
use crate::view::paging::Paging;

const HERE: &str = "/espace/historique";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    personne: String,
    #[serde(default)]
    du: String,
    #[serde(default)]
    au: String,
    /// Whose lines; an unknown value filters nothing out.
    #[serde(default)]
    qui: String,
    /// Of which document.
    #[serde(default)]
    document: String,
    /// The line one comes for: its page is shown, its group unfolded.
    #[serde(default)]
    ligne: String,
    #[serde(default)]
    page: u64,
}

impl Typed {
    /// The address of these lines, without their page.
    fn address(&self, qui: &str, document: &str) -> String {
        let query = show::filter::query(&[
            ("personne", self.personne.as_str()),
            ("du", &self.du),
            ("au", &self.au),
            ("qui", qui),
            ("document", document),
        ]);
        format!("{HERE}{query}")
    }

    fn side(&self) -> Option<Side> {
        Side::ALL.into_iter().find(|side| word(*side) == self.qui)
    }

    fn from(&self) -> Option<Date> {
        show::filter::day(&self.du)
    }

    fn to(&self) -> Option<Date> {
        show::filter::day(&self.au)
    }

    fn filter(&self) -> Result<Filter, Error> {
        let document = (!self.document.is_empty()).then(|| document::parse(&self.document));
        Ok(Filter {
            who: Some(self.personne.clone()).filter(|who| !who.is_empty()),
            from: self.from().and_then(show::midnight),
            until: self.to().and_then(show::day_after),
            side: self.side(),
            document: document.transpose()?,
        })
    }

    fn errors(&self) -> Vec<FieldError> {
        let (from, to) = (self.from(), self.to());
        let mut errors = Vec::new();
        for (field, text, day) in [("du", &self.du, from), ("au", &self.au, to)] {
            if !text.is_empty() && day.is_none() {
                errors.push(FieldError::new(field, Mistake::DateShape));
            }
        }
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            errors.push(FieldError::new("au", Mistake::PeriodReversed));
        }
        errors
    }

    /// The page asked for, or else the one of the line one comes for.
    fn page(&self, lines: &[Line]) -> u64 {
        let place = lines.iter().position(|line| self.asks_for(line));
        let of_line = place.map(|place| show::count(place) / show::LINES_PER_PAGE + 1);
        if self.page == 0 { of_line.unwrap_or(0) } else { self.page }
    }

    fn asks_for(&self, line: &Line) -> bool {
        self.ligne.parse() == Ok(line.seq)
    }
}

/// How an address names a side.
const fn word(side: Side) -> &'static str {
    match side {
        Side::Professionals => "professionnels",
        Side::Holder => "moi",
        Side::Structures => "logiciels",
        Side::Service => "service",
    }
}

/// The address of a line among those of its day, or of one person that day.
pub(crate) fn address_of(seq: Option<u64>, day: Date, who: &str) -> String {
    let (day, seq) = (day.to_string(), seq.map(|seq| seq.to_string()).unwrap_or_default());
    let query =
        show::filter::query(&[("personne", who), ("du", &day), ("au", &day), ("ligne", &seq)]);
    let anchor = if seq.is_empty() { String::new() } else { format!("#ligne-{seq}") };
    format!("{HERE}{query}{anchor}")
}

pub(crate) async fn get(citizen: Citizen, Query(typed): Query<Typed>) -> Response {
    let read = async {
        let filter = typed.filter()?;
        let found = history::read(citizen.cx(), &citizen.visit(), &filter).await?;
        Ok::<_, Error>((found, filter))
    };
    match read.await {
        Ok((found, filter)) => citizen.page(&build(&citizen, &found, &typed, &filter)),
        Err(error) => citizen.problem(&error),
    }
}

fn build(citizen: &Citizen, history: &History, typed: &Typed, filter: &Filter) -> view::History {
    let (from, to) = (typed.from(), typed.to());
    let qui = typed.side().map_or("", word);
    let total = show::count(history.lines.len());
    let address = typed.address(qui, &typed.document);
    let paging = Paging::new(typed.page(&history.lines), show::LINES_PER_PAGE, total, &address);
    let people = history.people.iter().map(|who| Choice::new(who, who, &typed.personne));
    let only = filter.document.and_then(|id| history.document(id)).map(|document| {
        let clear = typed.address(qui, "");
        view::OnlyDocument { id: document.id.to_string(), document: show::link(document), clear }
    });
    view::History {
        people: people.collect(),
        from,
        to,
        filtered: [&typed.personne, &typed.du, &typed.au].iter().any(|text| !text.is_empty()),
        qui: qui.to_owned(),
        tabs: tabs(history, typed),
        only,
        days: days(citizen, history, typed, &paging),
        paging,
        errors: typed.errors(),
    }
}

fn tabs(history: &History, typed: &Typed) -> Vec<view::Tab> {
    let tab = |id, count, qui: &str, selected| view::Tab {
        id,
        count: Some(show::count(count)),
        href: typed.address(qui, &typed.document),
        selected,
    };
    let chosen = typed.side();
    let all = tab("everybody", history.sides.values().sum(), "", chosen.is_none());
    let side = |side| {
        let id = match side {
            Side::Professionals => "professionals",
            Side::Holder => "holder",
            Side::Structures => "structures",
            Side::Service => "service",
        };
        let count = history.sides.get(&side).copied().unwrap_or_default();
        tab(id, count, word(side), chosen == Some(side))
    };
    std::iter::once(all).chain(Side::ALL.into_iter().map(side)).collect()
}

fn days(
    citizen: &Citizen,
    history: &History,
    typed: &Typed,
    paging: &Paging,
) -> Vec<view::HistoryDay> {
    let lines: Vec<&Line> = show::page(&history.lines, paging).collect();
    let group = |lines: &[&Line]| view::HistoryGroup {
        documents: documents(lines),
        open: lines.iter().any(|line| typed.asks_for(line)),
        lines: lines.iter().map(|line| shown(citizen, history, line)).collect(),
    };
    let day = |lines: &[&Line]| {
        let groups = lines.chunk_by(|one, other| history::alike(one, other)).map(group).collect();
        lines.first().map(|line| view::HistoryDay { date: show::day(line.at), groups })
    };
    let days = lines.chunk_by(|one, other| show::day(one.at) == show::day(other.at));
    days.filter_map(day).collect()
}

/// How many documents lines that are alike speak of, when there are several and words to say so.
fn documents(lines: &[&Line]) -> Option<u64> {
    let action = lines.first().map(|line| line.detail.action.as_str())?;
    let documents: BTreeSet<_> = lines.iter().filter_map(|line| line.detail.document).collect();
    let said = documents.len() > 1 && view::HistoryGroup::COUNTED.contains(&action);
    said.then(|| show::count(documents.len()))
}

/// True for what whoever reads did themselves: two parents come in the same quality, each by their own name.
fn is_mine(citizen: &Citizen, line: &Line) -> bool {
    let actor = citizen.visit().actor;
    line.detail.actor == actor.class() && (citizen.is_at_home() || line.detail.name == actor.name())
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
        mine: is_mine(citizen, line),
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
