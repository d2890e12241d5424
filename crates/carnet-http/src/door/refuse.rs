//! From a failure to a page that says what happened, why, and what to do next.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use carnet_app::{Error, Kind};

use super::ask::Ask;
use super::cookie::{self, Life};
use crate::page::{Arg, Args, Frame, View};
use crate::view::public::{Problem, ProblemKind, WayOut};

/// When to come back to what is busy, in seconds.
pub(crate) const RETRY_SOON: HeaderValue = HeaderValue::from_static("2");

/// The HTTP status of a kind of failure.
pub(crate) const fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Incorrect => StatusCode::BAD_REQUEST,
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::Unsupported => StatusCode::METHOD_NOT_ALLOWED,
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Fault => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Writes the failure in the log, once, at the door that answers it.
pub(crate) fn log(error: &Error, reference: &str) {
    if error.kind == Kind::Fault || error.kind == Kind::Busy && error.source.is_some() {
        let cause = error.source.as_deref().map(ToString::to_string).unwrap_or_default();
        tracing::error!(error.code = error.code, request = reference, cause, "failed");
    } else {
        tracing::info!(error.code = error.code, request = reference, "refused");
    }
}

/// The arguments of an error's sentences.
pub(crate) fn args(error: &Error) -> Args {
    error.args.iter().map(|(name, value)| ((*name).to_owned(), Arg::from(value.clone()))).collect()
}

/// The code a stranger reads. What may not be known has one code: a masked document answers like one
/// that never was.
pub(crate) fn shown(error: &Error) -> &'static str {
    match error.code {
        // The holder's own mistake about whom they know.
        "access.professional-unknown" => error.code,
        code if error.kind == Kind::NotFound && code.starts_with("access.") => {
            "access.document-unknown"
        }
        code => code,
    }
}

/// A page with its status.
pub(crate) fn page<V: View>(ask: &Ask, frame: &Frame, status: StatusCode, view: &V) -> Response {
    match ask.web.pages().render(frame, view) {
        Ok(html) => {
            let mut answer = (status, Html(html)).into_response();
            if ask.has_flash() {
                let cookies = ask.web.door().cookies;
                cookie::write(&mut answer, cookies, cookie::FLASH, "", Life::Gone);
            }
            answer
        }
        Err(error) => {
            tracing::error!(request = ask.reference, cause = %error, "a page was not rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The page of a failure. Nobody signed in: the sign-in page, and back here afterwards.
pub(crate) fn problem(ask: &Ask, frame: &Frame, error: &Error, way_out: WayOut) -> Response {
    log(error, &ask.reference);
    if error.code == "session.needed" {
        return sign_in(ask, way_out);
    }
    let status = status(error.kind);
    let view = Problem {
        status: status.as_u16(),
        kind: ProblemKind::of_status(status.as_u16()),
        code: shown(error).to_owned(),
        args: args(error),
        reference: ask.reference.clone(),
        way_out,
    };
    let mut answer = page(ask, frame, status, &view);
    come_back(&mut answer, error);
    answer
}

/// Says when to come back, where one was too often, or came at a bad moment.
pub(crate) fn come_back(answer: &mut Response, error: &Error) {
    let soon = || (error.kind == Kind::Busy).then_some(RETRY_SOON);
    if let Some(seconds) = wait(error).or_else(soon) {
        answer.headers_mut().insert(RETRY_AFTER, seconds);
    }
}

/// How long to wait after too many tries, in seconds.
pub(crate) fn wait(error: &Error) -> Option<HeaderValue> {
    let counted = error.args.iter().find(|(name, _)| *name == "seconds");
    let (_, seconds) = counted.filter(|_| error.kind == Kind::TooMany)?;
    HeaderValue::from_str(seconds).ok()
}

fn sign_in(ask: &Ask, way_out: WayOut) -> Response {
    let to = match way_out {
        WayOut::Patients | WayOut::ProSignIn => "/pro",
        _ => "/connexion",
    };
    let mut answer = Redirect::to(to).into_response();
    let cookies = ask.web.door().cookies;
    if let Some(here) = &ask.here {
        let back = cookie::encode(here);
        // An hour: long enough to find one's password, short enough to forget where one was going.
        cookie::write(&mut answer, cookies, cookie::BACK, &back, Life::Seconds(3600));
    }
    answer
}

/// A redirection after something was done, with what to say once.
pub(crate) fn done(ask: &Ask, to: &str, flash: &'static str) -> Response {
    let mut answer = Redirect::to(to).into_response();
    let cookies = ask.web.door().cookies;
    cookie::write(&mut answer, cookies, cookie::FLASH, flash, Life::Seconds(60));
    answer
}
