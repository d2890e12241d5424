//! `GET /fhir/Patient?identifier=…` — does a space exist, and may I read it (DMP TD0.2, PDSm4DMP).

use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::Kind;
use carnet_app::space::{find, status};
use carnet_core::identity::Ins;
use carnet_interop::fhir::patient::{self, Existing};
use carnet_interop::fhir::search;

use super::call::Call;
use super::fault::{self, Edge, Fault};
use super::search::{Pairs, both};
use super::{answer, wire};

/// `GET /fhir/Patient?identifier=urn:oid:…|…`
pub(super) async fn get(call: Call, query: Result<Query<Pairs>, QueryRejection>) -> Response {
    let found = async {
        let Query(pairs) = query.map_err(|_| Edge::Parameters)?;
        look(&call, &pairs).await
    };
    call.settle(found.await)
}

/// `POST /fhir/Patient/_search`: an INS in an address ends up in logs of proxies; in a form it does not.
pub(super) async fn post(
    call: Call,
    query: Result<Query<Pairs>, QueryRejection>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Response {
    let found = async { look(&call, &both(query, form)?).await };
    call.settle(found.await)
}

async fn look(call: &Call, pairs: &Pairs) -> Result<Response, Fault> {
    let mut wanted = pairs.iter().filter(|(name, _)| name != "_format");
    let ins = match (wanted.next(), wanted.next()) {
        (Some((name, token)), None) if name == "identifier" => search::patient(name, token)?,
        _ => return Err(Edge::PatientIdentifier.into()),
    };
    let bundle = match find::known_to(call.cx(), &call.software.actor(), &ins).await {
        Ok(space) => {
            let visit = call.software.intention(space);
            let status = status::status(call.cx(), &visit).await?;
            let id = wire::patient(space);
            let why = status.as_ref().and_then(|status| status.refusal.as_ref());
            let outcome = why.map(|error| fault::told(call.ask(), error));
            let existing = status.as_ref().map(|status| Existing {
                ins: &ins,
                id: &id,
                active: status.active,
                outcome: outcome.as_ref(),
            });
            found(call, &ins, existing)
        }
        Err(error) if error.kind == Kind::NotFound => found(call, &ins, None),
        Err(error) => return Err(error.into()),
    };
    Ok(answer::json(StatusCode::OK, &bundle))
}

fn found(call: &Call, ins: &Ins, existing: Option<Existing<'_>>) -> serde_json::Value {
    let query = format!("identifier=urn:oid:{}%7C{}", ins.domain().oid(), ins.matricule());
    patient::found(&answer::base(call.ask()), &query, existing)
}
