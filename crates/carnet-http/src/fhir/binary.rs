//! `GET /fhir/Binary/{id}` — ITI-68 Retrieve Document. <https://profiles.ihe.net/ITI/MHD/ITI-68.html>

use axum::extract::Path;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderValue,
};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use carnet_app::document::read::{self, Opened};
use serde_json::json;

use super::fault::{self, Fault};
use super::{answer, negotiate, wire};
use crate::oauth::Software;

/// `GET /fhir/Binary/{id}`: the bytes as they were deposited, or a `Binary` when FHIR JSON is asked for by name.
pub(super) async fn get(
    software: Software,
    Path(id): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let found = async {
        let opened = open(&software, &id).await?;
        let as_json = negotiate::asks_json(&headers, &uri);
        Ok(if as_json { resource(&id, &opened) } else { raw(opened) })
    };
    fault::settle(&software.ask, found.await)
}

async fn open(software: &Software, id: &str) -> Result<Opened, Fault> {
    let (space, id) = wire::of_document(id)?;
    let visit = software.enter(space).await?;
    Ok(read::read(software.cx(), &visit, id).await?)
}

fn resource(id: &str, opened: &Opened) -> Response {
    let binary = json!({
        "resourceType": "Binary",
        "id": id,
        "contentType": opened.document.content.media_type,
        "data": STANDARD.encode(&opened.bytes),
    });
    answer::json(StatusCode::OK, &binary)
}

/// A browser that ends up here must keep the file, not run it.
fn raw(opened: Opened) -> Response {
    let name = format!("attachment; filename=\"document.{}\"", opened.media.ending());
    let mut out = opened.bytes.into_response();
    answer::set(&mut out, CONTENT_TYPE, &opened.document.content.media_type);
    answer::set(&mut out, CONTENT_DISPOSITION, &name);
    answer::set(&mut out, ETAG, &format!("\"{}\"", opened.document.content.sha256));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    out.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    out
}
