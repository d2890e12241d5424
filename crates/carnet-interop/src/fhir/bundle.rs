//! `Bundle` out: results of a search, results of a transaction.
//! <https://hl7.org/fhir/R4/bundle.html>

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::document_reference::put;
use super::search::{SearchQuery, SearchType};

/// The results of a search, with what its links need.
#[derive(Debug)]
pub struct Searchset<'a> {
    /// The root of the API.
    pub base_url: &'a str,
    /// The search, as understood.
    pub query: &'a SearchQuery,
    /// How many match in all.
    pub total: usize,
    /// Cursor of the next page.
    pub next: Option<&'a str>,
    /// The resources of this page, each with its wire id inside.
    pub resources: Vec<Value>,
    /// An `OperationOutcome` of warnings, when there are some.
    pub warnings: Option<Value>,
}

/// Writes the results of a search.
pub fn searchset(found: Searchset<'_>) -> Value {
    let base = found.base_url.trim_end_matches('/');
    let kind = found.query.resource.as_str();
    let link = |relation: &str, query: String| json!({ "relation": relation, "url": format!("{base}/{kind}?{query}") });
    let mut links = vec![link("self", found.query.query())];
    if let Some(cursor) = found.next {
        links.push(link("next", found.query.query_at(cursor)));
    }
    let mut entries: Vec<Value> = found
        .resources
        .into_iter()
        .map(|resource| {
            let id = resource.get("id").and_then(Value::as_str).unwrap_or_default();
            json!({
                "fullUrl": format!("{base}/{kind}/{id}"),
                "search": { "mode": "match" },
                "resource": resource,
            })
        })
        .collect();
    if let Some(warnings) = found.warnings {
        entries.push(json!({ "search": { "mode": "outcome" }, "resource": warnings }));
    }
    let mut out = Map::new();
    put(&mut out, "resourceType", json!("Bundle"));
    put(&mut out, "meta", json!({ "profile": [profile(found.query.resource)] }));
    put(&mut out, "type", json!("searchset"));
    put(&mut out, "total", json!(found.total));
    put(&mut out, "link", Value::Array(links));
    if !entries.is_empty() {
        put(&mut out, "entry", Value::Array(entries));
    }
    Value::Object(out)
}

const fn profile(kind: SearchType) -> &'static str {
    match kind {
        SearchType::DocumentReference => {
            "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-find-documentreferences-comprehensive-response"
        }
        SearchType::List => {
            "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-find-lists-response"
        }
    }
}

/// What became of one entry of a transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryResponse {
    /// HTTP status of the entry: `201 Created`, `200 OK`.
    pub status: &'static str,
    /// Relative location of what was made or changed: `DocumentReference/{id}`.
    pub location: Option<String>,
    /// Version of it.
    pub version: Option<u32>,
    /// When it changed.
    pub modified: Option<Timestamp>,
    /// An `OperationOutcome` with something to know.
    pub outcome: Option<Value>,
}

impl EntryResponse {
    /// A thing made.
    pub fn created(location: impl Into<String>, version: u32, modified: Timestamp) -> Self {
        Self {
            status: "201 Created",
            location: Some(location.into()),
            version: Some(version),
            modified: Some(modified),
            outcome: None,
        }
    }

    /// A thing changed, or found to be there already.
    pub fn ok(location: impl Into<String>, version: u32, modified: Timestamp) -> Self {
        Self { status: "200 OK", ..Self::created(location, version, modified) }
    }
}

/// Writes the results of a transaction, in the order of the request.
pub fn transaction_response(base_url: &str, entries: &[EntryResponse]) -> Value {
    let entries: Vec<Value> = entries.iter().map(response).collect();
    json!({
        "resourceType": "Bundle",
        "type": "transaction-response",
        "link": [{ "relation": "self", "url": base_url.trim_end_matches('/') }],
        "entry": entries,
    })
}

fn response(entry: &EntryResponse) -> Value {
    let mut out = Map::new();
    put(&mut out, "status", json!(entry.status));
    if let Some(location) = &entry.location {
        put(&mut out, "location", json!(location));
    }
    if let Some(version) = entry.version {
        put(&mut out, "etag", json!(format!("W/\"{version}\"")));
    }
    if let Some(modified) = entry.modified {
        put(&mut out, "lastModified", json!(modified.to_string()));
    }
    if let Some(outcome) = &entry.outcome {
        put(&mut out, "outcome", outcome.clone());
    }
    json!({ "response": out })
}
