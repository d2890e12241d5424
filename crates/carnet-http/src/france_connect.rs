//! `/france-connect` — the other way in: to activate a space, or to open it.

mod claims;

use axum::extract::Query;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::{Error, Kind, france_connect};
use serde::{Deserialize, Serialize};

use self::claims::FranceConnectClaims;
use crate::citizen::account::signed_in;
use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::enrol;
use crate::oidc::{Expected, Provider};
use crate::view::public::WayOut;

/// What somebody comes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Errand {
    /// Activating their space.
    Enrol,
    /// Opening it.
    Enter,
}

/// What must come back with the person; kept in a cookie of theirs.
#[derive(Debug, Serialize, Deserialize)]
struct Way {
    errand: Errand,
    expected: Expected,
}

/// `GET /france-connect/activer`
pub(crate) async fn enrol(ask: Ask) -> Response {
    begin(&ask, Errand::Enrol).await
}

/// `GET /france-connect/connexion`
pub(crate) async fn enter(ask: Ask) -> Response {
    begin(&ask, Errand::Enter).await
}

fn provider(ask: &Ask) -> Result<&Provider, Error> {
    let none = || Error::new(Kind::NotFound, "page.unknown");
    ask.web.door().france_connect.as_ref().ok_or_else(none)
}

async fn begin(ask: &Ask, errand: Errand) -> Response {
    let begun = async { provider(ask)?.begin().await.map_err(ours) };
    match begun.await {
        Ok((url, expected)) => {
            let mut answer = Redirect::to(&url).into_response();
            let value = cookie::encode_json(&Way { errand, expected });
            let cookies = ask.web.door().cookies;
            cookie::write(&mut answer, cookies, cookie::FRANCE_CONNECT, &value, Life::Seconds(600));
            answer
        }
        Err(error) => refuse::problem(ask, &ask.frame(), &error, WayOut::Home),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// `GET /france-connect/retour`
pub(crate) async fn back(ask: Ask, Query(back): Query<Back>) -> Response {
    let mut answer = match way(&ask) {
        Ok(way) => arrived(&ask, way, back).await,
        Err(error) => refuse::problem(&ask, &ask.frame(), &error, WayOut::Home),
    };
    let cookies = ask.web.door().cookies;
    cookie::write(&mut answer, cookies, cookie::FRANCE_CONNECT, "", Life::Gone);
    answer
}

fn way(ask: &Ask) -> Result<Way, Error> {
    let way = ask.france_connect.as_deref().and_then(cookie::decode_json);
    way.ok_or_else(|| Error::new(Kind::Unauthenticated, "france-connect.state"))
}

async fn arrived(ask: &Ask, way: Way, back: Back) -> Response {
    let errand = way.errand;
    let traits = match proven(ask, way, back).await {
        Ok(claims) => claims.traits(),
        Err(error) => return stopped(ask, errand, &error),
    };
    let Some(traits) = traits else {
        return stopped(ask, errand, &Error::new(Kind::NotFound, "france-connect.nobody"));
    };
    let opened = match errand {
        Errand::Enrol => match france_connect::enrol(&ask.cx, &traits).await {
            Ok(token) => return enrol::proven(&token, ask),
            Err(error) => Err(error),
        },
        Errand::Enter => france_connect::enter(&ask.cx, &ask.caller, &traits).await,
    };
    match opened {
        Ok(opened) => signed_in(ask, &opened).await,
        Err(error) => stopped(ask, errand, &error),
    }
}

async fn proven(ask: &Ask, way: Way, back: Back) -> Result<FranceConnectClaims, Error> {
    let provider = provider(ask)?;
    let state = back.state.as_deref().unwrap_or_default();
    if let Some(error) = back.error {
        way.expected.check(state).map_err(ours)?;
        // RFC 6749 §4.1.2.1: the person said no; anything else is a failure of the provider's.
        let code = if error == "access_denied" { "oidc.cancelled" } else { "oidc.refused" };
        return Err(ours(Error::new(Kind::Unauthenticated, code)));
    }
    let lost = || ours(Error::new(Kind::Unauthenticated, "oidc.state"));
    let code = back.code.ok_or_else(lost)?;
    let info = provider.finish(way.expected, state, &code, ask.cx.now).await.map_err(ours)?;
    Ok(FranceConnectClaims::of(&info))
}

/// The same failure in words about FranceConnect+: those of the other provider would name the wrong one.
fn ours(error: Error) -> Error {
    if error.code.starts_with("oidc.") { Error { code: code(error.code), ..error } } else { error }
}

/// What a failure of any provider is called here.
fn code(of: &str) -> &'static str {
    match of {
        "oidc.cancelled" => "france-connect.cancelled",
        "oidc.level" => "france-connect.level",
        "oidc.unavailable" => "france-connect.unavailable",
        "oidc.refused" => "france-connect.refused",
        _ => "france-connect.state",
    }
}

/// Why it does not go on, and the way out that leads on.
fn stopped(ask: &Ask, errand: Errand, error: &Error) -> Response {
    match errand {
        Errand::Enrol if error.code.starts_with("enrol.") => enrol::stopped(ask, error),
        Errand::Enrol => refuse::problem(ask, &ask.frame(), error, WayOut::Home),
        Errand::Enter => refuse::problem(ask, &ask.frame(), error, WayOut::SignIn),
    }
}
