//! `/pro/patients/{space}/documents/{id}` — one document of a patient.

use axum::extract::{Path, Query};
use axum::response::Response;
use carnet_app::Error;
use carnet_app::document::read::{self, Opened};
use carnet_core::id::{DocumentId, OwnerId};

use super::{Pro, patient, patients, pile, visitor};
use crate::show::{file, sheet};
use crate::view::practitioner::PatientDocument;

/// `GET /pro/patients/{space}/documents/{id}`
pub(crate) async fn get(pro: Pro, Path((space, id)): Path<(String, String)>) -> Response {
    match open(&pro, &space, &id).await {
        Ok((space, opened, seen)) => {
            let band = patient::band(&pro, &opened.space, false);
            let href = format!("{}/documents/{}", band.href, opened.document.id);
            let (pile, list_href) = pile::around(&pro, space, &seen, opened.document.id);
            pro.page(&PatientDocument {
                document: sheet::sheet(&pro.ask, &opened, &href).await,
                list_href,
                pile,
                band,
            })
        }
        Err((Some(space), error)) => patients::refused(&pro, space, &error),
        Err((None, error)) => pro.problem(&error),
    }
}

/// The document, and what is still seen of the pile it may be in.
async fn open(
    pro: &Pro,
    space: &str,
    id: &str,
) -> Result<(OwnerId, Opened, Vec<DocumentId>), (Option<OwnerId>, Error)> {
    let space = visitor::space(space).map_err(|error| (None, error))?;
    let id: DocumentId =
        crate::citizen::document::parse(id).map_err(|error| (Some(space), error))?;
    let pile = pile::documents(pro, space);
    let opened = read::read_among(pro.cx(), &pro.visit(space), id, pile).await;
    opened.map(|(opened, seen)| (space, opened, seen)).map_err(|error| (Some(space), error))
}

/// `GET /pro/patients/{space}/documents/{id}/fichier`
pub(crate) async fn file(
    pro: Pro,
    Path((space, id)): Path<(String, String)>,
    Query(part): Query<file::Part>,
) -> Response {
    match open(&pro, &space, &id).await {
        Ok((_, opened, _)) => file::answer(&opened, &part),
        Err((_, error)) => pro.problem(&error),
    }
}
