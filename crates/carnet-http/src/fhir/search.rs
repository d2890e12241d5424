//! `GET /fhir/DocumentReference` and `POST …/_search` — ITI-67 Find Document References.
//! <https://profiles.ihe.net/ITI/MHD/ITI-67.html>

use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::document::query;
use carnet_interop::fhir::bundle::{self, Searchset};
use carnet_interop::fhir::search::{self, SearchQuery, SearchType};
use serde_json::Value;

use super::call::Call;
use super::fault::{self, Edge, Fault};
use super::{answer, wire};

/// Parameters as they came, in order.
pub(super) type Pairs = Vec<(String, String)>;

/// `GET /fhir/DocumentReference?…`
pub(super) async fn get(call: Call, query: Result<Query<Pairs>, QueryRejection>) -> Response {
    let found = async {
        let Query(pairs) = query.map_err(|_| Edge::Parameters)?;
        find(&call, &pairs).await
    };
    call.settle(found.await)
}

/// `POST /fhir/DocumentReference/_search`: parameters of the address and of the form count together.
pub(super) async fn post(
    call: Call,
    query: Result<Query<Pairs>, QueryRejection>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Response {
    let found = async { find(&call, &both(query, form)?).await };
    call.settle(found.await)
}

/// The parameters of a `_search`.
pub(super) fn both(
    query: Result<Query<Pairs>, QueryRejection>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Result<Pairs, Fault> {
    let Query(mut pairs) = query.map_err(|_| Edge::Parameters)?;
    let Form(sent) = form.map_err(|rejection| match rejection.status() {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Edge::MediaType,
        StatusCode::PAYLOAD_TOO_LARGE => Edge::BodyTooLarge,
        _ => Edge::Parameters,
    })?;
    pairs.extend(sent);
    Ok(pairs)
}

async fn find(call: &Call, pairs: &Pairs) -> Result<Response, Fault> {
    let kind = SearchType::DocumentReference;
    let query = search::parse(kind, pairs, call.handling, &wire::resolve)?;
    let space = call.space(&query.patient).await?;
    let visit = call.software.enter(space).await?;
    let ask = call.ask();
    let bundle = query::query(call.cx(), &visit, |seen| {
        let found = query.select(seen.documents.iter().copied(), ask.cx.now);
        let page = found.page.iter();
        let page = page.map(|document| answer::resource(ask, space, document)).collect();
        searchset(call, &query, found.total, found.next.as_deref(), page)
    });
    Ok(answer::json(StatusCode::OK, &bundle.await?))
}

/// The bundle of a page of results.
pub(super) fn searchset(
    call: &Call,
    query: &SearchQuery,
    total: usize,
    next: Option<&str>,
    resources: Vec<Value>,
) -> Value {
    bundle::searchset(Searchset {
        base_url: &answer::base(call.ask()),
        query,
        total,
        next,
        resources,
        warnings: fault::ignored(call.ask(), &query.ignored),
    })
}
