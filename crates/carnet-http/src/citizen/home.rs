//! `GET /espace` — the first page of a space.

use axum::response::Response;
use carnet_app::space::home::{self, Home};
use carnet_core::space::Switch;

use super::Citizen;
use crate::show;
use crate::view::citizen::{NextStep, SpaceHome};

pub(crate) async fn get(citizen: Citizen) -> Response {
    match home::home(citizen.cx(), &citizen.visit()).await {
        Ok(home) => citizen.page_told(show::count(home.unread()), &view(&citizen, &home)),
        Err(error) => citizen.problem(&error),
    }
}

fn view(citizen: &Citizen, home: &Home) -> SpaceHome {
    let lang = citizen.ask.lang;
    let shown: Vec<_> = home.documents.iter().filter(|d| show::listed(d)).collect();
    let mut newest = shown.clone();
    newest.sort_by_key(|document| std::cmp::Reverse(document.received));
    let rows = newest.iter().take(5);
    SpaceHome {
        given_name: home.space.traits.shown_given().to_owned(),
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

fn steps(home: &Home) -> Vec<NextStep> {
    let mut steps = Vec::new();
    if !home.documents.iter().any(carnet_core::document::Document::is_own) {
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
