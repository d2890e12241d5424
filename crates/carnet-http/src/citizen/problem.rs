//! `/espace/documents/{id}/signaler` — a problem with a document, reported once.

use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::document::problem;
use carnet_app::{Error, Kind};
use carnet_core::document::binder::{Problem, Report};
use serde::Deserialize;

use super::{Citizen, document};
use crate::show;
use crate::view::citizen::{ReportPage, Reported};
use crate::view::field::{FieldError, Mistake};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    probleme: String,
    #[serde(default)]
    explication: String,
}

/// What was reported, as shown.
pub(super) fn reported(report: &Report) -> Reported {
    Reported {
        at: report.at,
        problem: report.problem.as_str().to_owned(),
        comment: report.comment.clone(),
    }
}

/// `GET /espace/documents/{id}/signaler`
pub(crate) async fn form(citizen: Citizen, Path(id): Path<String>) -> Response {
    page(&citizen, &id, StatusCode::OK, &Sent::default(), Vec::new()).await
}

async fn page(
    citizen: &Citizen,
    id: &str,
    status: StatusCode,
    sent: &Sent,
    errors: Vec<FieldError>,
) -> Response {
    let found = async {
        let id = document::parse(id)?;
        problem::about(citizen.cx(), &citizen.visit(), id).await
    };
    match found.await {
        Ok((found, report)) => {
            let authors = found.description.authors.iter();
            let view = ReportPage {
                href: format!("{}/{}", show::CITIZEN_DOCUMENTS, found.id),
                title: found.description.title.clone(),
                authors: authors.filter_map(|a| show::byline(a, citizen.ask.lang)).collect(),
                problems: Problem::ALL.iter().map(|one| one.as_str()).collect(),
                problem: sent.probleme.clone(),
                comment: sent.explication.clone(),
                reported: report.as_ref().map(reported),
                errors,
            };
            citizen.page_with(status, &view)
        }
        Err(error) => citizen.problem(&error),
    }
}

/// `POST /espace/documents/{id}/signaler`
pub(crate) async fn send(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    if let Err(error) = citizen.check(&sent.csrf) {
        return citizen.problem(&error);
    }
    let Some(chosen) = Problem::parse(&sent.probleme) else {
        let wrong = vec![FieldError::new("probleme", Mistake::ProblemMissing)];
        return page(&citizen, &id, StatusCode::UNPROCESSABLE_ENTITY, &sent, wrong).await;
    };
    let kept = async {
        let id = document::parse(&id)?;
        let (cx, visit) = (citizen.cx(), citizen.visit());
        problem::report(cx, &visit, id, chosen, &sent.explication).await
    };
    match kept.await {
        Ok(()) => citizen.done(&format!("{}/{id}", show::CITIZEN_DOCUMENTS), "document-reported"),
        Err(Error { kind: Kind::Unprocessable, code, .. }) => {
            let wrong = vec![FieldError::coded("explication", code)];
            page(&citizen, &id, StatusCode::UNPROCESSABLE_ENTITY, &sent, wrong).await
        }
        Err(error) => citizen.problem(&error),
    }
}
