//! `/espace/conditions` — terms that changed: nothing else opens until they are accepted.

use axum::Form;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::account::first;
use serde::Deserialize;

use crate::citizen::Citizen;
use crate::enrol::terms::view;
use crate::view::field::{FieldError, Mistake};

/// Where they are accepted.
pub(crate) const HERE: &str = "/espace/conditions";

/// `GET /espace/conditions`
pub(crate) async fn form(citizen: Citizen) -> Response {
    citizen.page(&view(&citizen.ask, Some(HERE), Vec::new()))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    csrf: String,
    accord: Option<String>,
}

/// `POST /espace/conditions`
pub(crate) async fn accept(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    if let Err(error) = citizen.check(&sent.csrf) {
        return citizen.problem(&error);
    }
    if sent.accord.is_none() {
        let errors = vec![FieldError::new("accord", Mistake::TermsMissing)];
        let view = view(&citizen.ask, Some(HERE), errors);
        return citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    match first::accept_terms(citizen.cx(), citizen.account.id).await {
        Ok(()) => citizen.done("/espace", "terms-accepted"),
        Err(error) => citizen.problem(&error),
    }
}
