//! `/activer` — coming in for the first time. Each step has its page; one that is not reached yet leads to the one
//! that is.

pub(crate) mod account;
pub(crate) mod card;
pub(crate) mod choices;
pub(crate) mod code;
pub(crate) mod contact;
pub(crate) mod recover;
pub(crate) mod terms;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::enrol;
use carnet_app::{Error, Kind};
use carnet_core::account::enrolment::{Enrolment, Place};

use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::page::Arg;
use crate::view::enrol::{Start, Stopped};
use crate::view::field::FieldError;

/// `GET /activer`
pub(crate) async fn start(ask: Ask) -> Response {
    let france_connect = ask.web.door().france_connect.is_some();
    let view = Start { support: support(&ask), sheet: false, france_connect };
    refuse::page(&ask, &ask.frame(), StatusCode::OK, &view)
}

/// `GET /activer/aide`
pub(crate) async fn help(ask: Ask) -> Response {
    let view = Start { support: support(&ask), sheet: true, france_connect: false };
    refuse::page(&ask, &ask.frame(), StatusCode::OK, &view)
}

/// `GET /activer/reprendre` — where one was.
pub(crate) async fn resume(ask: Ask) -> Response {
    match found(&ask).await {
        Ok((_, way)) => Redirect::to(address(way.place())).into_response(),
        Err(answer) => answer,
    }
}

/// On to the first step that is left, for somebody whom another has proven.
pub(crate) fn proven(token: &str, ask: &Ask) -> Response {
    let mut answer = Redirect::to(address(Place::Terms)).into_response();
    card::keep(&mut answer, ask, token);
    answer
}

fn support(ask: &Ask) -> Option<String> {
    ask.cx.settings().support.clone()
}

/// The page of a step.
const fn address(place: Place) -> &'static str {
    match place {
        Place::Code => "/activer/code",
        Place::Terms => "/activer/conditions",
        Place::Contact => "/activer/contact",
        Place::ContactCode => "/activer/contact/code",
        Place::Account => "/activer/compte",
    }
}

/// The enrolment of this browser, with its token.
async fn found(ask: &Ask) -> Result<(String, Enrolment), Response> {
    let token = ask.enrolment.clone().unwrap_or_default();
    match enrol::find(&ask.cx, &token).await {
        Ok(way) => Ok((token, way)),
        Err(error) => Err(stopped(ask, &error)),
    }
}

/// The same, when it has come to one of these steps; elsewhere, the answer that leads to its step.
async fn at(ask: &Ask, places: &[Place]) -> Result<(String, Enrolment), Response> {
    let (token, way) = found(ask).await?;
    if places.contains(&way.place()) {
        return Ok((token, way));
    }
    Err(Redirect::to(address(way.place())).into_response())
}

/// Where one cannot go on from: why, what to do, whom to call. What went wrong on our side keeps its own page.
pub(crate) fn stopped(ask: &Ask, error: &Error) -> Response {
    if !error.code.starts_with("enrol.") {
        return refuse::problem(ask, &ask.frame(), error, crate::view::public::WayOut::Home);
    }
    refuse::log(error, &ask.reference);
    let view = Stopped { code: error.code.to_owned(), support: support(ask) };
    let mut answer = refuse::page(ask, &ask.frame(), refuse::status(error.kind), &view);
    let over = matches!(error.code, "enrol.over" | "enrol.already-active");
    if over && ask.enrolment.is_some() {
        let cookies = ask.web.door().cookies;
        cookie::write(&mut answer, cookies, cookie::ENROLMENT, "", Life::Gone);
    }
    answer
}

/// A refusal shown beside its field, with what it counts.
pub(crate) fn beside(field: &str, error: &Error) -> FieldError {
    let mut wrong = FieldError::coded(field, error.code);
    for (name, value) in &error.args {
        // A number, so that the sentence agrees with it.
        wrong = match value.parse::<u64>() {
            Ok(number) => wrong.with(name, Arg::from(number)),
            Err(_) => wrong.with(name, value.clone()),
        };
    }
    wrong
}

/// The status of a page that shows a refusal beside a field.
pub(crate) const fn status(error: &Error) -> StatusCode {
    match error.kind {
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
