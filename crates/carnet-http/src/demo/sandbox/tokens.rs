//! `POST /sandbox/{provider}/token` and `GET /sandbox/{provider}/userinfo`.

use axum::extract::{Form, Path};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Json, Response};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use carnet_core::identity::Sex;
use jiff::ToSpan as _;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::pages::demo;
use super::{CLIENT, Grant, SECRET, SandboxCitizen, SandboxPractitioner, Subject};
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

/// `POST /sandbox/{provider}/token`
pub(crate) async fn token(
    ask: Ask,
    Path(stand): Path<String>,
    headers: HeaderMap,
    Form(sent): Form<Exchange>,
) -> Response {
    let Ok((demo, stand)) = demo(&ask, &stand) else { return refused("invalid_request") };
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
    demo.codes(|codes| codes.tokens.insert(access.clone(), (grant.subject.clone(), until)));
    let now = ask.cx.now.as_second();
    let claims = json!({
        "iss": stand.issuer(&ask.cx.settings().base_url),
        "sub": subject(&grant.subject),
        "aud": CLIENT,
        "iat": now,
        "exp": now + LIFE_S,
        "acr": grant.level,
        "nonce": grant.nonce,
    });
    let Some(id_token) = demo.key.sign(&claims) else { return refused("server_error") };
    Json(json!({
        "access_token": access,
        "token_type": "Bearer",
        "expires_in": LIFE_S,
        "id_token": id_token,
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

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Practitioner(rpps) => format!("f:sandbox:8{rpps}"),
        // FranceConnect's are numbers of no meaning, and so is this.
        Subject::Citizen(id) => carnet_app::secret::hex(&Sha256::digest(id)),
    }
}

/// `GET /sandbox/{provider}/userinfo`
pub(crate) async fn userinfo(ask: Ask, Path(stand): Path<String>, headers: HeaderMap) -> Response {
    let token = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .unwrap_or_default();
    let Ok((demo, _)) = demo(&ask, &stand) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let subject = demo.codes(|codes| {
        codes.clean(ask.cx.now);
        codes.tokens.get(token).map(|(subject, _)| subject.clone())
    });
    let said = match &subject {
        Some(Subject::Practitioner(rpps)) => {
            demo.practitioners.iter().find(|person| person.rpps == *rpps).map(claims)
        }
        Some(Subject::Citizen(id)) => {
            demo.citizens.iter().find(|person| person.id == *id).map(pivot)
        }
        None => None,
    };
    match said.zip(subject) {
        Some((mut said, of)) => {
            if let Some(map) = said.as_object_mut() {
                map.insert("sub".to_owned(), Value::from(self::subject(&of)));
            }
            Json(said).into_response()
        }
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

/// The pivot identity of FranceConnect.
fn pivot(person: &SandboxCitizen) -> Value {
    let traits = &person.traits;
    let place = traits.birth_place.as_deref().unwrap_or_default();
    // A code of a country stands for a place abroad.
    let (place, country) = if place.starts_with("99") { ("", place) } else { (place, "99100") };
    json!({
        "given_name": traits.given_names.join(" "),
        "family_name": traits.birth_name.to_uppercase(),
        "birthdate": traits.birth_date,
        "gender": match traits.sex {
            Sex::Female => "female",
            Sex::Male => "male",
            Sex::Unknown => "unspecified",
        },
        "birthplace": place,
        "birthcountry": country,
    })
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
    serde_json::to_value(psc).unwrap_or_default()
}
