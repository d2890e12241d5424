//! `/espace/compte/courriel` and `/espace/compte/mobile` — another contact, proven by a code sent there.

use axum::Form;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::account::code::{mask_email, mask_mobile};
use carnet_app::account::contact;
use carnet_app::{Error, Kind};
use carnet_core::account::contact::ContactKind;
use serde::Deserialize;

use super::HERE;
use crate::citizen::{Citizen, account};
use crate::view::account::{ContactCode, ContactForm, Reach};
use crate::view::field::{FieldError, Mistake};

const CODE: &str = "/espace/compte/contact/code";

const fn shown(kind: ContactKind) -> Reach {
    match kind {
        ContactKind::Email => Reach::Email,
        ContactKind::Mobile => Reach::Mobile,
    }
}

fn view(
    citizen: &Citizen,
    kind: ContactKind,
    typed: String,
    errors: Vec<FieldError>,
) -> ContactForm {
    let contact = &citizen.account.contact;
    let current = match kind {
        ContactKind::Email => contact.email.as_deref().map(mask_email),
        ContactKind::Mobile => contact.mobile.as_deref().map(mask_mobile),
    };
    ContactForm { kind: shown(kind), typed, current, errors }
}

/// `GET /espace/compte/courriel`
pub(crate) async fn email_form(citizen: Citizen) -> Response {
    citizen.page(&view(&citizen, ContactKind::Email, String::new(), Vec::new()))
}

/// `GET /espace/compte/mobile`
pub(crate) async fn mobile_form(citizen: Citizen) -> Response {
    citizen.page(&view(&citizen, ContactKind::Mobile, String::new(), Vec::new()))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    password: String,
}

/// `POST /espace/compte/courriel`
pub(crate) async fn email(citizen: Citizen, Form(typed): Form<Typed>) -> Response {
    ask(&citizen, ContactKind::Email, typed).await
}

/// `POST /espace/compte/mobile`
pub(crate) async fn mobile(citizen: Citizen, Form(typed): Form<Typed>) -> Response {
    ask(&citizen, ContactKind::Mobile, typed).await
}

async fn ask(citizen: &Citizen, kind: ContactKind, typed: Typed) -> Response {
    let sent = async {
        citizen.check(&typed.csrf)?;
        let whose = (&citizen.account, &citizen.session);
        let to = (kind, typed.contact.as_str());
        contact::ask(citizen.cx(), &citizen.ask.caller, whose, to, &typed.password).await
    };
    match sent.await {
        Ok(()) => citizen.done(CODE, "contact-code-sent"),
        Err(error) if error.kind == Kind::Unprocessable => {
            let field = error.place.as_deref().unwrap_or("password");
            let errors = vec![FieldError::coded(field, error.code)];
            let view = view(citizen, kind, typed.contact, errors);
            citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(error) => citizen.problem(&error),
    }
}

/// `GET /espace/compte/contact/code`
pub(crate) async fn code_form(citizen: Citizen) -> Response {
    code_page(&citizen, StatusCode::OK, Vec::new())
}

fn code_page(citizen: &Citizen, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let waiting = contact::waiting(citizen.cx(), &citizen.account, &citizen.session);
    let Some((kind, destination)) = waiting else {
        return citizen.problem(&Error::new(Kind::Unprocessable, "contact.code-over"));
    };
    let minutes = citizen.cx().rules().one_time_code_life().as_mins().unsigned_abs();
    citizen.page_with(status, &ContactCode { kind: shown(kind), destination, minutes, errors })
}

#[derive(Debug, Deserialize)]
pub(crate) struct TypedCode {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    code: String,
}

/// `POST /espace/compte/contact/code`
pub(crate) async fn code(citizen: Citizen, Form(typed): Form<TypedCode>) -> Response {
    if let Err(error) = citizen.check(&typed.csrf) {
        return citizen.problem(&error);
    }
    let again = |errors| code_page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, errors);
    if typed.code.chars().filter(char::is_ascii_digit).count() != 6 {
        return again(vec![FieldError::new("code", Mistake::CodeShape)]);
    }
    let (cx, visit) = (citizen.cx(), citizen.own_visit());
    let whose = (&citizen.account, &citizen.session);
    match contact::confirm(cx, &citizen.ask.caller, &visit, whose, &typed.code).await {
        Ok(_) => citizen.done(HERE, "contact-changed"),
        Err(error) if error.code == "signin.code-wrong" => {
            again(vec![account::counted("code", Mistake::CodeWrong, &error)])
        }
        Err(error) => citizen.problem(&error),
    }
}
