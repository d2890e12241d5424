//! Discovery, keys, and the page where one chooses whom to be.

use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Json, Redirect, Response};
use carnet_app::{Error, Kind};
use jiff::ToSpan as _;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CITIZEN_LEVEL, CITIZEN_LEVELS, CLIENT, Grant, LEVEL, Stand, Subject};
use crate::demo::{Demo, place};
use crate::door::ask::Ask;
use crate::door::refuse;
use crate::page::Lang;
use crate::show;
use crate::view::demo::{Authorize, SandboxPerson};
use crate::view::field::{FieldError, Mistake};
use crate::view::public::WayOut;

pub(super) fn demo<'a>(ask: &'a Ask, stand: &str) -> Result<(&'a Demo, Stand), Error> {
    let unknown = || Error::new(Kind::NotFound, "page.unknown");
    ask.web.door().demo.as_ref().zip(Stand::at(stand)).ok_or_else(unknown)
}

fn not_here(ask: &Ask) -> Response {
    let error = Error::new(Kind::NotFound, "page.unknown");
    refuse::problem(ask, &ask.frame(), &error, WayOut::Home)
}

/// `GET /sandbox/{provider}/.well-known/openid-configuration`
pub(crate) async fn discovery(ask: Ask, Path(stand): Path<String>) -> Response {
    let Ok((_, stand)) = demo(&ask, &stand) else { return not_here(&ask) };
    let issuer = stand.issuer(&ask.cx.settings().base_url);
    let (scopes, levels) = match stand {
        Stand::Psc => (vec!["openid", "scope_all"], vec![LEVEL]),
        Stand::Fc => {
            let pivot = ["given_name", "family_name", "birthdate", "gender"];
            let places = ["birthplace", "birthcountry"];
            let scopes = ["openid"].into_iter().chain(pivot).chain(places).collect();
            (scopes, CITIZEN_LEVELS.to_vec())
        }
    };
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "scopes_supported": scopes,
        "acr_values_supported": levels,
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }))
    .into_response()
}

