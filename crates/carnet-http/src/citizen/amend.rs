//! `/espace/documents/{id}/modifier` — title, type and date of a document of one's own, corrected.

use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::document::amend::{self, Amendment};
use carnet_app::document::{own, read};
use carnet_app::{Error, Kind};
use carnet_core::document::Document;
use carnet_core::id::DocumentId;
use carnet_core::valueset::DocumentType;
use serde::Deserialize;

use super::{Citizen, document};
use crate::show;
use crate::view::citizen::Amend;
use crate::view::field::{FieldError, Mistake};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    date: String,
    #[serde(default, rename = "type")]
    kind: String,
}

/// `GET /espace/documents/{id}/modifier`
pub(crate) async fn form(citizen: Citizen, Path(id): Path<String>) -> Response {
    match theirs(&citizen, &id).await {
        Ok(document) => {
            let sent = Sent {
                titre: document.description.title.clone(),
                date: show::day(document.description.service.start).to_string(),
                kind: document.description.kind.code.clone(),
                ..Sent::default()
            };
            citizen.page(&view(&citizen, document.id, &sent, Vec::new()))
        }
        Err(error) => citizen.problem(&error),
    }
}

/// The document, when it is theirs to correct; the gate decides again when they do.
async fn theirs(citizen: &Citizen, id: &str) -> Result<Document, Error> {
    let id = document::parse(id)?;
    let found = read::describe(citizen.cx(), &citizen.visit(), id).await?;
    if found.is_own() { Ok(found) } else { Err(Error::new(Kind::Forbidden, "access.not-author")) }
}

fn view(citizen: &Citizen, id: DocumentId, sent: &Sent, errors: Vec<FieldError>) -> Amend {
    let kinds = DocumentType::all().iter().filter(|kind| own::is_own(kind));
    Amend {
        href: format!("{}/{id}", show::CITIZEN_DOCUMENTS),
        title: sent.titre.clone(),
        date: sent.date.parse().ok(),
        today: show::day(citizen.cx().now),
        kinds: show::kinds(kinds, &sent.kind, citizen.ask.lang),
        errors,
    }
}

/// `POST /espace/documents/{id}/modifier`
pub(crate) async fn save(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let id = match citizen.check(&sent.csrf).and_then(|()| document::parse(&id)) {
        Ok(id) => id,
        Err(error) => return citizen.problem(&error),
    };
    let (amendment, errors) = read_form(&citizen, &sent);
    let Some(amendment) = amendment.filter(|_| errors.is_empty()) else {
        return again(&citizen, id, &sent, errors);
    };
    match amend::amend(citizen.cx(), &citizen.visit(), id, amendment).await {
        Ok(_) => citizen.done(&format!("{}/{id}", show::CITIZEN_DOCUMENTS), "document-amended"),
        Err(error) if error.kind == Kind::Unprocessable => {
            let field = match error.place.as_deref() {
                Some("kind") => "type",
                Some("day") => "date",
                _ => "titre",
            };
            again(&citizen, id, &sent, vec![FieldError::coded(field, error.code)])
        }
        Err(error) => citizen.problem(&error),
    }
}

fn again(citizen: &Citizen, id: DocumentId, sent: &Sent, errors: Vec<FieldError>) -> Response {
    citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(citizen, id, sent, errors))
}

fn read_form(citizen: &Citizen, sent: &Sent) -> (Option<Amendment>, Vec<FieldError>) {
    let mut errors = Vec::new();
    let limit = show::count(own::TITLE_LEN_MAX);
    if sent.titre.trim().is_empty() {
        errors.push(FieldError::new("titre", Mistake::TitleMissing));
    } else if show::count(sent.titre.trim().chars().count()) > limit {
        errors.push(FieldError::new("titre", Mistake::TitleTooLong).with("limit", limit));
    }
    let day = show::filter::day(&sent.date);
    let mut wrong = |field: &str, mistake| errors.push(FieldError::new(field, mistake));
    match day {
        None if sent.date.is_empty() => wrong("date", Mistake::DateMissing),
        None => wrong("date", Mistake::DateShape),
        Some(day) if day > show::day(citizen.cx().now) => wrong("date", Mistake::DateFuture),
        Some(_) => {}
    }
    if sent.kind.is_empty() {
        wrong("type", Mistake::KindMissing);
    }
    let amendment = day.and_then(show::midnight).map(|day| Amendment {
        title: sent.titre.clone(),
        kind: sent.kind.clone(),
        day,
    });
    (amendment, errors)
}
