//! `GET /fhir/.well-known/smart-configuration` — how a software gets a token here.
//! <https://hl7.org/fhir/smart-app-launch/conformance.html#using-well-known>

use axum::response::{IntoResponse as _, Json, Response};
use serde_json::json;

use super::{TOKEN, assertion, scopes};
use crate::door::ask::Ask;

/// `GET /fhir/.well-known/smart-configuration`
pub(super) async fn get(ask: Ask) -> Response {
    let base = &ask.cx.settings().base_url;
    Json(json!({
        "token_endpoint": format!("{base}{TOKEN}"),
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": assertion::ALGORITHMS,
        "scopes_supported": scopes::all(),
        "capabilities": ["client-confidential-asymmetric", "permission-v2"],
    }))
    .into_response()
}
