//! `/espace/compte/mot-de-passe` — another password.

use axum::Form;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::account::password::{self, Judged};
use carnet_core::account::password::{LEN_MIN, PasswordRule};
use serde::Deserialize;

use super::HERE;
use crate::citizen::Citizen;
use crate::show;
use crate::view::account::PasswordForm;
use crate::view::field::{FieldError, Mistake};

/// `GET /espace/compte/mot-de-passe`
pub(crate) async fn form(citizen: Citizen) -> Response {
    citizen.page(&view(Vec::new()))
}

fn view(errors: Vec<FieldError>) -> PasswordForm {
    PasswordForm { length: show::count(LEN_MIN), errors }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    ancien: String,
    #[serde(default)]
    nouveau: String,
    #[serde(default)]
    encore: String,
}

/// `POST /espace/compte/mot-de-passe`
pub(crate) async fn save(citizen: Citizen, Form(typed): Form<Typed>) -> Response {
    if let Err(error) = citizen.check(&typed.csrf) {
        return citizen.problem(&error);
    }
    let errors = blanks(&typed);
    if !errors.is_empty() {
        return citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(errors));
    }
    let visit = citizen.own_visit();
    let changed = password::change(
        citizen.cx(),
        &citizen.ask.caller,
        &visit,
        (&citizen.account, &citizen.session),
        (&typed.ancien, &typed.nouveau),
    );
    match changed.await {
        Ok(Judged::Kept) => citizen.done(HERE, "password-changed"),
        Ok(Judged::Refused(rules)) => {
            let errors = broken("nouveau", &rules);
            citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(errors))
        }
        Err(error) if error.code == "account.password-wrong" => {
            let errors = vec![FieldError::coded("ancien", error.code)];
            citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(errors))
        }
        Err(error) => citizen.problem(&error),
    }
}

fn blanks(typed: &Typed) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if typed.ancien.is_empty() {
        errors.push(FieldError::new("ancien", Mistake::PasswordMissing));
    }
    if typed.nouveau.is_empty() {
        errors.push(FieldError::new("nouveau", Mistake::PasswordNew));
    } else if typed.nouveau != typed.encore {
        errors.push(FieldError::new("encore", Mistake::PasswordDiffers));
    }
    errors
}

/// Each rule a password breaks, as a mistake of its own.
pub(crate) fn broken(field: &str, rules: &[PasswordRule]) -> Vec<FieldError> {
    rules.iter().map(|rule| FieldError::coded(field, rule.code())).collect()
}
