//! Discovery, keys, and the page where one chooses whom to be.

use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Json, Redirect, Response};
use carnet_app::{Error, Kind};
use jiff::ToSpan as _;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CLIENT, Grant, LEVEL, issuer};
use crate::demo::{Demo, place};
use crate::door::ask::Ask;
use crate::door::refuse;
use crate::show;
use crate::view::demo::{Authorize, SandboxPerson};
use crate::view::field::{FieldError, Mistake};
use crate::view::public::WayOut;

pub(super) fn demo(ask: &Ask) -> Result<&Demo, Error> {
    let unknown = || Error::new(Kind::NotFound, "page.unknown");
    ask.web.door().demo.as_ref().ok_or_else(unknown)
}

fn not_here(ask: &Ask) -> Response {
    let error = Error::new(Kind::NotFound, "page.unknown");
    refuse::problem(ask, &ask.frame(), &error, WayOut::Home)
}

/// `GET /sandbox/psc/.well-known/openid-configuration`
pub(crate) async fn discovery(ask: Ask) -> Response {
    if demo(&ask).is_err() {
        return not_here(&ask);
    }
    let issuer = issuer(&ask.cx.settings().base_url);
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "scopes_supported": ["openid", "scope_all"],
        "acr_values_supported": [LEVEL],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }))
    .into_response()
}

/// `GET /sandbox/psc/jwks`
pub(crate) async fn keys(ask: Ask) -> Response {
    match demo(&ask) {
        Ok(demo) => Json(demo.key.set()).into_response(),
        Err(_) => not_here(&ask),
    }
}

/// An authorization request (OpenID Connect Core §3.1.2.1).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Authorization {
    client_id: String,
    redirect_uri: String,
    response_type: String,
    scope: String,
    #[serde(default)]
    state: String,
    nonce: Option<String>,
    code_challenge: Option<String>,
    /// The person chosen, when the form comes back.
    personne: Option<String>,
}

/// `GET /sandbox/psc/authorize`
pub(crate) async fn authorize(ask: Ask, Query(wanted): Query<Authorization>) -> Response {
    page(&ask, &wanted, StatusCode::OK, Vec::new())
}

fn page(
    ask: &Ask,
    wanted: &Authorization,
    status: StatusCode,
    errors: Vec<FieldError>,
) -> Response {
    let demo = match demo(ask).and_then(|demo| known(ask, wanted).map(|()| demo)) {
        Ok(demo) => demo,
        Err(error) => return refuse::problem(ask, &ask.frame(), &error, WayOut::Home),
    };
    let lang = ask.lang;
    let people = demo.practitioners.iter().map(|person| SandboxPerson {
        rpps: person.rpps.clone(),
        name: format!("{} {}", person.given, person.family),
        role: person.situations.first().map_or_else(String::new, |s| show::role(&s.role, lang)),
        structures: person.situations.iter().map(place).collect(),
    });
    let fields = serde_json::to_value(wanted).unwrap_or_default();
    let hidden = fields.as_object().into_iter().flatten();
    let hidden = hidden
        .filter(|(name, _)| *name != "personne")
        .filter_map(|(name, value)| value.as_str().map(|value| (name.clone(), value.to_owned())));
    let view = Authorize {
        client: ask.cx.settings().name.clone(),
        hidden: hidden.collect(),
        people: people.collect(),
        errors,
    };
    refuse::page(ask, &ask.frame(), status, &view)
}

/// Only our own client, and only back to us: a sandbox must not become an open redirector.
fn known(ask: &Ask, wanted: &Authorization) -> Result<(), Error> {
    let ours = format!("{}/pro/retour", ask.cx.settings().base_url);
    let right = wanted.client_id == CLIENT
        && wanted.redirect_uri == ours
        && wanted.response_type == "code"
        && wanted.scope.split(' ').any(|scope| scope == "openid");
    if right { Ok(()) } else { Err(Error::new(Kind::Incorrect, "sandbox.request")) }
}

/// `POST /sandbox/psc/authorize`
pub(crate) async fn choose(ask: Ask, Form(wanted): Form<Authorization>) -> Response {
    let demo = match demo(&ask).and_then(|demo| known(&ask, &wanted).map(|()| demo)) {
        Ok(demo) => demo,
        Err(error) => return refuse::problem(&ask, &ask.frame(), &error, WayOut::Home),
    };
    let chosen = wanted.personne.as_deref();
    let person = demo.practitioners.iter().find(|person| Some(person.rpps.as_str()) == chosen);
    let Some(person) = person else {
        let errors = vec![FieldError::new("personne", Mistake::PersonMissing)];
        return page(&ask, &wanted, StatusCode::UNPROCESSABLE_ENTITY, errors);
    };
    let code = ask.cx.token();
    let grant = Grant {
        rpps: person.rpps.clone(),
        nonce: wanted.nonce.clone(),
        redirect: wanted.redirect_uri.clone(),
        challenge: wanted.code_challenge.clone(),
        until: ask.cx.now + 60.seconds(),
    };
    demo.codes(|codes| {
        codes.clean(ask.cx.now);
        codes.codes.insert(code.clone(), grant);
    });
    let query = show::filter::query(&[("code", code.as_str()), ("state", &wanted.state)]);
    Redirect::to(&format!("{}{query}", wanted.redirect_uri)).into_response()
}
