//! The bytes of a document: served from an address of their own, under a policy that lets them do nothing.

use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, X_FRAME_OPTIONS,
};
use axum::response::{IntoResponse as _, Response};
use carnet_app::document::media::Media;
use carnet_app::document::read::Opened;
use carnet_interop::cda;
use serde::Deserialize;

/// Which bytes are asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Part {
    /// `partie=N`: the N-th file a CDA carries (its body, its pictures); absent: the document as deposited.
    partie: Option<usize>,
    /// `telecharger`: as a file to keep.
    telecharger: Option<String>,
}

/// A document can carry script (a PDF, an SVG in disguise): the sandbox takes everything from it,
/// and only our own pages may frame it.
const FILE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";
/// Browsers show PDF through a plugin that a full sandbox stops.
const PDF_POLICY: &str = "default-src 'none'; object-src 'self'; plugin-types application/pdf; \
    style-src 'unsafe-inline'; frame-ancestors 'self'";

/// The answer that carries the bytes.
pub(crate) fn answer(opened: &Opened, part: &Part) -> Response {
    let (media, bytes) = chosen(opened, part);
    let mut answer = bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(served_as(media)));
    let policy = if media == Media::Pdf { PDF_POLICY } else { FILE_POLICY };
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    let keep = part.telecharger.is_some() || !shown_in_browser(media);
    let how = if keep { "attachment" } else { "inline" };
    let name = format!("{how}; filename=\"document-{}.{}\"", opened.document.id, media.ending());
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    answer
}

fn chosen(opened: &Opened, part: &Part) -> (Media, Vec<u8>) {
    let whole = || (opened.media, opened.bytes.clone());
    let Some(number) = part.partie.filter(|_| opened.media == Media::Xml) else { return whole() };
    let Ok(cda) = cda::read(&opened.bytes, &cda::Limits::default()) else { return whole() };
    let Some((_, bytes)) = cda.attachment(number) else { return whole() };
    Media::sniff(bytes).map_or_else(whole, |media| (media, bytes.to_vec()))
}

/// XML is never served as XML: a stylesheet instruction would run in the browser.
const fn served_as(media: Media) -> &'static str {
    match media {
        Media::Xml | Media::Text => "text/plain; charset=utf-8",
        other => other.mime(),
    }
}

const fn shown_in_browser(media: Media) -> bool {
    matches!(media, Media::Pdf | Media::Jpeg | Media::Png | Media::Text)
}
