//! `/espace/compte/preuves/cle` — a passkey, added by the browser's own dialogue.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::account::passkey::{self, NewKey, Party};
use carnet_app::{Error, Kind};
use serde::Deserialize;

use super::{ByPassword, factors};
use crate::citizen::Citizen;
use crate::view::factor::{AskedKey, NewPasskey};
use crate::view::field::FieldError;

const HERE: &str = "/espace/compte/preuves/cle";

/// `GET /espace/compte/preuves/cle` — the password first, then the browser's dialogue.
pub(crate) async fn form(citizen: Citizen) -> Response {
    if Party::of(&citizen.cx().settings().base_url).is_none() {
        return citizen.problem(&Error::new(Kind::Conflict, "passkey.no-name"));
    }
    page(&citizen, StatusCode::OK, Vec::new())
}

fn page(citizen: &Citizen, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let adding = passkey::waiting(citizen.cx(), &citizen.account, &citizen.session);
    let asked = adding.map(|adding| AskedKey {
        challenge: adding.challenge,
        party: adding.party.id,
        service: citizen.cx().settings().name.clone(),
        handle: adding.handle,
        login: citizen.account.login.clone(),
        name: citizen.account.name.clone(),
        known: adding.known.join(" "),
        algorithms: spaced(&adding.algorithms),
    });
    citizen.page_with(status, &NewPasskey { asked, errors })
}

fn spaced(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// `POST /espace/compte/preuves/cle`
pub(crate) async fn begin(citizen: Citizen, Form(sent): Form<ByPassword>) -> Response {
    let begun = async {
        citizen.check(&sent.csrf)?;
        let whose = (&citizen.account, &citizen.session);
        passkey::begin(citizen.cx(), &citizen.ask.caller, whose, &sent.password).await
    };
    match begun.await {
        Ok(()) => Redirect::to(HERE).into_response(),
        Err(error) => match ByPassword::wrong(&error) {
            Some(errors) => page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, errors),
            None => citizen.problem(&error),
        },
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Made {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    client: String,
    #[serde(default)]
    attestation: String,
}

/// `POST /espace/compte/preuves/cle/nouvelle`
pub(crate) async fn add(citizen: Citizen, Form(sent): Form<Made>) -> Response {
    let added = async {
        citizen.check(&sent.csrf)?;
        let made = NewKey { name: &sent.nom, client: &sent.client, attestation: &sent.attestation };
        passkey::add(citizen.cx(), (&citizen.account, &citizen.session), made).await
    };
    match added.await {
        Ok(()) => citizen.done(factors::HERE, "passkey-added"),
        Err(error) if error.code == "factor.name" => {
            let errors = vec![FieldError::coded("nom", error.code)];
            page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, errors)
        }
        Err(error) => citizen.problem(&error),
    }
}
