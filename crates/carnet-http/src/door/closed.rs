//! The door of a section that the operator closed for a time: 503, when to come back, and what still works.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use carnet_app::{Error, Kind};
use http_body_util::BodyExt as _;

use super::ask::Ask;
use super::refuse;
use crate::citizen::Citizen;
use crate::outage::{Announcement, Section, closing};
use crate::page::{Frame, Who};
use crate::practitioner::visitor::Pro;
use crate::view::public::{Closed, OpenSection, WayOut};
use crate::web::Web;

/// What is read, and thrown away, of a form sent to a closed section.
const DISCARDED_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Answers in place of a section that is closed; lets everything else through.
pub(crate) async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let announcements = &web.door().announcements;
    if announcements.is_empty() {
        return next.run(request).await;
    }
    let Some(section) = Section::of(request.uri().path()) else { return next.run(request).await };
    let Some(found) = closing(announcements, web.app().cx().now, section) else {
        return next.run(request).await;
    };
    let (mut parts, body) = request.into_parts();
    discard(body).await;
    let Ok(ask) = Ask::from_request_parts(&mut parts, &web).await;
    let frame = frame(&ask, &mut parts, section).await;
    answer(&ask, frame, section, found)
}

/// A browser that is busy sending hears no answer.
async fn discard(mut body: Body) {
    let mut size = 0;
    while let Some(Ok(frame)) = body.frame().await {
        size += frame.data_ref().map_or(0, Bytes::len);
        if size > DISCARDED_BYTES_MAX {
            return;
        }
    }
}

/// Whoever is signed in stays so, and keeps the menu.
async fn frame(ask: &Ask, parts: &mut Parts, section: Section) -> Frame {
    let found = if ask.token.is_none() || section == Section::SignIn {
        None
    } else if section.is_of_space() {
        Citizen::from_request_parts(parts, &ask.web).await.ok().map(|citizen| citizen.frame())
    } else {
        Pro::from_request_parts(parts, &ask.web).await.ok().map(|pro| pro.frame())
    };
    found.unwrap_or_else(|| ask.frame())
}

fn answer(ask: &Ask, mut frame: Frame, section: Section, found: &Announcement) -> Response {
    let announced = found.said(ask.lang);
    // Said in the middle of the page, not twice.
    frame.announcements.retain(|other| *other != announced);
    let error = Error::new(Kind::Busy, "section.closed");
    refuse::log(&error, &ask.reference);
    let view = Closed {
        section,
        announced,
        open: open(ask, &frame.who),
        code: error.code.to_owned(),
        reference: ask.reference.clone(),
        way_out: if matches!(frame.who, Who::Citizen { .. }) {
            WayOut::Space
        } else {
            WayOut::Home
        },
    };
    let mut answer = refuse::page(ask, &frame, StatusCode::SERVICE_UNAVAILABLE, &view);
    let seconds = found.until.duration_since(ask.cx.now).as_secs().max(1);
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// What this person can still go to.
fn open(ask: &Ask, who: &Who) -> Vec<OpenSection> {
    let announcements = &ask.web.door().announcements;
    let theirs = |section: Section| match who {
        Who::Citizen { .. } => section.is_of_space(),
        Who::Practitioner { .. } => section == Section::Practitioner,
        Who::Nobody => !section.is_of_space(),
        Who::Staff { .. } => false,
    };
    let open = Section::ALL.into_iter().filter(|section| theirs(*section));
    let open = open.filter(|section| closing(announcements, ask.cx.now, *section).is_none());
    open.map(|section| OpenSection { section, href: section.href() }).collect()
}
