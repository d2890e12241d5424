//! `/connexion/cle` — signing in with a passkey alone.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Json, Response};
use carnet_app::account::passkey::{self, Proof};
use carnet_app::{Error, Kind};
use serde::Deserialize;
use serde_json::json;

use super::account::{again_at_sign_in, signed_in_at};
use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::view::field::FieldError;
use crate::view::public::WayOut;

/// `POST /connexion/cle/defi` — what a browser is to sign; the cookie goes with it.
pub(crate) async fn challenge(ask: Ask) -> Response {
    let Some(made) = passkey::challenge(&ask.cx) else {
        let error = Error::new(Kind::Conflict, "passkey.no-name");
        return refuse::problem(&ask, &ask.frame(), &error, WayOut::SignIn);
    };
    let said = json!({
        "challenge": made.challenge, "party": made.party.id, "life_s": made.life_s,
    });
    let mut answer = Json(said).into_response();
    let (cookies, life) = (ask.web.door().cookies, Life::Seconds(made.life_s));
    cookie::write(&mut answer, cookies, cookie::PASSKEY, &made.cookie, life);
    answer
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    identifiant: String,
    client: String,
    donnees: String,
    signature: String,
    titulaire: String,
    retour: Option<String>,
}

/// `POST /connexion/cle`
pub(crate) async fn enter(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let back_to = sent.retour.as_deref().and_then(cookie::own_path).or_else(|| ask.back.clone());
    let proof = Proof {
        credential: &sent.identifiant,
        client: &sent.client,
        data: &sent.donnees,
        signature: &sent.signature,
        handle: &sent.titulaire,
    };
    let kept = ask.passkey.clone().unwrap_or_default();
    let mut answer = match passkey::enter(&ask.cx, &ask.caller, &kept, proof).await {
        Ok(opened) => signed_in_at(&ask, &opened, back_to.as_deref().unwrap_or("/espace")).await,
        Err(error) if error.code.starts_with("passkey.") => {
            refuse::log(&error, &ask.reference);
            let errors = vec![FieldError::coded("login", error.code)];
            again_at_sign_in(&ask, StatusCode::UNPROCESSABLE_ENTITY, back_to, errors)
        }
        Err(error) => refuse::problem(&ask, &ask.frame(), &error, WayOut::SignIn),
    };
    cookie::write(&mut answer, ask.web.door().cookies, cookie::PASSKEY, "", Life::Gone);
    answer
}
