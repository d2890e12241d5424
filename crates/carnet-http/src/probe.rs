//! What strangers' bytes meet first in this crate, for machines that try to break it (crate `hostile`).
//!
//! Nothing of the service calls this. Each function takes bytes as they come from a socket, and says what came of
//! them, so that a property can be checked.

use std::net::{IpAddr, SocketAddr};

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequest as _, Multipart, Query};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, Request, Uri};
use carnet_interop::fhir::search::{self, Handling, SearchType};
use jiff::Timestamp;
use serde_json::Value;

use crate::door::{cookie, form};
use crate::fhir::resolve;
use crate::oauth;
use crate::web::Cookies;
use crate::{ForwardedBy, Proxies};

/// Reads a client assertion with the keys of a client: its `jti` when it is believed, else the code of the refusal.
pub fn assertion(
    token: &str,
    keys: &Value,
    endpoint: &str,
    now: Timestamp,
) -> Result<String, &'static str> {
    oauth::probe(token, keys, endpoint, now).map_err(|why| why.code)
}

/// Reads an access token under a secret: nothing when it is believed, else the code of the refusal.
pub fn access_token(
    token: &str,
    secret: &[u8; 32],
    audience: &str,
    now: Timestamp,
) -> Result<(), &'static str> {
    oauth::Keys::new(secret).believes(token, audience, now).map_err(|why| why.code)
}

/// Reads a form with files, as the pages with a file do: how many bytes were kept, else what stopped it.
pub async fn form(content_type: &str, body: &[u8]) -> Result<usize, String> {
    let kind = HeaderValue::from_str(content_type).map_err(|_| "header")?;
    let request = Request::builder().header(CONTENT_TYPE, kind).body(Body::from(body.to_vec()));
    let request = request.map_err(|_| "request")?;
    let multipart = Multipart::from_request(request, &()).await.map_err(|why| why.body_text())?;
    let upload = form::Upload::read(multipart, form::DOCUMENT_FORM_BYTES_MAX).await;
    let upload = upload.map_err(|why| why.code)?;
    form::title(&upload).map_err(|why| why.message)?;
    Ok(upload.size())
}

/// Reads the query of a search and writes it back, as a link to the next page does; else what it is refused for.
pub fn search(kind: SearchType, query: &str) -> Result<String, String> {
    let uri = Uri::builder().path_and_query(format!("/fhir/X?{query}")).build();
    let uri = uri.map_err(|_| "address")?;
    let Query(pairs) =
        Query::<Vec<(String, String)>>::try_from_uri(&uri).map_err(|_| "encoding")?;
    let read = search::parse(kind, &pairs, Handling::Lenient, &resolve);
    read.map(|read| read.query()).map_err(|why| why.code().to_owned())
}

/// Where a request comes from, forwarded by a proxy at 127.0.0.1 that trusts itself and `10.0.0.0/8`; none when the
/// header cannot be sent.
pub fn address(header: ForwardedBy, told: &[u8]) -> Option<IpAddr> {
    let trusted = ["127.0.0.1", "10.0.0.0/8"].iter().filter_map(|network| network.parse().ok());
    let proxies = Proxies { trusted: trusted.collect(), header };
    let name = match header {
        ForwardedBy::XForwardedFor => "x-forwarded-for",
        ForwardedBy::Forwarded => "forwarded",
    };
    let peer = ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1)));
    let request = Request::builder().header(name, HeaderValue::from_bytes(told).ok()?);
    let (parts, ()) = request.extension(peer).body(()).ok()?.into_parts();
    proxies.client(&parts)
}

/// Reads the cookies of a request: the path of ours that one is sent back to.
pub fn cookies(header: &[u8]) -> Option<String> {
    let mut headers = HeaderMap::new();
    headers.insert(axum::http::header::COOKIE, HeaderValue::from_bytes(header).ok()?);
    let kept = cookie::read(&headers, Cookies::Plain, cookie::BACK)?;
    cookie::decode_path(&kept)
}
