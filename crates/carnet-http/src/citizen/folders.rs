//! `/espace/documents/dossiers` — the holder's folders: made, named anew, removed.

use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::document::arrange;
use carnet_app::document::shelf::{self, Wanted};
use carnet_app::{Error, Kind};
use carnet_core::id::FolderId;
use serde::Deserialize;

use super::Citizen;
use crate::show::shelf::Typed;
use crate::view::citizen::Folders;
use crate::view::field::FieldError;

/// Where they are.
const FOLDERS: &str = "/espace/documents/dossiers";

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    csrf: String,
    #[serde(default)]
    nom: String,
}

/// `GET /espace/documents/dossiers`
pub(crate) async fn get(citizen: Citizen) -> Response {
    page(&citizen, StatusCode::OK, Again::default()).await
}

/// What was refused, to be shown again.
#[derive(Debug, Default)]
struct Again {
    name: String,
    renamed: Option<(String, String)>,
    errors: Vec<FieldError>,
}

async fn page(citizen: &Citizen, status: StatusCode, again: Again) -> Response {
    match shelf::shelf(citizen.cx(), &citizen.visit(), &Wanted::default()).await {
        Ok(found) => {
            let folders = Typed::default().folders(&found);
            let Again { name, renamed, errors } = again;
            citizen.page_with(status, &Folders { folders, name, renamed, errors })
        }
        Err(error) => citizen.problem(&error),
    }
}

/// `POST /espace/documents/dossiers`
pub(crate) async fn create(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let made = async {
        citizen.check(&sent.csrf)?;
        arrange::create(citizen.cx(), &citizen.visit(), &sent.nom).await
    };
    match made.await {
        Ok(_) => citizen.done(FOLDERS, "folder-made"),
        Err(error) if is_about_the_name(&error) => {
            let errors = vec![FieldError::coded("nom", error.code)];
            let again = Again { name: sent.nom, errors, ..Again::default() };
            page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, again).await
        }
        Err(error) => citizen.problem(&error),
    }
}

/// `POST /espace/documents/dossiers/{folder}/renommer`
pub(crate) async fn rename(
    citizen: Citizen,
    Path(folder): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        arrange::rename(citizen.cx(), &citizen.visit(), parse(&folder)?, &sent.nom).await
    };
    match done.await {
        Ok(()) => citizen.done(FOLDERS, "folder-renamed"),
        Err(error) if is_about_the_name(&error) => {
            let errors = vec![FieldError::coded(&format!("nom-{folder}"), error.code)];
            let renamed = Some((folder, sent.nom));
            let again = Again { renamed, errors, ..Again::default() };
            page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, again).await
        }
        Err(error) => citizen.problem(&error),
    }
}

/// `POST /espace/documents/dossiers/{folder}/supprimer`
pub(crate) async fn remove(
    citizen: Citizen,
    Path(folder): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        arrange::remove(citizen.cx(), &citizen.visit(), parse(&folder)?).await
    };
    match done.await {
        Ok(()) => citizen.done(FOLDERS, "folder-removed"),
        Err(error) => citizen.problem(&error),
    }
}

fn parse(folder: &str) -> Result<FolderId, Error> {
    folder.parse().map_err(|_| Error::new(Kind::NotFound, "binder.folder-unknown"))
}

fn is_about_the_name(error: &Error) -> bool {
    error.kind == Kind::Unprocessable && error.code.starts_with("binder.")
}
