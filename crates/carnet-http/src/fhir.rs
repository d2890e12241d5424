//! The API for software: PDSm 3.1.1 on IHE MHD, FHIR R4, below `/fhir`.
//!
//! One file per interaction; [`ROUTES`] says which. `carnet_interop::fhir` reads and writes the JSON,
//! `carnet_app` does the work, the gate decides.

mod answer;
mod binary;
mod body;
mod call;
mod delete;
mod deposit;
pub(crate) mod fault;
mod lists;
mod metadata;
mod negotiate;
mod patch;
mod patient;
mod publish;
mod read;
mod search;
mod transaction;
mod wire;

use axum::Router;
use axum::response::Response;
use axum::routing::{MethodRouter, any, get, post};

use crate::door::ask::Ask;
use crate::web::Web;
use fault::{Edge, Fault};
pub(crate) use wire::resolve;

/// Every route: method, path, file of its handler, audit class (what its line in the history says).
pub(crate) const ROUTES: [(&str, &str, &str, &str); 15] = [
    ("POST", "/fhir", "fhir/transaction.rs", "deposit"),
    ("GET", "/fhir/metadata", "fhir/metadata.rs", "none"),
    ("POST", "/fhir/DocumentReference", "fhir/publish.rs", "deposit"),
    ("GET", "/fhir/DocumentReference", "fhir/search.rs", "list"),
    ("POST", "/fhir/DocumentReference/_search", "fhir/search.rs", "list"),
    ("PATCH", "/fhir/DocumentReference", "fhir/patch.rs", "change"),
    ("GET", "/fhir/DocumentReference/{id}", "fhir/read.rs", "describe"),
    ("PATCH", "/fhir/DocumentReference/{id}", "fhir/patch.rs", "change"),
    ("DELETE", "/fhir/DocumentReference/{id}", "fhir/delete.rs", "withdraw"),
    ("GET", "/fhir/List", "fhir/lists.rs", "list"),
    ("POST", "/fhir/List/_search", "fhir/lists.rs", "list"),
    ("GET", "/fhir/List/{id}", "fhir/lists.rs", "list"),
    ("GET", "/fhir/Binary/{id}", "fhir/binary.rs", "read"),
    ("GET", "/fhir/Patient", "fhir/patient.rs", "none"),
    ("POST", "/fhir/Patient/_search", "fhir/patient.rs", "none"),
];

/// The routes of this room. What is not served answers with an `OperationOutcome` too.
pub(crate) fn routes() -> Router<Web> {
    let table: [(&str, MethodRouter<Web>); 11] = [
        ("/fhir", post(transaction::post)),
        ("/fhir/metadata", get(metadata::get)),
        ("/fhir/DocumentReference", get(search::get).post(publish::post).patch(patch::conditional)),
        ("/fhir/DocumentReference/_search", post(search::post)),
        ("/fhir/DocumentReference/{id}", get(read::get).patch(patch::by_id).delete(delete::delete)),
        ("/fhir/List", get(lists::get)),
        ("/fhir/List/_search", post(lists::post)),
        ("/fhir/List/{id}", get(lists::read)),
        ("/fhir/Binary/{id}", get(binary::get)),
        ("/fhir/Patient", get(patient::get)),
        ("/fhir/Patient/_search", post(patient::post)),
    ];
    let add = |router: Router<Web>, (path, handlers): (&'static str, MethodRouter<Web>)| {
        router.route(path, handlers.fallback(async move |ask: Ask| not_this_way(&ask, path)))
    };
    let router = table.into_iter().fold(Router::new(), add);
    // Some clients write the base with a slash at its end.
    let base = post(transaction::post).fallback(async |ask: Ask| not_this_way(&ask, "/fhir"));
    router.route("/fhir/", base).route("/fhir/{*rest}", any(unknown))
}

/// Another method on a known address: 405, with those that are served.
fn not_this_way(ask: &Ask, path: &str) -> Response {
    let served = ROUTES.iter().filter(|(_, known, ..)| *known == path);
    let served: Vec<&str> = served.map(|(method, ..)| *method).collect();
    fault::settle(ask, Err(Fault::method(&served.join(", "))))
}

async fn unknown(ask: Ask) -> Response {
    fault::settle(&ask, Err(Edge::Unknown.into()))
}
