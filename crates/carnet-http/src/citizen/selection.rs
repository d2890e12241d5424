//! `/espace/documents/selection` — several documents at once: looked at before masking or withdrawing, then done.

use axum::Form;
use axum::extract::Query;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::document::arrange;
use carnet_app::document::label::{self, Mask};
use carnet_app::document::selection::{self, SELECTED_MAX};
use carnet_app::document::withdraw::{self, WITHDRAWN_MAX};
use carnet_app::{Error, Kind};
use carnet_core::document::{Document, Label};
use carnet_core::id::{DocumentId, FolderId};

use super::{Citizen, documents};
use crate::door::cookie::own_path;
use crate::show::{self, filter::query};
use crate::view::citizen::{Chosen, Deed, Left, Selection};
use crate::view::field::FieldError;

/// What a list sends: `faire`, `d` as often as documents are ticked, `dossier`, `retour`, `csrf`.
#[derive(Debug)]
struct Sent {
    deed: String,
    ids: Vec<DocumentId>,
    folder: String,
    back: String,
    csrf: String,
}

impl Sent {
    fn of(pairs: Vec<(String, String)>) -> Self {
        let mut sent = Self {
            deed: String::new(),
            ids: Vec::new(),
            folder: String::new(),
            back: show::CITIZEN_DOCUMENTS.to_owned(),
            csrf: String::new(),
        };
        for (name, value) in pairs {
            match name.as_str() {
                "faire" => sent.deed = value,
                "d" => sent.ids.extend(value.parse::<DocumentId>()),
                "dossier" => sent.folder = value,
                // Only back to the holder's own documents.
                "retour" if value.starts_with(show::CITIZEN_DOCUMENTS) => {
                    sent.back = own_path(&value).unwrap_or(sent.back);
                }
                "csrf" => sent.csrf = value,
                _ => {}
            }
        }
        sent
    }

    /// The address of the page that says what will happen.
    fn confirm(&self) -> String {
        let ids: Vec<String> = self.ids.iter().map(ToString::to_string).collect();
        let mut pairs = vec![("faire", self.deed.as_str()), ("retour", &self.back)];
        pairs.extend(ids.iter().map(|id| ("d", id.as_str())));
        format!("{}/selection{}", show::CITIZEN_DOCUMENTS, query(&pairs))
    }
}

/// `POST /espace/documents/selection`
pub(crate) async fn act(citizen: Citizen, Form(pairs): Form<Vec<(String, String)>>) -> Response {
    let sent = Sent::of(pairs);
    if let Err(error) = citizen.check(&sent.csrf) {
        return citizen.problem(&error);
    }
    let needs_a_look = matches!(sent.deed.as_str(), "masquer" | "retirer");
    if needs_a_look && !sent.ids.is_empty() {
        return Redirect::to(&sent.confirm()).into_response();
    }
    match done(&citizen, &sent).await {
        Ok(flash) => citizen.done(&sent.back, flash),
        Err(error) => refused(&citizen, &sent, &error).await,
    }
}

async fn done(citizen: &Citizen, sent: &Sent) -> Result<&'static str, Error> {
    let (cx, visit, ids) = (citizen.cx(), citizen.visit(), sent.ids.as_slice());
    match sent.deed.as_str() {
        "epingler" => arrange::pin(cx, &visit, ids).await.map(|()| "documents-pinned"),
        "detacher" => arrange::unpin(cx, &visit, ids).await.map(|()| "documents-unpinned"),
        "ranger" => {
            arrange::file(cx, &visit, ids, folder(&sent.folder)?).await.map(|()| "documents-filed")
        }
        "demasquer" => {
            label::set_many(cx, &visit, ids, Mask::Off).await.map(|_| "documents-unmasked")
        }
        "masquer" | "masquer-oui" => {
            label::set_many(cx, &visit, ids, Mask::On).await.map(|_| "documents-masked")
        }
        "retirer" | "retirer-oui" => {
            let withdrawn = withdraw::withdraw_many(cx, &visit, ids).await?;
            Ok(match (withdrawn.done.is_empty(), withdrawn.left.is_empty()) {
                (true, _) => "documents-left",
                (false, true) => "documents-withdrawn",
                (false, false) => "documents-withdrawn-some",
            })
        }
        _ => Err(Error::new(Kind::Incorrect, "selection.deed-unknown")),
    }
}

/// The folder of that field; empty is none.
pub(super) fn folder(typed: &str) -> Result<Option<FolderId>, Error> {
    if typed.is_empty() {
        return Ok(None);
    }
    let unknown = |_| Error::new(Kind::NotFound, "binder.folder-unknown");
    typed.parse().map(Some).map_err(unknown)
}

/// A mistake of the selection is said on the list; anything else on a page of its own.
async fn refused(citizen: &Citizen, sent: &Sent, error: &Error) -> Response {
    if error.kind != Kind::Unprocessable {
        return citizen.problem(error);
    }
    let mut mistake = FieldError::coded("choix", error.code);
    for (name, value) in &error.args {
        mistake = mistake.with(name, value.clone());
    }
    documents::again(citizen, &sent.back, mistake).await
}

/// `GET /espace/documents/selection?faire=masquer&d=…` — what will happen.
pub(crate) async fn look(citizen: Citizen, Query(pairs): Query<Vec<(String, String)>>) -> Response {
    let sent = Sent::of(pairs);
    let (deed, at_most) = match sent.deed.as_str() {
        "masquer" => (Deed::Mask, SELECTED_MAX),
        "retirer" => (Deed::Withdraw, WITHDRAWN_MAX),
        _ => return citizen.problem(&Error::new(Kind::Incorrect, "selection.deed-unknown")),
    };
    match selection::look(citizen.cx(), &citizen.visit(), &sent.ids, at_most).await {
        Ok(found) => citizen.page(&view(&citizen, deed, &found.documents, sent.back)),
        Err(error) => refused(&citizen, &sent, &error).await,
    }
}

fn view(citizen: &Citizen, deed: Deed, documents: &[Document], back: String) -> Selection {
    let now = citizen.cx().now;
    let why = |document: &Document| match deed {
        Deed::Mask => document.labels.has(Label::Masked, now).then_some("masked"),
        Deed::Withdraw => (!document.is_own()).then_some("author"),
    };
    let title = |document: &Document| document.description.title.clone();
    Selection {
        deed,
        concerned: documents
            .iter()
            .filter(|document| why(document).is_none())
            .map(|document| Chosen { id: document.id.to_string(), title: title(document) })
            .collect(),
        left: documents
            .iter()
            .filter_map(|document| Some(Left { title: title(document), why: why(document)? }))
            .collect(),
        back,
    }
}
