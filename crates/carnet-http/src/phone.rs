//! What makes Carnet an app on a telephone: its manifest, its worker, and the page shown without a network.

use std::fmt::Write as _;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::door::ask::Ask;
use crate::door::refuse;
use crate::view::public::Offline;

/// Where the page shown without a network is; the worker keeps it under this name.
const OFFLINE: &str = "/hors-ligne";
/// The worker, whose first line says what it keeps.
const WORKER: &str = include_str!("../assets/js/worker.js");

/// `GET /manifest.webmanifest` — <https://www.w3.org/TR/appmanifest/>
pub(crate) async fn manifest(ask: Ask) -> Response {
    let asset = |name: &str| ask.web.pages().asset_url(name).unwrap_or_default();
    let icon = |name: &str, size: &str, purpose: &str| json!({ "src": asset(name), "sizes": size, "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "id": "/espace",
        "name": ask.cx.settings().name,
        "short_name": ask.cx.settings().name,
        "lang": ask.lang.tag(),
        "start_url": "/espace",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#2e2a7d",
        "icons": [
            { "src": asset("mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any" },
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
    });
    ([(CONTENT_TYPE, "application/manifest+json")], manifest.to_string()).into_response()
}

/// `GET /sw.js` — <https://www.w3.org/TR/service-workers/>. Its bytes change with the page it keeps, so that
/// browsers take the new one.
pub(crate) async fn worker(ask: Ask) -> Response {
    let Ok(page) = ask.web.pages().render(&ask.lasting_frame(), &Offline {}) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let asset = |name: &str| ask.web.pages().asset_url(name).unwrap_or_default();
    let files = [OFFLINE.to_owned(), asset("app.css"), asset("mark.svg")];
    let mut version = String::new();
    for byte in Sha256::digest(page.as_bytes()).iter().take(6) {
        let _ = write!(version, "{byte:02x}");
    }
    let shell =
        json!({ "offline": OFFLINE, "cache": format!("carnet-page-{version}"), "files": files });
    let script = format!("const SHELL = {shell};\n{WORKER}");
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response()
}

/// `GET /hors-ligne`
pub(crate) async fn offline(ask: Ask) -> Response {
    refuse::page(&ask, &ask.lasting_frame(), StatusCode::OK, &Offline {})
}
