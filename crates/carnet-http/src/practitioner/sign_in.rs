//! `/pro`, `/pro/connexion`, `/pro/retour` — the professionals' door.

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::practitioner::arrive;
use carnet_app::{Error, Kind, session};
use serde::Deserialize;

use super::claims::PscClaims;
use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::oidc::Expected;
use crate::page::DemoMode;
use crate::view::practitioner::ProSignIn;
use crate::view::public::WayOut;

/// `GET /pro`
pub(crate) async fn form(ask: Ask) -> Response {
    page(&ask, StatusCode::OK, None)
}

fn page(ask: &Ask, status: StatusCode, problem: Option<String>) -> Response {
    let view = ProSignIn { sandbox: ask.web.demo_mode() == DemoMode::On, problem };
    refuse::page(ask, &ask.frame(), status, &view)
}

/// `GET /pro/connexion`
pub(crate) async fn begin(ask: Ask) -> Response {
    match ask.web.door().provider.begin().await {
        Ok((url, expected)) => {
            let mut answer = Redirect::to(&url).into_response();
            let value = cookie::encode_json(&expected);
            let cookies = ask.web.door().cookies;
            cookie::write(&mut answer, cookies, cookie::OIDC, &value, Life::Seconds(600));
            answer
        }
        Err(error) => refuse::problem(&ask, &ask.frame(), &error, WayOut::ProSignIn),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// `GET /pro/retour`
pub(crate) async fn back(ask: Ask, Query(back): Query<Back>) -> Response {
    match arrived(&ask, back).await {
        Ok(token) => {
            if let Some(before) = &ask.token
                && let Err(error) = session::end(&ask.cx, before).await
            {
                return refuse::problem(&ask, &ask.frame(), &error, WayOut::ProSignIn);
            }
            let to = ask.back.clone().filter(|path| path.starts_with("/pro/"));
            let to = to.unwrap_or_else(|| "/pro/patients".to_owned());
            let mut answer = Redirect::to(&to).into_response();
            let cookies = ask.web.door().cookies;
            cookie::write(&mut answer, cookies, cookie::SESSION, &token, Life::Session);
            cookie::write(&mut answer, cookies, cookie::OIDC, "", Life::Gone);
            cookie::write(&mut answer, cookies, cookie::BACK, "", Life::Gone);
            answer
        }
        Err(error) => {
            refuse::log(&error, &ask.reference);
            page(&ask, refuse::status(error.kind), Some(error.code.to_owned()))
        }
    }
}

async fn arrived(ask: &Ask, back: Back) -> Result<String, Error> {
    if back.error.is_some() {
        return Err(Error::new(Kind::Unauthenticated, "oidc.cancelled"));
    }
    let lost = || Error::new(Kind::Unauthenticated, "oidc.state");
    let expected: Option<Expected> = ask.oidc.as_deref().and_then(cookie::decode_json);
    let expected = expected.ok_or_else(lost)?;
    let (code, state) = back.code.zip(back.state).ok_or_else(lost)?;
    let provider = &ask.web.door().provider;
    let info = provider.finish::<PscClaims>(expected, &state, &code, ask.cx.now).await?;
    let (_, opened) = arrive::arrive(&ask.cx, info.additional_claims().arrival()).await?;
    Ok(opened.token)
}
