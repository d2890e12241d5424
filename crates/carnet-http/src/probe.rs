//! What strangers' bytes meet first in this crate, for machines that try to break it (crate `hostile`).
//!
//! Nothing of the service calls this. Each function takes bytes as they come from a socket, and says what came of
//! them, so that a property can be checked.

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Query};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, Request, Uri};
use carnet_interop::fhir::search::{self, Handling, SearchType};
use jiff::Timestamp;
use serde_json::Value;

use crate::door::{cookie, form};
use crate::fhir::resolve;
use crate::oauth;
use crate::web::Cookies;

/// Reads a client assertion with the keys of a client: its `jti` when it is believed.
pub fn assertion(token: &str, keys: &Value, endpoint: &str, now: Timestamp) -> Option<String> {
    oauth::probe(token, keys, endpoint, now)
}

/// Reads an access token under a secret: true when it is believed.
pub fn access_token(token: &str, secret: &[u8; 32], audience: &str, now: Timestamp) -> bool {
    oauth::Keys::new(secret).believes(token, audience, now)
}

/// Reads a form with files, as the pages with a file do: how many bytes were kept.
pub async fn form(content_type: &str, body: &[u8]) -> Option<usize> {
    let kind = HeaderValue::from_str(content_type).ok()?;
    let request = Request::builder().header(CONTENT_TYPE, kind).body(Body::from(body.to_vec()));
    let multipart = Multipart::from_request(request.ok()?, &()).await.ok()?;
    let upload = form::Upload::read(multipart, form::DOCUMENT_FORM_BYTES_MAX).await.ok()?;
    form::title(&upload).ok();
    Some(upload.size())
}

/// Reads the query of a search and writes it back, as a link to the next page does.
pub fn search(kind: SearchType, query: &str) -> Option<String> {
    let uri = Uri::builder().path_and_query(format!("/fhir/X?{query}")).build().ok()?;
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(&uri).ok()?;
    let read = search::parse(kind, &pairs, Handling::Lenient, &resolve).ok()?;
    Some(read.query())
}

/// Reads the cookies of a request: the path of ours that one is sent back to.
pub fn cookies(header: &[u8]) -> Option<String> {
    let mut headers = HeaderMap::new();
    headers.insert(axum::http::header::COOKIE, HeaderValue::from_bytes(header).ok()?);
    let kept = cookie::read(&headers, Cookies::Plain, cookie::BACK)?;
    cookie::decode_path(&kept)
}
