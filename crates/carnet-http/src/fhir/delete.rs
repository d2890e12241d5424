//! `DELETE /fhir/DocumentReference/{id}` — logical deletion by the author. <https://hl7.org/fhir/R4/http.html#delete>

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use carnet_app::document::withdraw;
use carnet_core::practitioner::Scope;

use super::call::Call;
use super::fault::Fault;
use super::wire;

/// `DELETE /fhir/DocumentReference/{id}`
pub(super) async fn delete(call: Call, Path(id): Path<String>) -> Response {
    call.settle(gone(&call, &id).await)
}

async fn gone(call: &Call, id: &str) -> Result<Response, Fault> {
    call.software.may(Scope::Maintain)?;
    let (space, id) = wire::of_document(id)?;
    let visit = call.software.feeding(space);
    match withdraw::withdraw(call.cx(), &visit, id).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        // Its author asks again: it is as they want it.
        Err(error) if error.code == "access.document-withdrawn" => {
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        Err(error) => Err(error.into()),
    }
}
