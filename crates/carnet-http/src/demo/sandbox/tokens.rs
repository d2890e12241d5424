//! `POST /sandbox/psc/token` and `GET /sandbox/psc/userinfo`.

use axum::extract::Form;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Json, Response};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::ToSpan as _;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::pages::demo;
use super::{CLIENT, Grant, LEVEL, SECRET, SandboxPractitioner, issuer};
use crate::door::ask::Ask;
use crate::practitioner::claims::{Activity, Exercice, PscClaims, RefPro};

/// How long tokens of the sandbox live, in seconds.
const LIFE_S: i64 = 300;

#[derive(Debug, Deserialize)]
pub(crate) struct Exchange {
    grant_type: String,
    code: String,
    redirect_uri: String,
    code_verifier: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

fn refused(code: &'static str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": code }))).into_response()
}

/// `POST /sandbox/psc/token`
pub(crate) async fn token(ask: Ask, headers: HeaderMap, Form(sent): Form<Exchange>) -> Response {
    let Ok(demo) = demo(&ask) else { return refused("invalid_request") };
    if !is_our_client(&headers, &sent) {
        return refused("invalid_client");
    }
    // A code is used up even when what comes with it is wrong.
    let grant = demo.codes(|codes| {
        codes.clean(ask.cx.now);
        codes.codes.remove(&sent.code)
    });
    let Some(grant) = grant.filter(|grant| holds(grant, &sent)) else {
        return refused("invalid_grant");
    };
    let access = ask.cx.token();
    let until = ask.cx.now + LIFE_S.seconds();
    demo.codes(|codes| codes.tokens.insert(access.clone(), (grant.rpps.clone(), until)));
    let now = ask.cx.now.as_second();
    let claims = json!({
        "iss": issuer(&ask.cx.settings().base_url),
        "sub": subject(&grant.rpps),
        "aud": CLIENT,
        "iat": now,
        "exp": now + LIFE_S,
        "acr": LEVEL,
        "nonce": grant.nonce,
    });
    let Some(id_token) = demo.key.sign(&claims) else { return refused("server_error") };
    Json(json!({
        "access_token": access,
        "token_type": "Bearer",
        "expires_in": LIFE_S,
        "id_token": id_token,
        "scope": "openid scope_all",
    }))
    .into_response()
}

/// Client secret in the header (RFC 6749 §2.3.1) or in the form.
fn is_our_client(headers: &HeaderMap, sent: &Exchange) -> bool {
    let basic = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Basic "))
        .and_then(|text| STANDARD.decode(text).ok())
        .and_then(|bytes| String::from_utf8(bytes).ok());
    let in_form =
        sent.client_id.as_deref() == Some(CLIENT) && sent.client_secret.as_deref() == Some(SECRET);
    basic.as_deref() == Some(format!("{CLIENT}:{SECRET}").as_str()) || in_form
}

fn holds(grant: &Grant, sent: &Exchange) -> bool {
    let proof = match (&grant.challenge, &sent.code_verifier) {
        (Some(challenge), Some(verifier)) => {
            URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == *challenge
        }
        (None, None) => true,
        _ => false,
    };
    sent.grant_type == "authorization_code" && sent.redirect_uri == grant.redirect && proof
}

fn subject(rpps: &str) -> String {
    format!("f:sandbox:8{rpps}")
}

/// `GET /sandbox/psc/userinfo`
pub(crate) async fn userinfo(ask: Ask, headers: HeaderMap) -> Response {
    let token = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .unwrap_or_default();
    let Ok(demo) = demo(&ask) else { return StatusCode::NOT_FOUND.into_response() };
    let rpps = demo.codes(|codes| {
        codes.clean(ask.cx.now);
        codes.tokens.get(token).map(|(rpps, _)| rpps.clone())
    });
    let person = demo.practitioners.iter().find(|person| Some(&person.rpps) == rpps.as_ref());
    match person {
        Some(person) => Json(claims(person)).into_response(),
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

fn claims(person: &SandboxPractitioner) -> Value {
    let exercices = person.situations.iter().map(|situation| Exercice {
        code_profession: situation.profession.clone(),
        code_savoir_faire: situation
            .role
            .split_once('/')
            .map(|(_, specialty)| specialty.to_owned())
            .unwrap_or_default(),
        nom_dexercice: person.family.clone(),
        prenom_dexercice: person.given.clone(),
        activities: vec![Activity {
            code_secteur_dactivite: situation.sector.clone(),
            numero_finess_site: situation.structure.idnst.chars().skip(1).collect(),
            raison_sociale_site: situation.structure.name.clone(),
        }],
    });
    let psc = PscClaims {
        idnps: format!("8{}", person.rpps),
        reference: RefPro { exercices: exercices.collect() },
        family: Some(person.family.clone()),
        given: Some(person.given.clone()),
    };
    let mut value = serde_json::to_value(psc).unwrap_or_default();
    if let Some(map) = value.as_object_mut() {
        map.insert("sub".to_owned(), Value::from(subject(&person.rpps)));
    }
    value
}
