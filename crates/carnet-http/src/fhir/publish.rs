//! `POST /fhir/DocumentReference` — ITI-105 Simplified Publish. <https://profiles.ihe.net/ITI/MHD/ITI-105.html>

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use carnet_app::Error;
use carnet_app::document::{Deposited, SubmissionDraft};
use carnet_interop::fhir::simplified;

use super::call::Call;
use super::fault::Fault;
use super::{answer, body, deposit, negotiate};

/// `POST /fhir/DocumentReference`
pub(super) async fn post(call: Call, headers: HeaderMap, sent: Body) -> Response {
    call.settle(publish(&call, &headers, sent).await)
}

async fn publish(call: &Call, headers: &HeaderMap, sent: Body) -> Result<Response, Fault> {
    negotiate::sends_json(headers)?;
    let draft = body::decode(body::whole(headers, sent).await?, simplified::read).await?;
    let space = call.space(&draft.description.source_patient.ins).await?;
    let submission = SubmissionDraft {
        unique_id: format!("urn:uuid:{}", call.cx().new_record().uuid()),
        source_id: None,
        designation: None,
        title: None,
        author: call.software.depositor(),
    };
    let deposited = deposit::deposit(call, space, &submission, vec![draft]).await?;
    let deposited = deposited.first().ok_or_else(|| Error::fault("one draft, one document"))?;
    let status = match deposited {
        Deposited::Created(_) => StatusCode::CREATED,
        // Sent again after a lost answer: the same document, and nothing new.
        Deposited::Already(_) => StatusCode::OK,
    };
    Ok(answer::document(call.ask(), status, call.wanted, space, deposited.document()))
}
