//! `/espace/documents/{id}` — one document: read, downloaded, masked, withdrawn, explained.

use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::access::explain::{self, Explained};
use carnet_app::document::{arrange, gone, label, read, sick_leave, withdraw};
use carnet_app::{Error, Kind};
use carnet_core::document::{Binder, Document, Folder, Label};
use carnet_core::id::DocumentId;
use jiff::ToSpan as _;
use serde::Deserialize;

use super::{Citizen, problem, selection};
use crate::show::{self, file};
use crate::view::citizen::{DocumentPage, GonePage, Place, SickLeave};
use crate::view::field::Choice;

/// `GET /espace/documents/{id}`
pub(crate) async fn get(citizen: Citizen, Path(id): Path<String>) -> Response {
    match open(&citizen, &id).await {
        Ok(view) => citizen.page(&view),
        // Somebody who saw it may know what became of it: links in old messages lead here.
        Err(error) if error.code == "access.document-withdrawn" => withdrawn(&citizen, &id).await,
        Err(error) => citizen.problem(&error),
    }
}

async fn withdrawn(citizen: &Citizen, id: &str) -> Response {
    let found = async { gone::gone(citizen.cx(), &citizen.visit(), parse(id)?).await };
    match found.await {
        Ok(gone) => {
            let view =
                GonePage { title: gone.title, at: gone.at, who: gone.who, place: gone.place };
            citizen.page_with(StatusCode::GONE, &view)
        }
        Err(error) => citizen.problem(&error),
    }
}

async fn open(citizen: &Citizen, id: &str) -> Result<DocumentPage, Error> {
    let id = parse(id)?;
    let (cx, visit) = (citizen.cx(), citizen.visit());
    let Explained { opened, audience, binder, sick_leaves } = explain::read(cx, &visit, id).await?;
    let href = format!("{}/{id}", show::CITIZEN_DOCUMENTS);
    let folder = binder.folder_of(id);
    let current = folder.map(|folder| folder.id.to_string()).unwrap_or_default();
    let choice = |one: &Folder| Choice::new(&one.id.to_string(), &one.name, &current);
    Ok(DocumentPage {
        document: show::sheet::sheet(&citizen.ask, &opened, &href).await,
        masked: opened.document.labels.has(Label::Masked, cx.now),
        own: opened.document.is_own(),
        place: Place {
            folder: folder.map(|folder| folder.name.clone()),
            folders: binder.folders().iter().map(choice).collect(),
            pinned: binder.pinned(id).is_some(),
        },
        reported: binder.report_of(id).map(problem::reported),
        sick_leave: sick_leave(citizen, &opened.document, &binder, sick_leaves),
        seers: show::seers::seers(&citizen.ask, &audience),
        id: id.to_string(),
        href,
    })
}

/// How long the duty to send a sick-leave notice within 48 hours is recalled.
const RECALL_DAYS: i64 = 5;

fn sick_leave(
    citizen: &Citizen,
    document: &Document,
    binder: &Binder,
    there_are: usize,
) -> Option<SickLeave> {
    if document.description.kind.code != sick_leave::SICK_LEAVE {
        return None;
    }
    let today = show::day(citizen.cx().now);
    let acted = show::day(document.description.service.start);
    let recall_until = acted.checked_add(RECALL_DAYS.days()).ok()?;
    let offered = binder.sick_leave_answered().is_none() && there_are > 1;
    Some(SickLeave {
        recent: today <= recall_until,
        offer: offered.then(|| show::count(there_are)),
    })
}

pub(crate) fn parse(id: &str) -> Result<DocumentId, Error> {
    id.parse().map_err(|_| Error::new(Kind::NotFound, "access.document-unknown"))
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
    /// Where it is put.
    #[serde(default)]
    dossier: String,
    /// What is answered to an offer.
    #[serde(default)]
    faire: String,
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

/// `POST /espace/documents/{id}/ranger`
pub(crate) async fn file_away(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        let folder = selection::folder(&sent.dossier)?;
        arrange::file(citizen.cx(), &citizen.visit(), &[parse(&id)?], folder).await
    };
    back(&citizen, &id, done.await, "documents-filed")
}

/// `POST /espace/documents/{id}/epingler`
pub(crate) async fn pin(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        arrange::pin(citizen.cx(), &citizen.visit(), &[parse(&id)?]).await
    };
    back(&citizen, &id, done.await, "documents-pinned")
}

/// `POST /espace/documents/{id}/detacher`
pub(crate) async fn unpin(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        arrange::unpin(citizen.cx(), &citizen.visit(), &[parse(&id)?]).await
    };
    back(&citizen, &id, done.await, "documents-unpinned")
}

/// `POST /espace/documents/{id}/rangement` — the answer to the one offer: like with like in one folder, or not.
pub(crate) async fn answer_offer(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let (cx, visit) = (citizen.cx(), citizen.visit());
    let done = async {
        citizen.check(&sent.csrf)?;
        parse(&id)?;
        match sent.faire.as_str() {
            "ranger" => {
                let name = show::text(&citizen.ask, "sick-leave-folder");
                sick_leave::file_all(cx, &visit, &name).await.map(|_| "documents-filed")
            }
            "laisser" => sick_leave::decline(cx, &visit).await.map(|()| "offer-declined"),
            _ => Err(Error::new(Kind::Incorrect, "selection.deed-unknown")),
        }
    };
    match done.await {
        Ok(flash) => back(&citizen, &id, Ok(()), flash),
        Err(error) => citizen.problem(&error),
    }
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
