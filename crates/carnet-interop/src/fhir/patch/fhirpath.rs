//! FHIRPath Patch: a `Parameters` resource, the format PDSm prefers and ITI-65 uses to supersede.

use serde_json::Value;

use super::MetadataPatch;
use super::change::{Aim, Gathering, Given, Verb};
use crate::fhir::at::At;
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::json;
use crate::fhir::model::{Parameters, Part};

/// Reads the operations of a `Parameters` resource.
pub(in crate::fhir) fn read(value: Value, at: &At) -> Result<MetadataPatch, FhirError> {
    let parameters: Parameters = json::resource(value, "Parameters", at)?;
    let mut gathering = Gathering::default();
    for (index, operation) in parameters.parameter.iter().enumerate() {
        let at = at.item("parameter", index);
        if operation.name != "operation" {
            return Err(FhirError::new(Rule::Patch, at));
        }
        apply(operation, &at, &mut gathering)?;
    }
    gathering.finish()
}

fn apply(operation: &Part, at: &At, gathering: &mut Gathering) -> Result<(), FhirError> {
    let part = |name: &str| operation.inner.iter().find(|part| part.name == name);
    let text = |name: &str| part(name).and_then(text_of).map(str::trim);
    let (Some(kind), Some(path)) = (text("type"), text("path")) else {
        return Err(FhirError::new(Rule::Patch, at));
    };
    let verb = match kind {
        "add" | "insert" => Verb::Add,
        "replace" => Verb::Replace,
        "delete" => Verb::Remove,
        other => return Err(FhirError::new(Rule::PatchOperation, path).with(other)),
    };
    let below = path.strip_prefix("DocumentReference").unwrap_or(path).trim_start_matches('.');
    let element = if below.is_empty() { text("name").unwrap_or_default() } else { below };
    let given = part("value").map(given).unwrap_or_default();
    if element == "status" {
        return gathering.status(verb, &given);
    }
    if let Some(rest) = element.strip_prefix("securityLabel") {
        let aim = aim(rest, below.is_empty() || verb == Verb::Add);
        return match aim {
            Some(aim) => gathering.labels(verb, aim, &given),
            None => Err(FhirError::new(Rule::PatchForbidden, path)),
        };
    }
    if element.starts_with("extension") {
        return gathering.extension(verb, element, &given);
    }
    Err(FhirError::new(Rule::PatchForbidden, path))
}

/// What a path below `securityLabel` aims at.
fn aim(rest: &str, adds: bool) -> Option<Aim> {
    if rest.is_empty() {
        return Some(if adds { Aim::End } else { Aim::Whole });
    }
    if !(rest.starts_with('[') || rest.starts_with(".coding") || rest.starts_with(".where(")) {
        return None;
    }
    let level = rest.contains("v3-Confidentiality") || rest.contains("2.16.840.1.113883.5.25");
    Some(if level { Aim::Level } else { Aim::Place })
}

fn text_of(part: &Part) -> Option<&str> {
    part.value_code.as_deref().or(part.value_string.as_deref()).or(part.value_uri.as_deref())
}

fn given(part: &Part) -> Given {
    let inner = |name: &str| part.inner.iter().find(|part| part.name == name);
    let concept = part.value_codeable_concept.as_ref().map(|concept| concept.coding.clone());
    let coding = part.value_coding.clone().map(|coding| vec![coding]);
    let nested = inner("coding").map(|coding| {
        let code = coding
            .value_coding
            .clone()
            .or_else(|| coding.inner.iter().find(|part| part.name == "code").map(code_of));
        code.into_iter().collect()
    });
    Given {
        text: text_of(part).map(str::to_owned),
        flag: part.value_boolean.or_else(|| {
            inner("valueBoolean").or_else(|| inner("value")).and_then(|part| part.value_boolean)
        }),
        codings: concept.or(coding).or(nested),
        url: inner("url").and_then(text_of).map(str::to_owned),
    }
}

fn code_of(part: &Part) -> crate::fhir::model::Coding {
    crate::fhir::model::Coding {
        code: text_of(part).map(str::to_owned),
        ..crate::fhir::model::Coding::default()
    }
}
