//! `/service/personne` — a person who calls, by their exact identity and nothing less.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::support;
use carnet_app::support::find::{self, Wanted};
use carnet_core::account::enrolment::nir;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Support, call};
use crate::door::refuse;
use crate::show;
use crate::view::desk::Person;
use crate::view::field::{FieldError, Mistake};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    csrf: String,
    nir: String,
    nom: String,
    naissance: String,
}

impl Sent {
    fn read(&self, today: Date) -> Result<Wanted, Vec<FieldError>> {
        let mut errors = Vec::new();
        let number = nir(&self.nir);
        if let Err(error) = &number {
            errors.push(FieldError::coded("nir", error.code()));
        }
        let name = self.nom.trim();
        if name.is_empty() {
            errors.push(FieldError::new("nom", Mistake::BirthNameMissing));
        }
        let born = self.naissance.parse::<Date>().ok().filter(|born| *born <= today);
        if born.is_none() {
            errors.push(FieldError::new("naissance", Mistake::BirthShape));
        }
        match (number, born) {
            (Ok(nir), Some(born)) if errors.is_empty() => {
                Ok(Wanted { nir, name: name.to_owned(), born })
            }
            _ => Err(errors),
        }
    }
}

/// `GET /service/personne`
pub(crate) async fn form(agent: Support) -> Response {
    page(&agent, &Sent::default(), StatusCode::OK, Vec::new()).await
}

async fn page(
    agent: &Support,
    sent: &Sent,
    status: StatusCode,
    errors: Vec<FieldError>,
) -> Response {
    let on_a_call = support::call(agent.cx(), &agent.agent()).await.is_ok();
    let view = Person {
        nir: sent.nir.clone(),
        name: sent.nom.clone(),
        born: sent.naissance.clone(),
        on_a_call,
        errors,
    };
    agent.page_with(status, &view)
}

/// `POST /service/personne`
pub(crate) async fn look(agent: Support, Form(sent): Form<Sent>) -> Response {
    if let Err(error) = agent.check(&sent.csrf) {
        return agent.problem(&error);
    }
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let wanted = match sent.read(show::day(agent.cx().now)) {
        Ok(wanted) => wanted,
        Err(errors) => return page(&agent, &sent, invalid, errors).await,
    };
    match find::find(agent.cx(), &agent.agent(), &wanted).await {
        Ok(()) => Redirect::to(call::HERE).into_response(),
        Err(error) if error.code.starts_with("support.") => {
            refuse::log(&error, &agent.ask.reference);
            let status = match refuse::status(error.kind) {
                StatusCode::NOT_FOUND => invalid,
                status => status,
            };
            let wrong = call::mistake("nir", &error);
            let mut answer = page(&agent, &sent, status, vec![wrong]).await;
            refuse::come_back(&mut answer, &error);
            answer
        }
        Err(error) => agent.problem(&error),
    }
}
