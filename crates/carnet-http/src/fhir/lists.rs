//! `GET /fhir/List` and `POST …/_search` — ITI-66 Find Document Lists; `GET /fhir/List/{id}`.
//! <https://profiles.ihe.net/ITI/MHD/ITI-66.html>

use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::document::query;
use carnet_app::{Error, Kind};
use carnet_core::document::Submission;
use carnet_core::id::OwnerId;
use carnet_core::identity::Ins;
use carnet_interop::fhir::list;
use carnet_interop::fhir::search::{self, SearchType};
use serde_json::Value;

use super::call::Call;
use super::fault::{Edge, Fault};
use super::search::{Pairs, both, searchset};
use super::{answer, wire};

/// `GET /fhir/List?…`
pub(super) async fn get(call: Call, query: Result<Query<Pairs>, QueryRejection>) -> Response {
    let found = async {
        let Query(pairs) = query.map_err(|_| Edge::Parameters)?;
        find(&call, &pairs).await
    };
    call.settle(found.await)
}

/// `POST /fhir/List/_search`
pub(super) async fn post(
    call: Call,
    query: Result<Query<Pairs>, QueryRejection>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Response {
    let found = async { find(&call, &both(query, form)?).await };
    call.settle(found.await)
}

/// `GET /fhir/List/{id}`
pub(super) async fn read(call: Call, Path(id): Path<String>) -> Response {
    call.settle(one(&call, &id).await)
}

async fn find(call: &Call, pairs: &Pairs) -> Result<Response, Fault> {
    let query = search::parse(SearchType::List, pairs, call.handling, &wire::resolve)?;
    let space = call.space(&query.patient).await?;
    let visit = call.software.enter(space).await?;
    let bundle = query::query(call.cx(), &visit, |seen| {
        let found = query.select_submissions(seen.submissions.iter().copied());
        let ins = &seen.space.ins;
        let page = found.page.iter().map(|lot| resource(lot, space, ins)).collect();
        searchset(call, &query, found.total, found.next.as_deref(), page)
    });
    Ok(answer::json(StatusCode::OK, &bundle.await?))
}

async fn one(call: &Call, id: &str) -> Result<Response, Fault> {
    let unknown = || Error::new(Kind::NotFound, "access.document-unknown");
    let (space, wanted) = wire::split(id).ok_or_else(unknown)?;
    let visit = call.software.enter(space).await?;
    let found = query::query(call.cx(), &visit, |seen| {
        let lot = seen.submissions.iter().find(|lot| lot.id.uuid() == wanted)?;
        Some(resource(lot, space, &seen.space.ins))
    });
    let found = found.await?.ok_or_else(unknown)?;
    Ok(answer::json(StatusCode::OK, &found))
}

fn resource(lot: &Submission, space: OwnerId, ins: &Ins) -> Value {
    let documents: Vec<String> =
        lot.documents.iter().map(|document| wire::document(space, *document)).collect();
    list::write(lot, ins, &wire::submission(space, lot.id), &documents)
}
