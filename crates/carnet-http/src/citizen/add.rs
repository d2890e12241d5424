//! `/espace/documents/ajouter` — a document of one's own.

use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::document::Deposited;
use carnet_app::document::own::{self, OwnDocument};
use carnet_core::document::Label;
use carnet_core::valueset::DocumentType;
use jiff::civil::Date;

use super::Citizen;
use crate::door::form::{self, Upload};
use crate::show;
use crate::view::citizen::{Add, Visibility};
use crate::view::field::{FieldError, Mistake};

/// `GET /espace/documents/ajouter`
pub(crate) async fn form(citizen: Citizen) -> Response {
    citizen.page(&view(&citizen, &Upload::default(), Vec::new()))
}

fn view(citizen: &Citizen, typed: &Upload, errors: Vec<FieldError>) -> Add {
    let today = show::day(citizen.cx().now);
    let kinds = DocumentType::all().iter().filter(|kind| own::is_own(kind));
    Add {
        title: typed.field("titre").to_owned(),
        date: typed.field("date").parse().ok().or(Some(today)),
        today,
        kinds: show::kinds(kinds, typed.field("type"), citizen.ask.lang),
        visibility: Visibility::from_value(typed.field("visibilite")).unwrap_or(Visibility::Open),
        limit_bytes: citizen.cx().rules().holder_upload_bytes_max(),
        errors,
    }
}

/// `POST /espace/documents/ajouter`
pub(crate) async fn add(citizen: Citizen, form: Multipart) -> Response {
    let typed = match Upload::read(form).await {
        Ok(typed) => typed,
        Err(error) if error.code == "form.too-large" => {
            let limit = citizen.cx().rules().holder_upload_bytes_max() / 1024 / 1024;
            let mistake = FieldError::coded("fichier", "own.too-large").with("limit", limit);
            return again(&citizen, &Upload::default(), vec![mistake]);
        }
        Err(error) => return citizen.problem(&error),
    };
    if let Err(error) = citizen.check(typed.field("csrf")) {
        return citizen.problem(&error);
    }
    let (document, errors) = read(&citizen, &typed);
    let Some(document) = document.filter(|_| errors.is_empty()) else {
        return again(&citizen, &typed, errors);
    };
    match own::add(citizen.cx(), &citizen.visit(), document).await {
        Ok(deposited) => {
            let flash = match deposited {
                Deposited::Created(_) => "document-added",
                Deposited::Already(_) => "document-already-there",
            };
            let id = deposited.document().id;
            citizen.done(&format!("{}/{id}", show::CITIZEN_DOCUMENTS), flash)
        }
        Err(error) if error.code.starts_with("own.") => {
            let field = match error.place.as_deref() {
                Some("title") => "titre",
                Some("kind") => "type",
                _ => "fichier",
            };
            let mut mistake = FieldError::coded(field, error.code);
            for (name, value) in &error.args {
                mistake = mistake.with(name, value.clone());
            }
            again(&citizen, &typed, vec![mistake])
        }
        Err(error) => citizen.problem(&error),
    }
}

fn again(citizen: &Citizen, typed: &Upload, errors: Vec<FieldError>) -> Response {
    citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(citizen, typed, errors))
}

fn read(citizen: &Citizen, typed: &Upload) -> (Option<OwnDocument>, Vec<FieldError>) {
    let mut errors = Vec::new();
    if typed.file.is_empty() {
        errors.push(FieldError::new("fichier", Mistake::FileMissing));
    }
    let title = form::title(typed).unwrap_or_else(|wrong| {
        errors.push(wrong);
        String::new()
    });
    let mut wrong = |field: &str, mistake| errors.push(FieldError::new(field, mistake));
    let day: Option<Date> = typed.field("date").parse().ok();
    match day {
        None if typed.field("date").is_empty() => wrong("date", Mistake::DateMissing),
        None => wrong("date", Mistake::DateShape),
        Some(day) if day > show::day(citizen.cx().now) => wrong("date", Mistake::DateFuture),
        Some(_) => {}
    }
    if typed.field("type").is_empty() {
        wrong("type", Mistake::KindMissing);
    }
    let visibility = Visibility::from_value(typed.field("visibilite"));
    if visibility.is_none() {
        wrong("visibilite", Mistake::VisibilityMissing);
    }
    let labels = match visibility {
        Some(Visibility::Masked) => vec![Label::Masked],
        _ => Vec::new(),
    };
    let document = day.and_then(show::midnight).map(|day| OwnDocument {
        title,
        kind: typed.field("type").to_owned(),
        day,
        labels,
        bytes: typed.file.clone(),
    });
    (document, errors)
}
