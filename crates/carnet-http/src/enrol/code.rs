//! `/activer/code` — the provisional code, of the letter or sent now.

use axum::Form;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::enrol::{self, Way};
use carnet_core::account::enrolment::{Enrolment, Place};
use serde::Deserialize;

use super::{at, beside, status, stopped, support};
use crate::door::ask::Ask;
use crate::door::refuse;
use crate::view::enrol::Provisional;
use crate::view::field::FieldError;

/// `GET /activer/code`
pub(crate) async fn form(ask: Ask) -> Response {
    match at(&ask, &[Place::Code]).await {
        Ok((_, way)) => page(&ask, &way, StatusCode::OK, Vec::new()),
        Err(answer) => answer,
    }
}

fn page(ask: &Ask, way: &Enrolment, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let view = Provisional {
        name: way.name.clone(),
        opposed: way.opposed,
        email: way.email.clone(),
        mobile: way.mobile.clone(),
        support: support(ask),
        errors,
    };
    refuse::page(ask, &ask.frame(), status, &view)
}

#[derive(Debug, Deserialize)]
pub(crate) struct By {
    #[serde(default)]
    par: String,
}

/// `POST /activer/code/envoyer`
pub(crate) async fn send(ask: Ask, Form(by): Form<By>) -> Response {
    let (token, way) = match at(&ask, &[Place::Code]).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let by = if by.par == "mobile" { Way::Sms } else { Way::Mail };
    match enrol::send(&ask.cx, &ask.caller, &token, by).await {
        Ok(()) => refuse::done(&ask, "/activer/code", "provisional-code-sent"),
        Err(error) if error.code.starts_with("enrol.") && error.code != "enrol.over" => {
            let mut answer = page(&ask, &way, status(&error), vec![beside("par", &error)]);
            refuse::come_back(&mut answer, &error);
            answer
        }
        Err(error) => stopped(&ask, &error),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
}

/// `POST /activer/code`
pub(crate) async fn prove(ask: Ask, Form(typed): Form<Typed>) -> Response {
    let (token, way) = match at(&ask, &[Place::Code]).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    match enrol::prove(&ask.cx, &ask.caller, &token, &typed.code).await {
        Ok(()) => refuse::done(&ask, "/activer/conditions", "provisional-code-right"),
        Err(error) if error.code.starts_with("enrol.") && error.code != "enrol.over" => {
            let mut answer = page(&ask, &way, status(&error), vec![beside("code", &error)]);
            refuse::come_back(&mut answer, &error);
            answer
        }
        Err(error) => stopped(&ask, &error),
    }
}