/// `GET /sandbox/{provider}/jwks`
pub(crate) async fn keys(ask: Ask, Path(stand): Path<String>) -> Response {
    match demo(&ask, &stand) {
        Ok((demo, _)) => Json(demo.key.set()).into_response(),
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
    /// The level chosen, for a citizen.
    niveau: Option<String>,
    /// Said when somebody changed their mind.
    annuler: Option<String>,
}

/// What the person says, and not the client.
const ANSWERS: [&str; 3] = ["personne", "niveau", "annuler"];

/// `GET /sandbox/{provider}/authorize`
pub(crate) async fn authorize(
    ask: Ask,
    Path(stand): Path<String>,
    Query(wanted): Query<Authorization>,
) -> Response {
    match demo(&ask, &stand).and_then(|found| known(&ask, found.1, &wanted).map(|()| found)) {
        Ok(found) => page(&ask, found, &wanted, StatusCode::OK, Vec::new()),
        Err(error) => refuse::problem(&ask, &ask.frame(), &error, WayOut::Home),
    }
}

fn page(
    ask: &Ask,
    (demo, stand): (&Demo, Stand),
    wanted: &Authorization,
    status: StatusCode,
    errors: Vec<FieldError>,
) -> Response {
    let fields = serde_json::to_value(wanted).unwrap_or_default();
    let hidden = fields.as_object().into_iter().flatten();
    let hidden = hidden
        .filter(|(name, _)| !ANSWERS.contains(&name.as_str()))
        .filter_map(|(name, value)| value.as_str().map(|value| (name.clone(), value.to_owned())));
    let view = Authorize {
        provider: stand.name().to_owned(),
        client: ask.cx.settings().name.clone(),
        hidden: hidden.collect(),
        people: match stand {
            Stand::Psc => practitioners(demo, ask.lang),
            Stand::Fc => citizens(demo),
        },
        levels: match stand {
            Stand::Psc => Vec::new(),
            Stand::Fc => CITIZEN_LEVELS.map(str::to_owned).to_vec(),
        },
        level: wanted.niveau.clone().unwrap_or_else(|| CITIZEN_LEVEL.to_owned()),
        errors,
    };
    refuse::page(ask, &ask.frame(), status, &view)
}

fn practitioners(demo: &Demo, lang: Lang) -> Vec<SandboxPerson> {
    let people = demo.practitioners.iter().map(|person| {
        let role = person.situations.first().map(|first| show::role(&first.role, lang));
        SandboxPerson {
            id: person.rpps.clone(),
            name: format!("{} {}", person.given, person.family),
            born: None,
            about: role.into_iter().chain(person.situations.iter().map(place)).collect(),
        }
    });
    people.collect()
}

fn citizens(demo: &Demo) -> Vec<SandboxPerson> {
    let people = demo.citizens.iter().map(|person| SandboxPerson {
        id: person.id.clone(),
        name: person.traits.display_name(),
        born: Some(person.traits.birth_date),
        about: Vec::new(),
    });
    people.collect()
}

/// Only our own client, and only back to us: a sandbox must not become an open redirector.
fn known(ask: &Ask, stand: Stand, wanted: &Authorization) -> Result<(), Error> {
    let back = match stand {
        Stand::Psc => "/pro/retour",
        Stand::Fc => "/france-connect/retour",
    };
    let ours = format!("{}{back}", ask.cx.settings().base_url);
    let right = wanted.client_id == CLIENT
        && wanted.redirect_uri == ours
        && wanted.response_type == "code"
        && wanted.scope.split(' ').any(|scope| scope == "openid");
    if right { Ok(()) } else { Err(Error::new(Kind::Incorrect, "sandbox.request")) }
}

/// `POST /sandbox/{provider}/authorize`
pub(crate) async fn choose(
    ask: Ask,
    Path(stand): Path<String>,
    Form(wanted): Form<Authorization>,
) -> Response {
    let found = demo(&ask, &stand);
    let found = found.and_then(|found| known(&ask, found.1, &wanted).map(|()| found));
    let (demo, stand) = match found {
        Ok(found) => found,
        Err(error) => return refuse::problem(&ask, &ask.frame(), &error, WayOut::Home),
    };
    let back = |pairs: &[(&str, &str)]| {
        let query = show::filter::query(pairs);
        Redirect::to(&format!("{}{query}", wanted.redirect_uri)).into_response()
    };
    if wanted.annuler.is_some() {
        return back(&[("error", "access_denied"), ("state", &wanted.state)]);
    }
    let Some(subject) = chosen(demo, stand, &wanted) else {
        let errors = vec![FieldError::new("personne", Mistake::PersonMissing)];
        return page(&ask, (demo, stand), &wanted, StatusCode::UNPROCESSABLE_ENTITY, errors);
    };
    let code = ask.cx.token();
    let grant = Grant {
        subject,
        level: level(stand, &wanted).to_owned(),
        nonce: wanted.nonce.clone(),
        redirect: wanted.redirect_uri.clone(),
        challenge: wanted.code_challenge.clone(),
        until: ask.cx.now + 60.seconds(),
    };
    demo.codes(|codes| {
        codes.clean(ask.cx.now);
        codes.codes.insert(code.clone(), grant);
    });
    back(&[("code", code.as_str()), ("state", &wanted.state)])
}

fn chosen(demo: &Demo, stand: Stand, wanted: &Authorization) -> Option<Subject> {
    let id = wanted.personne.as_deref()?;
    match stand {
        Stand::Psc => {
            let person = demo.practitioners.iter().find(|person| person.rpps == id)?;
            Some(Subject::Practitioner(person.rpps.clone()))
        }
        Stand::Fc => {
            let person = demo.citizens.iter().find(|person| person.id == id)?;
            Some(Subject::Citizen(person.id.clone()))
        }
    }
}

fn level(stand: Stand, wanted: &Authorization) -> &'static str {
    let chosen = wanted.niveau.as_deref();
    match stand {
        Stand::Psc => LEVEL,
        Stand::Fc => {
            let known = CITIZEN_LEVELS.into_iter().find(|level| Some(*level) == chosen);
            known.unwrap_or(CITIZEN_LEVEL)
        }
    }
}
