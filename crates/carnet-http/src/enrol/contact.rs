//! `/activer/contact` — where codes will be sent from now on, proven by one.

use axum::Form;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::enrol;
use carnet_core::account::contact::ContactKind;
use carnet_core::account::enrolment::{Enrolment, Place};
use serde::Deserialize;

use super::{at, beside, stopped, support};
use crate::door::ask::Ask;
use crate::door::refuse;
use crate::view::account::Reach;
use crate::view::enrol::{Contact, ContactCode};
use crate::view::field::{FieldError, Mistake};

const ANYWHERE: [Place; 3] = [Place::Contact, Place::ContactCode, Place::Account];

const fn shown(kind: ContactKind) -> Reach {
    match kind {
        ContactKind::Email => Reach::Email,
        ContactKind::Mobile => Reach::Mobile,
    }
}

/// `GET /activer/contact`
pub(crate) async fn form(ask: Ask) -> Response {
    match at(&ask, &ANYWHERE).await {
        Ok(_) => page(&ask, (ContactKind::Email, ""), StatusCode::OK, Vec::new()),
        Err(answer) => answer,
    }
}

fn page(
    ask: &Ask,
    (kind, typed): (ContactKind, &str),
    status: StatusCode,
    errors: Vec<FieldError>,
) -> Response {
    let view =
        Contact { kind: shown(kind), typed: typed.to_owned(), support: support(ask), errors };
    refuse::page(ask, &ask.frame(), status, &view)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    moyen: String,
    #[serde(default)]
    contact: String,
}

/// `POST /activer/contact`
pub(crate) async fn tell(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let token = match at(&ask, &ANYWHERE).await {
        Ok((token, _)) => token,
        Err(answer) => return answer,
    };
    let kind = ContactKind::parse(&sent.moyen).unwrap_or(ContactKind::Email);
    match enrol::tell(&ask.cx, &token, kind, &sent.contact).await {
        Ok(()) => refuse::done(&ask, "/activer/contact/code", "contact-code-sent"),
        Err(error) if error.code.starts_with("contact.") || error.code == "enrol.codes-sent" => {
            let errors = vec![beside("contact", &error)];
            page(&ask, (kind, &sent.contact), StatusCode::UNPROCESSABLE_ENTITY, errors)
        }
        Err(error) => stopped(&ask, &error),
    }
}

/// `GET /activer/contact/code`
pub(crate) async fn code_form(ask: Ask) -> Response {
    match at(&ask, &[Place::ContactCode]).await {
        Ok((_, way)) => code_page(&ask, &way, StatusCode::OK, Vec::new()),
        Err(answer) => answer,
    }
}

fn code_page(ask: &Ask, way: &Enrolment, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let (kind, destination) = enrol::waiting(way).unwrap_or((ContactKind::Email, String::new()));
    let minutes = ask.cx.rules().one_time_code_life().as_mins().unsigned_abs();
    let support = support(ask);
    let view = ContactCode { kind: shown(kind), destination, minutes, support, errors };
    refuse::page(ask, &ask.frame(), status, &view)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
}

/// `POST /activer/contact/code`
pub(crate) async fn code(ask: Ask, Form(typed): Form<Typed>) -> Response {
    let (token, way) = match at(&ask, &[Place::ContactCode]).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    if typed.code.chars().filter(char::is_ascii_digit).count() != 6 {
        let errors = vec![FieldError::new("code", Mistake::CodeShape)];
        return code_page(&ask, &way, wrong, errors);
    }
    match enrol::confirm(&ask.cx, &token, &typed.code).await {
        Ok(()) => refuse::done(&ask, "/activer/compte", "contact-confirmed"),
        Err(error) if error.code == "signin.code-wrong" => {
            let errors = vec![crate::citizen::account::counted("code", Mistake::CodeWrong, &error)];
            code_page(&ask, &way, wrong, errors)
        }
        Err(error) if error.code == "enrol.contact-over" => {
            page(&ask, (ContactKind::Email, ""), wrong, vec![beside("contact", &error)])
        }
        Err(error) => stopped(&ask, &error),
    }
}
