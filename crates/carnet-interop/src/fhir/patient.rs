//! `Patient` out, as narrow as can be: whether a space exists (DMP TD0.2, PDSm4DMP « TD0.2 »).
//!
//! Not a name, not a date: the asker already knows the INS, and learns nothing else.

use carnet_core::identity::Ins;
use serde_json::{Value, json};

use super::contained;

/// The space of a person, as somebody who may not have opened it sees it.
#[derive(Debug, Clone, Copy)]
pub struct Existing<'a> {
    /// The identity that was asked for.
    pub ins: &'a Ins,
    /// The id of the patient on the wire.
    pub id: &'a str,
    /// Whether it may be fed and read under the rules (`Patient.active`).
    pub active: bool,
    /// An `OperationOutcome` that says why the asker may not read it, if so.
    pub outcome: Option<&'a Value>,
}

/// The result of a search: none or one.
pub fn found(base_url: &str, query: &str, existing: Option<Existing<'_>>) -> Value {
    let base = base_url.trim_end_matches('/');
    let entries: Vec<Value> = existing.iter().flat_map(|one| entries(base, one)).collect();
    let mut out = json!({
        "resourceType": "Bundle",
        "type": "searchset",
        "total": existing.iter().len(),
        "link": [{ "relation": "self", "url": format!("{base}/Patient?{query}") }],
    });
    if let (Some(members), false) = (out.as_object_mut(), entries.is_empty()) {
        members.insert("entry".to_owned(), Value::Array(entries));
    }
    out
}

fn entries(base: &str, existing: &Existing<'_>) -> Vec<Value> {
    let patient = json!({
        "fullUrl": format!("{base}/Patient/{}", existing.id),
        "search": { "mode": "match" },
        "resource": {
            "resourceType": "Patient",
            "id": existing.id,
            "identifier": [contained::ins(existing.ins)],
            "active": existing.active,
        },
    });
    let outcome = existing
        .outcome
        .map(|outcome| json!({ "search": { "mode": "outcome" }, "resource": outcome }));
    std::iter::once(patient).chain(outcome).collect()
}

#[cfg(test)]
mod tests {
    use carnet_core::identity::InsDomain;

    use super::*;

    #[test]
    fn nobody_is_an_empty_bundle_and_somebody_has_no_name() {
        let nobody = found("https://carnet.example/fhir/", "identifier=x", None);
        assert_eq!((nobody["total"].clone(), nobody.get("entry")), (json!(0), None));
        let ins = Ins::parse("255076894107328", InsDomain::Test).unwrap();
        let existing = Existing { ins: &ins, id: "a1", active: true, outcome: None };
        let out = found("https://carnet.example/fhir", "identifier=x", Some(existing));
        assert_eq!(out["total"], 1);
        let patient = &out["entry"][0]["resource"];
        assert_eq!(patient["active"], true);
        assert_eq!(patient["identifier"][0]["value"], "255076894107328");
        assert!(patient.get("name").is_none() && patient.get("birthDate").is_none());
    }
}
