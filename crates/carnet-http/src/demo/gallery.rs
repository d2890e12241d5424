//! `/demo/composants` — the design system, shown to those who make the screens.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::{Error, Kind};
use serde::Deserialize;

use crate::door::ask::Ask;
use crate::door::refuse;
use crate::page::gallery::{colours, components};
use crate::page::{DemoMode, Frame, Theme};
use crate::view::demo::{ComponentPage, Components};
use crate::view::public::WayOut;

/// `GET /demo/composants`
pub(crate) async fn list(ask: Ask) -> Response {
    if ask.web.demo_mode() == DemoMode::Off {
        return unknown(&ask);
    }
    let view = Components { components: components(), colours: colours() };
    refuse::page(&ask, &ask.frame(), StatusCode::OK, &view)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Shown {
    theme: Option<String>,
}

/// `GET /demo/composants/{name}?theme=dark`
pub(crate) async fn one(
    ask: Ask,
    Path(name): Path<String>,
    Query(shown): Query<Shown>,
) -> Response {
    let found = components().into_iter().find(|component| component.name == name);
    match found.filter(|_| ask.web.demo_mode() == DemoMode::On) {
        Some(component) => {
            let theme = shown.theme.as_deref().and_then(Theme::from_name);
            let frame = ask.frame();
            let frame = Frame { theme: theme.or(frame.theme), ..frame };
            refuse::page(&ask, &frame, StatusCode::OK, &ComponentPage { component })
        }
        None => unknown(&ask),
    }
}

fn unknown(ask: &Ask) -> Response {
    let error = Error::new(Kind::NotFound, "page.unknown");
    refuse::problem(ask, &ask.frame(), &error, WayOut::Home)
}
