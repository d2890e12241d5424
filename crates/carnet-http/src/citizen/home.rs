//! `GET /espace` — the first page of a space.

use std::sync::Arc;

use axum::Form;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::space::configure;
use carnet_app::space::home::{self, FirstPage, Home};
use carnet_core::account::FirstChoices;
use carnet_core::document::Document;
use carnet_core::history::{Line, Outcome};
use carnet_core::space::{Shortcut, Switch};

use super::{Citizen, history};
use crate::show;
use crate::view::citizen::{HomeLine, NextStep, ShortcutChoice, SpaceHome};

pub(crate) async fn get(citizen: Citizen) -> Response {
    if citizen.is_at_home() && citizen.account.first_choices == FirstChoices::Waiting {
        return Redirect::to("/espace/premiers-choix").into_response();
    }
    match home::first_page(citizen.cx(), &citizen.visit(), citizen.session.began).await {
        Ok(page) => citizen.page_told(show::count(page.home.unread()), &view(&citizen, &page)),
        Err(error) => citizen.problem(&error),
    }
}

fn view(citizen: &Citizen, page: &FirstPage) -> SpaceHome {
    let home = &page.home;
    let lang = citizen.ask.lang;
    let all = home.documents.iter().map(Arc::as_ref);
    let shown: Vec<&Document> = all.filter(|d| show::listed(d)).collect();
    let mut newest = shown.clone();
    newest.sort_by_key(|document| std::cmp::Reverse(document.received));
    let rows = newest.iter().take(5);
    let new = |d: &&&Document| page.since.is_none_or(|since| d.received > since) && !d.is_own();
    SpaceHome {
        given_name: home.space.traits.shown_given().to_owned(),
        since: page.since,
        new_documents: show::count(shown.iter().filter(new).count()),
        accesses: show::count(page.accesses),
        lines: page.lines.iter().map(line).collect(),
        shortcuts: Shortcut::ALL.iter().map(|one| shortcut(*one, home)).collect(),
        unread: show::count(home.unread()),
        notices: home
            .notices
            .iter()
            .filter(|notice| notice.read.is_none())
            .take(3)
            .map(|notice| show::notice(notice, &home.documents))
            .collect(),
        newest: rows
            .map(|d| show::row(d, show::CITIZEN_DOCUMENTS, lang, citizen.cx().now, None))
            .collect(),
        categories: show::categories(shown.iter().copied(), show::CITIZEN_DOCUMENTS, None),
        total: show::count(shown.len()),
        steps: steps(home),
    }
}

fn line(line: &Line) -> HomeLine {
    HomeLine {
        href: history::address_of(Some(line.seq), show::day(line.at), ""),
        at: line.at,
        name: line.detail.name.clone(),
        action: line.detail.action.clone(),
        refused: matches!(line.detail.outcome, Outcome::Refused(_)),
    }
}

fn shortcut(one: Shortcut, home: &Home) -> ShortcutChoice {
    let href = match one {
        Shortcut::Documents => show::CITIZEN_DOCUMENTS,
        Shortcut::Add => "/espace/documents/ajouter",
        Shortcut::History => "/espace/historique",
        Shortcut::Notices => "/espace/notifications",
        Shortcut::Professionals => "/espace/professionnels",
        Shortcut::ViewAs => super::view_as::HERE,
        Shortcut::EmergencySheet => "/espace/fiche-urgence",
        Shortcut::Export => "/espace/export",
        Shortcut::Settings => "/espace/reglages",
    };
    let chosen = home.space.shortcuts.contains(&one);
    ShortcutChoice { name: one.as_str().to_owned(), href: href.to_owned(), chosen }
}

/// `POST /espace/raccourcis` — a box `raccourci-<name>` for each page kept at hand.
pub(crate) async fn arrange(citizen: Citizen, Form(sent): Form<Vec<(String, String)>>) -> Response {
    let csrf = sent.iter().find(|(name, _)| name == "csrf").map_or("", |(_, token)| token.as_str());
    let chosen = sent.iter().filter_map(|(name, _)| name.strip_prefix("raccourci-"));
    let done = async {
        citizen.check(csrf)?;
        let chosen = chosen.filter_map(Shortcut::parse).collect();
        configure::arrange_home(citizen.cx(), &citizen.visit(), chosen).await
    };
    match done.await {
        Ok(()) => citizen.done("/espace", "shortcuts-saved"),
        Err(error) => citizen.problem(&error),
    }
}

fn steps(home: &Home) -> Vec<NextStep> {
    let mut steps = Vec::new();
    if !home.documents.iter().any(|document| document.is_own()) {
        steps.push(NextStep::AddDocument);
    }
    if home.authorisations.iter().any(|a| a.revoked.is_none()) {
        steps.push(NextStep::CheckProfessionals);
    }
    if home.space.emergency.masked == Switch::Off {
        steps.push(NextStep::SetEmergency);
    }
    steps.push(NextStep::ReadHistory);
    steps.push(NextStep::Export);
    steps.truncate(3);
    steps
}
