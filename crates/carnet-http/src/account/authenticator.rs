//! `/espace/compte/preuves/application` — an authenticator app, added with its first code.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::account::authenticator;
use carnet_app::{Error, Kind};
use serde::Deserialize;

use super::{ByPassword, factors};
use crate::citizen::{Citizen, account};
use crate::show::qr;
use crate::view::factor::{BackupCodes, NewApp};
use crate::view::field::{FieldError, Mistake};

const HERE: &str = "/espace/compte/preuves/application";

/// `GET /espace/compte/preuves/application` — the password first, then the drawing.
pub(crate) async fn form(citizen: Citizen) -> Response {
    page(&citizen, StatusCode::OK, String::new(), Vec::new())
}

fn page(citizen: &Citizen, status: StatusCode, name: String, errors: Vec<FieldError>) -> Response {
    let adding = authenticator::waiting(citizen.cx(), &citizen.account, &citizen.session);
    let view = NewApp {
        secret: adding.as_ref().map(|adding| adding.seed.spaced()),
        drawing: adding.and_then(|adding| qr::drawing(&adding.uri)),
        name,
        minutes: citizen.cx().rules().one_time_code_life().as_mins().unsigned_abs(),
        errors,
    };
    citizen.page_with(status, &view)
}

/// `POST /espace/compte/preuves/application`
pub(crate) async fn begin(citizen: Citizen, Form(sent): Form<ByPassword>) -> Response {
    let begun = async {
        citizen.check(&sent.csrf)?;
        let (cx, caller) = (citizen.cx(), &citizen.ask.caller);
        let whose = (&citizen.account, &citizen.session);
        authenticator::begin(cx, caller, whose, &sent.password).await
    };
    match begun.await {
        Ok(()) => Redirect::to(HERE).into_response(),
        Err(error) => match ByPassword::wrong(&error) {
            Some(errors) => page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, String::new(), errors),
            None => citizen.problem(&error),
        },
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Shown {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    code: String,
}

/// `POST /espace/compte/preuves/application/code` — with the first app come the backup codes, in this answer only.
pub(crate) async fn confirm(citizen: Citizen, Form(sent): Form<Shown>) -> Response {
    if let Err(error) = citizen.check(&sent.csrf) {
        return citizen.problem(&error);
    }
    let (cx, caller) = (citizen.cx(), &citizen.ask.caller);
    if authenticator::waiting(cx, &citizen.account, &citizen.session).is_none() {
        return citizen.problem(&Error::new(Kind::Unprocessable, "factor.draft-over"));
    }
    let again = |errors| page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, sent.nom.clone(), errors);
    if sent.code.chars().filter(char::is_ascii_digit).count() != 6 {
        return again(vec![FieldError::new("code", Mistake::CodeShape)]);
    }
    let whose = (&citizen.account, &citizen.session);
    match authenticator::confirm(cx, caller, whose, (&sent.nom, &sent.code)).await {
        Ok(Some(codes)) => citizen.page(&BackupCodes { codes, with_app: true }),
        Ok(None) => citizen.done(factors::HERE, "app-added"),
        Err(error) if error.code == "signin.code-wrong" => {
            again(vec![account::counted("code", Mistake::CodeWrong, &error)])
        }
        Err(error) if error.code == "factor.name" => {
            again(vec![FieldError::coded("nom", error.code)])
        }
        Err(error) => citizen.problem(&error),
    }
}
