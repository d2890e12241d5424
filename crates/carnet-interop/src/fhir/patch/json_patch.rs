//! JSON Patch (RFC 6902), with the harmless oddities of the specification's examples.

use serde::Deserialize;
use serde_json::Value;

use super::MetadataPatch;
use super::change::{Aim, Gathering, Given, Verb};
use crate::fhir::at::At;
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::json;
use crate::fhir::model::{CodeableConcept, Coding};

const ARCHIVED: &str = "pdsm-ext-is-archived";

#[derive(Debug, Deserialize)]
struct Operation {
    op: String,
    path: String,
    #[serde(default)]
    value: Value,
}

/// Reads a list of operations.
pub(in crate::fhir) fn read(value: Value) -> Result<MetadataPatch, FhirError> {
    let operations: Vec<Operation> = json::typed(value, &At::root("patch"))
        .map_err(|error| FhirError::new(Rule::Patch, error.expression()))?;
    let mut gathering = Gathering::default();
    for operation in &operations {
        apply(operation, &mut gathering)?;
    }
    gathering.finish()
}

fn apply(operation: &Operation, gathering: &mut Gathering) -> Result<(), FhirError> {
    let path = operation.path.trim().trim_start_matches('/');
    let (head, rest) = path.split_once('/').unwrap_or((path, ""));
    let verb = match operation.op.as_str() {
        "add" => Verb::Add,
        "replace" => Verb::Replace,
        "remove" => Verb::Remove,
        other => {
            return Err(FhirError::new(Rule::PatchOperation, shown(path)).with(other));
        }
    };
    if head == "status" && rest.is_empty() {
        return gathering.status(verb, &given(&operation.value)?);
    }
    if head == "securityLabel" {
        return match aim(rest) {
            Some(Some(aim)) => gathering.labels(verb, aim, &given(&operation.value)?),
            Some(None) => Ok(()),
            None => Err(FhirError::new(Rule::PatchForbidden, shown(path))),
        };
    }
    if head.starts_with("extension") {
        return extension(verb, path, &operation.value, gathering);
    }
    Err(FhirError::new(Rule::PatchForbidden, shown(path)))
}

/// What a path below `/securityLabel` aims at; `Some(None)` for a system or a display, which say nothing.
#[expect(clippy::option_option, reason = "forbidden, harmless, aimed")]
fn aim(rest: &str) -> Option<Option<Aim>> {
    let mut parts = rest.split('/');
    let place = parts.next().unwrap_or_default();
    let below: Vec<&str> = parts.collect();
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match (place, below.as_slice()) {
        ("", []) => Some(Some(Aim::Whole)),
        ("-", []) => Some(Some(Aim::End)),
        (place, [] | ["coding"]) if number(place) => Some(Some(Aim::Place)),
        (place, ["coding", at]) if number(place) && number(at) => Some(Some(Aim::Place)),
        (place, ["coding", at, "code"]) if number(place) && number(at) => Some(Some(Aim::Place)),
        (place, ["coding", at, "system" | "display"]) if number(place) && number(at) => Some(None),
        _ => None,
    }
}

/// We write one extension that may be changed, so a path without a name means that one.
fn extension(
    verb: Verb,
    path: &str,
    value: &Value,
    gathering: &mut Gathering,
) -> Result<(), FhirError> {
    let unnamed = matches!(path, "extension/0" | "extension/0/valueBoolean");
    let name = if unnamed { ARCHIVED } else { path };
    let values = match value {
        Value::Array(items) => items.iter().collect(),
        single => vec![single],
    };
    values.into_iter().try_for_each(|value| gathering.extension(verb, name, &given(value)?))
}

fn given(value: &Value) -> Result<Given, FhirError> {
    let mut out = Given::default();
    match value {
        Value::String(text) => out.text = Some(text.clone()),
        Value::Bool(flag) => out.flag = Some(*flag),
        Value::Array(items) => {
            let mut all = Vec::new();
            for item in items {
                all.extend(codings(item)?);
            }
            out.codings = Some(all);
        }
        Value::Object(members) if members.contains_key("url") => {
            out.url = members.get("url").and_then(Value::as_str).map(str::to_owned);
            out.flag = members.get("valueBoolean").and_then(Value::as_bool);
        }
        Value::Object(_) => out.codings = Some(codings(value)?),
        Value::Null | Value::Number(_) => {}
    }
    Ok(out)
}

fn codings(value: &Value) -> Result<Vec<Coding>, FhirError> {
    let at = At::root("DocumentReference.securityLabel");
    if let Value::String(code) = value {
        return Ok(vec![Coding { code: Some(code.clone()), ..Coding::default() }]);
    }
    if value.get("code").is_some() {
        return json::typed(value.clone(), &at).map(|coding| vec![coding]);
    }
    json::typed::<CodeableConcept>(value.clone(), &at).map(|concept| concept.coding)
}

fn shown(path: &str) -> String {
    format!("DocumentReference.{}", path.replace('/', "."))
}
