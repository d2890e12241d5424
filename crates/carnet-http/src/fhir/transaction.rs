//! `POST /fhir` — ITI-65 Provide Document Bundle. <https://profiles.ihe.net/ITI/MHD/ITI-65.html>

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use carnet_app::document::{Deposited, SubmissionDraft};
use carnet_core::id::OwnerId;
use carnet_interop::fhir::bundle::{self, EntryResponse};
use carnet_interop::fhir::provide::{self, Entry, SubmissionSet};

use super::call::Call;
use super::fault::Fault;
use super::{answer, body, deposit, negotiate, wire};

/// `POST /fhir`
pub(super) async fn post(call: Call, headers: HeaderMap, sent: Body) -> Response {
    call.settle(provide(&call, &headers, sent).await)
}

async fn provide(call: &Call, headers: &HeaderMap, sent: Body) -> Result<Response, Fault> {
    negotiate::sends_json(headers)?;
    let provided = body::decode(body::whole(headers, sent).await?, provide::read).await?;
    let space = call.space(&provided.patient).await?;
    let submission = lot(provided.submission);
    let deposited = deposit::deposit(call, space, &submission, provided.drafts).await?;
    let entries: Vec<EntryResponse> =
        provided.entries.iter().filter_map(|entry| response(entry, space, &deposited)).collect();
    let bundle = bundle::transaction_response(&answer::base(call.ask()), &entries);
    Ok(answer::json(StatusCode::OK, &bundle))
}

fn lot(set: SubmissionSet) -> SubmissionDraft {
    SubmissionDraft {
        unique_id: set.unique_id,
        source_id: Some(set.source_id),
        designation: Some(set.designation),
        title: set.title,
        author: set.author,
    }
}

/// What became of an entry, in the order of the request (R4 §3.1.0.11.2).
fn response(entry: &Entry, space: OwnerId, deposited: &[Deposited]) -> Option<EntryResponse> {
    match entry {
        Entry::SubmissionSet => {
            // The lot of what was new; when nothing was, the lot it all came with the first time.
            let new = deposited.iter().find(|one| matches!(one, Deposited::Created(_)));
            let one = new.or(deposited.first())?;
            let id = wire::submission(space, one.document().submission);
            Some(of(one, format!("List/{id}")))
        }
        Entry::Document(number) => {
            let one = deposited.get(*number)?;
            Some(of(one, format!("DocumentReference/{}", id(space, one))))
        }
        Entry::Binary(number) => {
            let one = deposited.get(*number)?;
            Some(of(one, format!("Binary/{}", id(space, one))))
        }
        Entry::Supersede(_) => {
            let replaced = deposited.iter().find_map(|one| one.document().replaces)?;
            let place = format!("DocumentReference/{}", wire::document(space, replaced));
            Some(EntryResponse {
                status: "200 OK",
                location: Some(place),
                version: None,
                modified: None,
                outcome: None,
            })
        }
    }
}

fn id(space: OwnerId, deposited: &Deposited) -> String {
    wire::document(space, deposited.document().id)
}

fn of(deposited: &Deposited, location: String) -> EntryResponse {
    let document = deposited.document();
    let make = match deposited {
        Deposited::Created(_) => EntryResponse::created,
        Deposited::Already(_) => EntryResponse::ok,
    };
    make(location, document.version, document.updated)
}
