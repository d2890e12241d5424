//! What anybody may ask: the first page, the language, assets, the transparency log, health.

use axum::extract::{Path, Query};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, VARY,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::{Error, Kind};
use serde::Deserialize;

use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::page::{Lang, Theme};
use crate::view::public::{Home, WayOut};

/// `GET /`
pub(crate) async fn home(ask: Ask) -> Response {
    let demo = ask.web.door().demo.as_ref();
    let people = demo.map(|demo| demo.people.clone()).unwrap_or_default();
    let newcomers = demo.map(|demo| demo.newcomers.clone()).unwrap_or_default();
    refuse::page(&ask, &ask.frame(), StatusCode::OK, &Home { people, newcomers })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    retour: Option<String>,
}

/// `GET /langue/{tag}?retour=…`
pub(crate) async fn language(
    ask: Ask,
    Path(tag): Path<String>,
    Query(back): Query<Back>,
) -> Response {
    let to = back.retour.and_then(|path| cookie::own_path(&path));
    let mut answer = Redirect::to(to.as_deref().unwrap_or("/")).into_response();
    if let Some(lang) = Lang::from_tag(&tag) {
        let cookies = ask.web.door().cookies;
        let year = Life::Seconds(31_536_000);
        cookie::write(&mut answer, cookies, cookie::LANG, lang.tag(), year);
    }
    answer
}

/// `GET /apparence/{theme}?retour=…` — `light`, `dark`, or `auto` for what the machine says.
pub(crate) async fn appearance(
    ask: Ask,
    Path(theme): Path<String>,
    Query(back): Query<Back>,
) -> Response {
    let to = back.retour.and_then(|path| cookie::own_path(&path));
    let mut answer = Redirect::to(to.as_deref().unwrap_or("/")).into_response();
    let cookies = ask.web.door().cookies;
    match Theme::from_name(&theme) {
        Some(theme) => {
            let year = Life::Seconds(31_536_000);
            cookie::write(&mut answer, cookies, cookie::THEME, theme.name(), year);
        }
        None => cookie::write(&mut answer, cookies, cookie::THEME, "", Life::Gone),
    }
    answer
}

/// `GET /assets/{*path}` — named by the hash of their bytes: kept for ever.
pub(crate) async fn asset(ask: Ask, asked: HeaderMap, Path(path): Path<String>) -> Response {
    let Some(asset) = ask.web.pages().asset(&path) else { return unknown(ask).await };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(CACHE_CONTROL, forever);
    if let Ok(tag) = HeaderValue::from_str(&asset.etag) {
        headers.insert(ETAG, tag);
    }
    let accepted = asked.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let packed = asset.gzip.as_ref().filter(|_| accepted.is_some_and(takes_gzip));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    match packed {
        Some(packed) => {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            (headers, packed.clone()).into_response()
        }
        None => (headers, asset.bytes.clone().into_owned()).into_response(),
    }
}

/// Whether an `Accept-Encoding` names gzip and does not refuse it (RFC 9110 §12.5.3).
fn takes_gzip(accepted: &str) -> bool {
    accepted.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some("gzip") && !parts.any(|weight| weight == "q=0")
    })
}

/// `GET /journal/{*path}` — the transparency log: `checkpoint` and tiles (C2SP tlog-tiles).
pub(crate) async fn log(ask: Ask, Path(path): Path<String>) -> Response {
    match ask.web.app().log_file(&path) {
        Some(bytes) => {
            let kind = if path == "checkpoint" {
                "text/plain; charset=utf-8"
            } else {
                "application/octet-stream"
            };
            ([(CONTENT_TYPE, HeaderValue::from_static(kind))], bytes).into_response()
        }
        None => unknown(ask).await,
    }
}

/// `GET /sante` — for whoever watches over the process: 200 when the storage answers.
pub(crate) async fn health(ask: Ask) -> Response {
    match ask.web.app().ping().await {
        Ok(()) => "ok".into_response(),
        Err(error) => {
            refuse::log(&error, &ask.reference);
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Any other address.
pub(crate) async fn unknown(ask: Ask) -> Response {
    let error = Error::new(Kind::NotFound, "page.unknown");
    refuse::problem(&ask, &ask.frame(), &error, WayOut::Home)
}

#[cfg(test)]
mod tests {
    use super::takes_gzip;

    #[test]
    fn gzip_is_sent_to_who_takes_it() {
        assert!(takes_gzip("br, gzip;q=0.8"));
        assert!(!takes_gzip("gzip;q=0, identity"));
        assert!(!takes_gzip("br"));
    }
}
