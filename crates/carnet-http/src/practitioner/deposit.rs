//! `/pro/patients/{space}/deposer` — a report in four fields.

use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::document::report::{self, Proof, Reading, Report, Sheet};
use carnet_app::{Error, Kind};
use carnet_core::access::matrix::Feeder;
use carnet_core::document::Label;
use carnet_core::id::OwnerId;
use carnet_core::valueset::DocumentType;

use super::{Pro, patient, patients, visitor};
use crate::door::form::{self, DOCUMENT_FORM_BYTES_MAX, Upload};
use crate::show;
use crate::view::citizen::Visibility;
use crate::view::field::{FieldError, Mistake};
use crate::view::practitioner::{Band, Deposit, Deposited};

/// `GET /pro/patients/{space}/deposer`
pub(crate) async fn form(pro: Pro, Path(space): Path<String>) -> Response {
    match band(&pro, &space).await {
        Ok((_, band)) => pro.page(&view(&pro, band, &Upload::default(), Vec::new())),
        Err((Some(space), error)) => patients::refused(&pro, space, &error),
        Err((None, error)) => pro.problem(&error),
    }
}

/// Who the patient is, for who may only deposit.
async fn band(pro: &Pro, space: &str) -> Result<(OwnerId, Band), (Option<OwnerId>, Error)> {
    let space = visitor::space(space).map_err(|error| (None, error))?;
    let known = report::addressee(pro.cx(), &pro.deposit_visit(space)).await;
    let known = known.map_err(|error| (Some(space), error))?;
    Ok((space, patient::band(pro, &known, true)))
}

fn view(pro: &Pro, band: Band, typed: &Upload, errors: Vec<FieldError>) -> Deposit {
    let may = |kind: &&DocumentType| pro.ask.cx.matrix().feeds(Feeder::Professional, kind.code);
    Deposit {
        band,
        kinds: show::kinds(
            DocumentType::all().iter().filter(may),
            typed.field("type"),
            pro.ask.lang,
        ),
        title: typed.field("titre").to_owned(),
        text: typed.field("texte").to_owned(),
        visibility: Visibility::from_value(typed.field("visibilite")).unwrap_or(Visibility::Open),
        limit_bytes: pro.cx().rules().api_document_bytes_max(),
        errors,
    }
}

/// `POST /pro/patients/{space}/deposer`
pub(crate) async fn deposit(pro: Pro, Path(space): Path<String>, sent: Multipart) -> Response {
    let mut typed = match Upload::read(sent, DOCUMENT_FORM_BYTES_MAX).await {
        Ok(typed) if typed.overflows() => {
            return pro.problem(&Error::new(Kind::TooLarge, "form.too-large"));
        }
        Ok(typed) => typed,
        Err(error) => return pro.problem(&error),
    };
    let file = typed.take("fichier").pop().unwrap_or_default();
    if let Err(error) = pro.check(typed.field("csrf")) {
        return pro.problem(&error);
    }
    let (space, band) = match band(&pro, &space).await {
        Ok(found) => found,
        Err((Some(space), error)) => return patients::refused(&pro, space, &error),
        Err((None, error)) => return pro.problem(&error),
    };
    let again = |errors| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        pro.page_with(status, &view(&pro, band.clone(), &typed, errors))
    };
    let report = match read_form(&typed, file) {
        Ok(report) => report,
        Err(errors) => return again(errors),
    };
    let visit = pro.deposit_visit(space);
    match Box::pin(report::report(pro.cx(), &visit, &pro.situation, report)).await {
        Ok(document) => {
            let to = format!("/pro/patients/{space}/deposer/{}", document.id);
            Redirect::to(&to).into_response()
        }
        Err(error) if error.kind == Kind::Unprocessable => {
            let field = if error.place.as_deref() == Some("securityLabel") {
                "visibilite"
            } else {
                "fichier"
            };
            let mut mistake = FieldError::coded(field, error.code);
            for (name, value) in &error.args {
                mistake = mistake.with(name, value.clone());
            }
            again(vec![mistake])
        }
        Err(error) => patients::refused(&pro, space, &error),
    }
}

fn read_form(typed: &Upload, file: Vec<u8>) -> Result<Report, Vec<FieldError>> {
    let mut errors = Vec::new();
    let title = form::title(typed).unwrap_or_else(|wrong| {
        errors.push(wrong);
        String::new()
    });
    let mut wrong = |field: &str, mistake| errors.push(FieldError::new(field, mistake));
    if DocumentType::by_code(typed.field("type")).is_none() {
        wrong("type", Mistake::KindMissing);
    }
    let text = typed.field("texte").trim().to_owned();
    let sheet = match (text.is_empty(), file.is_empty()) {
        (true, true) => {
            wrong("texte", Mistake::ContentMissing);
            None
        }
        (false, false) => {
            wrong("texte", Mistake::ContentTwice);
            None
        }
        (false, true) => Some(Sheet::Text(text)),
        (true, false) => Some(Sheet::File(file)),
    };
    let visibility = Visibility::from_value(typed.field("visibilite"));
    let labels = match visibility {
        Some(Visibility::Open) => Vec::new(),
        Some(Visibility::Masked) => vec![Label::Masked],
        Some(Visibility::Announcement) => vec![Label::HiddenFromHolder],
        None => {
            wrong("visibilite", Mistake::VisibilityMissing);
            Vec::new()
        }
    };
    match sheet {
        Some(sheet) if errors.is_empty() => {
            Ok(Report { kind: typed.field("type").to_owned(), title, sheet, labels })
        }
        _ => Err(errors),
    }
}

/// `GET /pro/patients/{space}/deposer/{id}` — proof of a deposit.
pub(crate) async fn proof(pro: Pro, Path((space, id)): Path<(String, String)>) -> Response {
    let (space, band) = match band(&pro, &space).await {
        Ok(found) => found,
        Err((Some(space), error)) => return patients::refused(&pro, space, &error),
        Err((None, error)) => return pro.problem(&error),
    };
    let found = match crate::citizen::document::parse(&id) {
        Ok(id) => report::proof(pro.cx(), &pro.deposit_visit(space), &pro.visit(space), id).await,
        Err(error) => Err(error),
    };
    match found {
        Ok(Proof { document, reading }) => pro.page(&Deposited {
            title: document.description.title.clone(),
            kind: show::kind(&document, pro.ask.lang),
            at: document.received,
            sha256: document.content.sha256.clone(),
            waits: document.labels.has(Label::HiddenFromHolder, pro.cx().now),
            seq: None,
            href: (reading == Reading::Open)
                .then(|| format!("{}/documents/{}", band.href, document.id)),
            band,
        }),
        Err(error) => patients::refused(&pro, space, &error),
    }
}
