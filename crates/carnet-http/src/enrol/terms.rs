//! `/activer/conditions` — the terms, accepted by a tick. `/conditions` shows them alone.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::enrol;
use carnet_core::account::enrolment::Place;
use serde::Deserialize;

use super::{at, stopped, support};
use crate::door::ask::Ask;
use crate::door::refuse;
use crate::view::enrol::Terms;
use crate::view::field::{FieldError, Mistake};

const HERE: &str = "/activer/conditions";

/// The terms of this service.
pub(crate) fn view(ask: &Ask, to: Option<&str>, errors: Vec<FieldError>) -> Terms {
    let version = ask.cx.settings().terms.clone();
    Terms { version, to: to.map(str::to_owned), opposed: false, support: support(ask), errors }
}

/// `GET /conditions`
pub(crate) async fn read(ask: Ask) -> Response {
    refuse::page(&ask, &ask.frame(), StatusCode::OK, &view(&ask, None, Vec::new()))
}

/// `GET /activer/conditions`
pub(crate) async fn form(ask: Ask) -> Response {
    match at(&ask, &[Place::Terms]).await {
        Ok((_, way)) => {
            let view = Terms { opposed: way.opposed, ..view(&ask, Some(HERE), Vec::new()) };
            refuse::page(&ask, &ask.frame(), StatusCode::OK, &view)
        }
        Err(answer) => answer,
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    accord: Option<String>,
}

/// `POST /activer/conditions`
pub(crate) async fn accept(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let token = match at(&ask, &[Place::Terms]).await {
        Ok((token, _)) => token,
        Err(answer) => return answer,
    };
    if sent.accord.is_none() {
        let errors = vec![FieldError::new("accord", Mistake::TermsMissing)];
        let view = view(&ask, Some(HERE), errors);
        return refuse::page(&ask, &ask.frame(), StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    match enrol::accept(&ask.cx, &token).await {
        Ok(()) => Redirect::to("/activer/contact").into_response(),
        Err(error) => stopped(&ask, &error),
    }
}
