//! `PATCH /fhir/DocumentReference…` — PDSm flux 03: status, securityLabel, isArchived; else 405.
//! <https://hl7.org/fhir/R4/http.html#patch>

use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use carnet_app::document::{find, patch};
use carnet_app::{Error, Kind};
use carnet_core::id::{DocumentId, OwnerId};
use carnet_core::practitioner::Scope;
use carnet_interop::fhir::patch::{self as format, MetadataPatch};
use carnet_interop::fhir::{identifier, search};

use super::call::Call;
use super::fault::{Edge, Fault};
use super::search::Pairs;
use super::{answer, body, wire};

/// `PATCH /fhir/DocumentReference/{id}`
pub(super) async fn by_id(
    call: Call,
    Path(id): Path<String>,
    headers: HeaderMap,
    sent: Body,
) -> Response {
    let changed = async {
        let wanted = wanted(&call, &headers, sent).await?;
        let (space, id) = wire::of_document(&id)?;
        change(&call, space, id, &wanted).await
    };
    call.settle(changed.await)
}

/// `PATCH /fhir/DocumentReference?identifier=…`, with or without `patient.identifier`.
///
/// None: 404. A condition that could mean several: 412 (R4 §3.1.0.10.1).
pub(super) async fn conditional(
    call: Call,
    query: Result<Query<Pairs>, QueryRejection>,
    headers: HeaderMap,
    sent: Body,
) -> Response {
    let changed = async {
        let wanted = wanted(&call, &headers, sent).await?;
        let Query(pairs) = query.map_err(|_| Edge::Parameters)?;
        let (space, id) = meant(&call, &pairs).await?;
        change(&call, space, id, &wanted).await
    };
    call.settle(changed.await)
}

async fn wanted(call: &Call, headers: &HeaderMap, sent: Body) -> Result<MetadataPatch, Fault> {
    call.software.may(Scope::Maintain)?;
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let bytes = body::whole(headers, sent).await?;
    Ok(format::read(kind, &bytes)?)
}

async fn change(
    call: &Call,
    space: OwnerId,
    id: DocumentId,
    wanted: &MetadataPatch,
) -> Result<Response, Fault> {
    let visit = call.software.feeding(space);
    let document = patch::patch(call.cx(), &visit, id, wanted).await?;
    Ok(answer::document(call.ask(), StatusCode::OK, call.wanted, space, &document))
}

/// The one document a condition means: by the `uniqueId` its structure deposited it under, or, in the space
/// of a patient, by its `logicalId` too.
async fn meant(call: &Call, pairs: &Pairs) -> Result<(OwnerId, DocumentId), Fault> {
    let known = ["identifier", "patient", "patient.identifier", "patient:identifier", "_format"];
    let foreign = pairs.iter().any(|(name, _)| !known.contains(&name.as_str()));
    let mut identifiers = pairs.iter().filter(|(name, _)| name == "identifier");
    let (Some((_, token)), None, false) = (identifiers.next(), identifiers.next(), foreign) else {
        return Err(Edge::Condition.into());
    };
    let space = match pairs.iter().find(|(name, _)| name.starts_with("patient")) {
        Some((name, patient)) => Some(call.space(&search::patient(name, patient)?).await?),
        None => None,
    };
    let unknown = || Error::new(Kind::NotFound, "access.document-unknown");
    let identifier = identifier::of_token(token).ok_or_else(unknown)?;
    let structure = call.software.structure();
    let found = find::deposited(call.cx(), &structure.idnst, &identifier).await?;
    let found = found.filter(|(owner, _)| space.is_none_or(|space| space == *owner));
    let logical = || space.zip(find::logical(&identifier));
    Ok(found.or_else(logical).ok_or_else(unknown)?)
}
