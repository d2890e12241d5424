//! `/espace/documents/{id}` — one document: read, downloaded, masked, withdrawn, explained.

use axum::Form;
use axum::extract::{Path, Query};
use axum::response::Response;
use carnet_app::Error;
use carnet_app::access::explain;
use carnet_app::document::{label, read, withdraw};
use carnet_core::document::Label;
use carnet_core::id::DocumentId;
use serde::Deserialize;

use super::Citizen;
use crate::show::{self, file};
use crate::view::citizen::DocumentPage;

/// `GET /espace/documents/{id}`
pub(crate) async fn get(citizen: Citizen, Path(id): Path<String>) -> Response {
    match open(&citizen, &id).await {
        Ok(view) => citizen.page(&view),
        Err(error) => citizen.problem(&error),
    }
}

async fn open(citizen: &Citizen, id: &str) -> Result<DocumentPage, Error> {
    let id = parse(id)?;
    let (cx, visit) = (citizen.cx(), citizen.visit());
    let (opened, audience) = explain::read(cx, &visit, id).await?;
    let href = format!("{}/{id}", show::CITIZEN_DOCUMENTS);
    Ok(DocumentPage {
        document: show::sheet::sheet(&citizen.ask, &opened, &href),
        masked: opened.document.labels.has(Label::Masked, cx.now),
        withdrawable: opened.document.is_own(),
        seers: show::seers::seers(&citizen.ask, &audience),
        href,
    })
}

pub(crate) fn parse(id: &str) -> Result<DocumentId, Error> {
    id.parse().map_err(|_| Error::new(carnet_app::Kind::NotFound, "access.document-unknown"))
}

/// `GET /espace/documents/{id}/fichier?partie=corps&telecharger=1`
pub(crate) async fn file(
    citizen: Citizen,
    Path(id): Path<String>,
    Query(part): Query<file::Part>,
) -> Response {
    let opened = match parse(&id) {
        Ok(id) => read::read(citizen.cx(), &citizen.visit(), id).await,
        Err(error) => Err(error),
    };
    match opened {
        Ok(opened) => file::answer(&opened, &part),
        Err(error) => citizen.problem(&error),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    csrf: String,
}

/// `POST /espace/documents/{id}/masquer`
pub(crate) async fn mask(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        label::mask(citizen.cx(), &citizen.visit(), parse(&id)?).await
    };
    back(&citizen, &id, done.await.map(|_| ()), "document-masked")
}

/// `POST /espace/documents/{id}/demasquer`
pub(crate) async fn unmask(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        label::unmask(citizen.cx(), &citizen.visit(), parse(&id)?).await
    };
    back(&citizen, &id, done.await.map(|_| ()), "document-unmasked")
}

fn back(citizen: &Citizen, id: &str, done: Result<(), Error>, flash: &'static str) -> Response {
    match done {
        Ok(()) => citizen.done(&format!("{}/{id}", show::CITIZEN_DOCUMENTS), flash),
        Err(error) => citizen.problem(&error),
    }
}

/// `POST /espace/documents/{id}/retirer`
pub(crate) async fn withdraw(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        withdraw::withdraw(citizen.cx(), &citizen.visit(), parse(&id)?).await
    };
    match done.await {
        Ok(_) => citizen.done(show::CITIZEN_DOCUMENTS, "document-withdrawn"),
        Err(error) => citizen.problem(&error),
    }
}
