//! `/service/campagnes/{id}/retours` — letters that came back, and the list of who could not be told.

use axum::Form;
use axum::extract::{Multipart, Path};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use carnet_app::campaign::{returned, unreachable};
use carnet_core::campaign::Campaign;

use super::Operator;
use super::campaign::{Sent, found};
use super::campaigns::address;
use crate::door::form::Upload;
use crate::door::refuse;
use crate::view::desk::{Noted, Returns};
use crate::view::field::{FieldError, Mistake};

/// As much of a list as is read.
const LIST_BYTES_MAX: usize = 1024 * 1024;
/// References that are shown again because nobody knows them.
const UNKNOWN_MAX: usize = 100;

/// `GET /service/campagnes/{id}/retours`
pub(crate) async fn form(operator: Operator, Path(id): Path<String>) -> Response {
    match found(&operator, &id).await {
        Ok(campaign) => page(&operator, &campaign, StatusCode::OK, Err(Vec::new())),
        Err(error) => operator.problem(&error),
    }
}

fn page(
    operator: &Operator,
    campaign: &Campaign,
    status: StatusCode,
    outcome: Result<returned::Noted, Vec<FieldError>>,
) -> Response {
    let (noted, errors) = match outcome {
        Ok(noted) => (Some(noted), Vec::new()),
        Err(errors) => (None, errors),
    };
    let noted = noted.map(|mut noted| {
        let unknown_count = crate::show::count(noted.unknown.len());
        noted.unknown.truncate(UNKNOWN_MAX);
        Noted { new: noted.new, again: noted.again, unknown: noted.unknown, unknown_count }
    });
    let view = Returns {
        name: campaign.name.clone(),
        campaign: address(campaign),
        limit: crate::show::count(returned::MAX),
        noted,
        errors,
    };
    refuse::page(&operator.ask, &operator.frame(), status, &view)
}

/// `POST /service/campagnes/{id}/retours` — references typed (`references`), or in a file (`fichier`).
pub(crate) async fn note(operator: Operator, Path(id): Path<String>, form: Multipart) -> Response {
    let mut typed = match Upload::read(form, LIST_BYTES_MAX).await {
        Ok(typed) => typed,
        Err(error) => return operator.problem(&error),
    };
    if let Err(error) = operator.check(typed.field("csrf")) {
        return operator.problem(&error);
    }
    let campaign = match found(&operator, &id).await {
        Ok(campaign) => campaign,
        Err(error) => return operator.problem(&error),
    };
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let mut list = typed.field("references").to_owned();
    for file in typed.take("fichier") {
        list.push('\n');
        list.push_str(&String::from_utf8_lossy(&file));
    }
    if list.trim().is_empty() {
        let wrong = FieldError::new("references", Mistake::ReferencesMissing);
        return page(&operator, &campaign, invalid, Err(vec![wrong]));
    }
    let many = || {
        let wrong = FieldError::coded("references", "campaign.returns-many");
        let wrong = wrong.with("limit", crate::show::count(returned::MAX));
        page(&operator, &campaign, invalid, Err(vec![wrong]))
    };
    if typed.overflows() {
        return many();
    }
    match returned::note(operator.cx(), &operator.actor(), &campaign, &list).await {
        Ok(noted) => page(&operator, &campaign, StatusCode::OK, Ok(noted)),
        Err(error) if error.code == "campaign.returns-many" => many(),
        Err(error) => operator.problem(&error),
    }
}

/// `POST /service/campagnes/{id}/injoignables` — the list for the fund, each person at the cost of a line.
pub(crate) async fn unreached(
    operator: Operator,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let listed = async {
        operator.check(&sent.csrf)?;
        let campaign = found(&operator, &id).await?;
        unreachable::list(operator.cx(), &operator.actor(), &campaign).await
    };
    match listed.await {
        Ok(unreached) => {
            let kind = (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
            let name = HeaderValue::from_static("attachment; filename=\"injoignables.csv\"");
            let headers = [kind, (CONTENT_DISPOSITION, name)];
            (headers, unreachable::csv(&unreached)).into_response()
        }
        Err(error) => operator.problem(&error),
    }
}
