//! `GET /fhir/DocumentReference/{id}` — metadata of one document. <https://hl7.org/fhir/R4/http.html#read>

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::document::read;

use super::call::Call;
use super::fault::Fault;
use super::negotiate::Return;
use super::{answer, wire};

/// `GET /fhir/DocumentReference/{id}`
pub(super) async fn get(call: Call, Path(id): Path<String>) -> Response {
    call.settle(one(&call, &id).await)
}

async fn one(call: &Call, id: &str) -> Result<Response, Fault> {
    let (space, id) = wire::of_document(id)?;
    let visit = call.software.enter(space).await?;
    let document = read::describe(call.cx(), &visit, id).await?;
    let whole = Return::Representation;
    Ok(answer::document(call.ask(), StatusCode::OK, whole, space, &document))
}
