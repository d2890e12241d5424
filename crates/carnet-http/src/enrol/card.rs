//! `/activer/carte` — the card, the number and the birth date.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::enrol::{self, Typed};
use carnet_core::account::enrolment::{CardKind, InvalidCard, nir, serial};
use jiff::civil::Date;
use serde::Deserialize;

use super::{beside, status, stopped, support};
use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::view::enrol::Card;
use crate::view::field::{FieldError, Mistake};

/// Seconds a browser keeps the way in: as long as it lasts.
const LIFE_S: u32 = 2 * 60 * 60;

/// `GET /activer/carte`
pub(crate) async fn form(ask: Ask) -> Response {
    page(&ask, &Sent::default(), StatusCode::OK, Vec::new())
}

fn page(ask: &Ask, sent: &Sent, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let view = Card {
        card: sent.carte.clone(),
        number: sent.numero.clone(),
        nir: sent.nir.clone(),
        born: sent.naissance.clone(),
        lost: false,
        support: support(ask),
        errors,
    };
    refuse::page(ask, &ask.frame(), status, &view)
}

/// What was typed about a person and their card.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    pub carte: String,
    pub numero: String,
    pub nir: String,
    pub naissance: String,
}

impl Sent {
    /// Reads the form; each field that is wrong is told.
    pub(crate) fn read(&self, today: Date) -> Result<Typed, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |field: &str, code: &str| errors.push(FieldError::coded(field, code));
        let number = nir(&self.nir).map_err(|error| wrong("nir", error.code())).ok();
        let kind = match self.carte.as_str() {
            "simple" => CardKind::Plain,
            _ => CardKind::Photo,
        };
        let born = self.naissance.parse::<Date>().ok().filter(|born| *born <= today);
        let told = (number.as_deref().unwrap_or_default(), born.unwrap_or_default());
        let card = serial(kind, &self.numero, told.0, told.1);
        let card = card.map_err(|error: InvalidCard| wrong("numero", error.code())).ok();
        if born.is_none() {
            errors.push(FieldError::new("naissance", Mistake::BirthShape));
        }
        match (number, card, born) {
            (Some(nir), Some(card), Some(born)) => Ok(Typed { nir, card, born }),
            _ => Err(errors),
        }
    }
}

/// The browser keeps the way in.
pub(super) fn keep(answer: &mut Response, ask: &Ask, token: &str) {
    let (cookies, life) = (ask.web.door().cookies, Life::Seconds(LIFE_S));
    cookie::write(answer, cookies, cookie::ENROLMENT, token, life);
}

/// `POST /activer/carte`
pub(crate) async fn identify(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let today = crate::show::day(ask.cx.now);
    let typed = match sent.read(today) {
        Ok(typed) => typed,
        Err(errors) => return page(&ask, &sent, StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    match enrol::identify(&ask.cx, &ask.caller, &typed).await {
        Ok(token) => {
            let mut answer = Redirect::to("/activer/code").into_response();
            keep(&mut answer, &ask, &token);
            answer
        }
        Err(error) if matches!(error.code, "enrol.not-identified" | "enrol.slow-down") => {
            refuse::log(&error, &ask.reference);
            let mut answer = page(&ask, &sent, status(&error), vec![beside("numero", &error)]);
            refuse::come_back(&mut answer, &error);
            answer
        }
        Err(error) => stopped(&ask, &error),
    }
}
