//! OAuth 2 for software: client credentials with a signed JWT (SMART Backend Services, RFC 7523).
//!
//! A software signs who it is, and for which professional and purpose it acts; it gets a token for five
//! minutes. <https://hl7.org/fhir/smart-app-launch/backend-services.html>

mod acting;
mod assertion;
mod configuration;
mod keys;
mod refusal;
mod scopes;
mod software;
mod token;

use axum::Router;
use axum::routing::{get, post};
use carnet_app::Result;
use jiff::Timestamp;
use serde_json::Value;

use crate::web::Web;

pub(crate) use keys::Keys;
pub(crate) use software::Software;

/// Reads an assertion in the name of the client it says it comes from: its `jti`, when it is believed.
pub(crate) fn probe(token: &str, keys: &Value, endpoint: &str, now: Timestamp) -> Result<String> {
    let client = assertion::client_of(token)?;
    let read = assertion::verify(token, &client, keys, endpoint, now)?;
    Ok(read.jti)
}

/// Where tokens are asked for, below the address of the service.
const TOKEN: &str = "/oauth/token";

/// Every route: method, path, file of its handler, audit class.
pub(crate) const ROUTES: [(&str, &str, &str, &str); 2] = [
    ("GET", "/fhir/.well-known/smart-configuration", "oauth/configuration.rs", "none"),
    ("POST", TOKEN, "oauth/token.rs", "none"),
];

/// The routes of this room.
pub(crate) fn routes() -> Router<Web> {
    let [(_, configuration, ..), (_, token, ..)] = ROUTES;
    Router::new().route(configuration, get(configuration::get)).route(token, post(token::post))
}
