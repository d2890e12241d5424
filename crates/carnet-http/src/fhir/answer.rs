//! Answers in FHIR JSON. <https://hl7.org/fhir/R4/http.html#mime-type>

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LAST_MODIFIED, LOCATION};
use axum::response::{IntoResponse as _, Response};
use carnet_core::document::Document;
use carnet_core::id::OwnerId;
use carnet_interop::fhir::document_reference;
use jiff::Timestamp;
use serde_json::Value;

use super::negotiate::Return;
use super::wire;
use crate::door::ask::Ask;

/// The type of everything we answer.
pub(super) const FHIR_JSON: &str = "application/fhir+json; fhirVersion=4.0; charset=utf-8";

/// A resource with its status.
pub(super) fn json(status: StatusCode, resource: &Value) -> Response {
    let mut answer = (status, resource.to_string()).into_response();
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(FHIR_JSON));
    answer
}

/// The root of the API.
pub(super) fn base(ask: &Ask) -> String {
    format!("{}/fhir", ask.cx.settings().base_url)
}

/// A document as FHIR writes it.
pub(super) fn resource(ask: &Ask, space: OwnerId, document: &Document) -> Value {
    let id = wire::document(space, document.id);
    document_reference::write(document, &base(ask), &id, ask.cx.now)
}

/// A document, with its version and where it is.
pub(super) fn document(
    ask: &Ask,
    status: StatusCode,
    wanted: Return,
    space: OwnerId,
    document: &Document,
) -> Response {
    let mut answer = match wanted {
        Return::Representation => json(status, &resource(ask, space, document)),
        Return::Minimal => status.into_response(),
    };
    let id = wire::document(space, document.id);
    set(&mut answer, ETAG, &format!("W/\"{}\"", document.version));
    set(&mut answer, LAST_MODIFIED, &http_date(document.updated));
    if status != StatusCode::OK || wanted == Return::Minimal {
        set(&mut answer, LOCATION, &format!("{}/DocumentReference/{id}", base(ask)));
    }
    answer
}

/// Sets a header whose value we made.
pub(super) fn set(answer: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}

/// RFC 9110 §5.6.7.
fn http_date(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_http() {
        assert_eq!(http_date(Timestamp::UNIX_EPOCH), "Thu, 01 Jan 1970 00:00:00 GMT");
    }
}
