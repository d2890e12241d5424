//! `GET /fhir/metadata` — what is served, and nothing else. <https://hl7.org/fhir/R4/http.html#capabilities>

use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use carnet_interop::fhir::capability;

use super::fault::{self, Fault};
use super::{answer, negotiate};
use crate::door::ask::Ask;

/// The day this version was released.
const RELEASED: &str = "2026-11-22";

/// `GET /fhir/metadata`, for everybody: a software reads it before it has a token.
pub(super) async fn get(ask: Ask, headers: HeaderMap, uri: Uri) -> Response {
    let statement = negotiate::accepts_json(&headers, &uri).map_err(Fault::from).map(|()| {
        let version = env!("CARGO_PKG_VERSION");
        let statement = capability::write(&answer::base(&ask), version, RELEASED);
        answer::json(StatusCode::OK, &statement)
    });
    fault::settle(&ask, statement)
}
