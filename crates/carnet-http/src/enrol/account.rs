//! `/activer/compte` — login and password, and one is in.

use axum::Form;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::enrol::{self, Chosen};
use carnet_core::account::enrolment::Place;
use carnet_core::account::password::LEN_MIN;
use serde::Deserialize;

use super::{at, stopped, support};
use crate::account::password::broken;
use crate::citizen::account::signed_in_at;
use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::show;
use crate::view::enrol::NewAccount;
use crate::view::field::{FieldError, Mistake};

/// `GET /activer/compte`
pub(crate) async fn form(ask: Ask) -> Response {
    match at(&ask, &[Place::Account]).await {
        Ok(_) => page(&ask, StatusCode::OK, "", Vec::new(), Vec::new()),
        Err(answer) => answer,
    }
}

fn page(
    ask: &Ask,
    status: StatusCode,
    login: &str,
    others: Vec<String>,
    errors: Vec<FieldError>,
) -> Response {
    let view = NewAccount {
        login: login.to_owned(),
        others,
        length: show::count(LEN_MIN),
        support: support(ask),
        errors,
    };
    refuse::page(ask, &ask.frame(), status, &view)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    login: String,
    #[serde(default)]
    nouveau: String,
    #[serde(default)]
    encore: String,
}

/// `POST /activer/compte`
pub(crate) async fn finish(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let token = match at(&ask, &[Place::Account]).await {
        Ok((token, _)) => token,
        Err(answer) => return answer,
    };
    let login = sent.login.trim();
    let again =
        |others, errors| page(&ask, StatusCode::UNPROCESSABLE_ENTITY, login, others, errors);
    let errors = blanks(login, &sent);
    if !errors.is_empty() {
        return again(Vec::new(), errors);
    }
    match enrol::finish(&ask.cx, &ask.caller, &token, (login, &sent.nouveau)).await {
        Ok(Chosen::In(opened)) => {
            let mut answer = signed_in_at(&ask, &opened, "/espace/premiers-choix").await;
            let cookies = ask.web.door().cookies;
            cookie::write(&mut answer, cookies, cookie::ENROLMENT, "", Life::Gone);
            answer
        }
        Ok(Chosen::Login { code, others }) => again(others, vec![FieldError::coded("login", code)]),
        Ok(Chosen::Password(rules)) => again(Vec::new(), broken("nouveau", &rules)),
        Err(error) => stopped(&ask, &error),
    }
}

fn blanks(login: &str, sent: &Sent) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if login.is_empty() {
        errors.push(FieldError::new("login", Mistake::LoginMissing));
    }
    if sent.nouveau.is_empty() {
        errors.push(FieldError::new("nouveau", Mistake::PasswordNew));
    } else if sent.nouveau != sent.encore {
        errors.push(FieldError::new("encore", Mistake::PasswordDiffers));
    }
    errors
}
