//! Requests out, for the sender: ITI-105 and ITI-65 bodies from drafts (`carnet send`, tests).

use carnet_core::document::Shelf;
use carnet_core::identity::Ins;
use serde_json::{Map, Value, json};

use super::document_reference::{self, IS_ARCHIVED, attachment, content, described, hash, put};
use super::draft::Draft;
use super::identifier::{self, Target};
use super::json;
use super::list;
use super::provide::SubmissionSet;

const PROVIDE: &str = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-comprehensive-provide-document-bundle";
const SIMPLIFIED: &str =
    "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-simplified-publish";

/// The body of `POST [base]/DocumentReference` (ITI-105).
pub fn simplified(draft: &Draft) -> Value {
    let mut out = sheet(draft, SIMPLIFIED);
    let mut inside = with_checks(draft);
    put(&mut inside, "data", json!(json::to_base64(&draft.bytes)));
    put(&mut out, "content", content(&draft.description, &inside));
    Value::Object(out)
}

/// The body of `POST [base]` (ITI-65): the submission set, then each document and its bytes, then the
/// superseding of what is replaced.
pub fn provide(set: &SubmissionSet, patient: &Ins, drafts: &[Draft]) -> Value {
    let urls: Vec<(String, String)> =
        (0..drafts.len()).map(|number| (url(2 * number + 1), url(2 * number + 2))).collect();
    let items = urls.iter().map(|(document, _)| document.clone()).collect();
    let mut list = list::described(set, patient, Some(&url(0)), items);
    put(&mut list, "meta", json!({ "profile": [list::PROFILE] }));
    let mut entries = vec![entry(&url(0), &Value::Object(list), "POST", "List")];
    for (draft, (document_url, binary_url)) in drafts.iter().zip(&urls) {
        let mut document = sheet(draft, document_reference::PROFILE);
        let mut outside = with_checks(draft);
        put(&mut outside, "url", json!(binary_url));
        put(&mut document, "content", content(&draft.description, &outside));
        entries.push(entry(document_url, &Value::Object(document), "POST", "DocumentReference"));
        let binary = json!({
            "resourceType": "Binary",
            "contentType": draft.media_type,
            "data": json::to_base64(&draft.bytes),
        });
        entries.push(entry(binary_url, &binary, "POST", "Binary"));
    }
    for draft in drafts {
        if let Some(target) = &draft.replaces {
            entries.push(superseding(target, entries.len()));
        }
    }
    json!({
        "resourceType": "Bundle",
        "meta": { "profile": [PROVIDE] },
        "type": "transaction",
        "entry": entries,
    })
}

/// Full URLs need only differ inside one bundle.
fn url(number: usize) -> String {
    format!("urn:uuid:00000000-0000-4000-8000-{number:012x}")
}

fn sheet(draft: &Draft, profile: &str) -> Map<String, Value> {
    let mut out = described(&draft.description, &draft.labels, draft.description.created);
    put(&mut out, "meta", json!({ "profile": [profile] }));
    put(&mut out, "status", json!("current"));
    if draft.shelf == Shelf::Archived {
        put(&mut out, "extension", json!([{ "url": IS_ARCHIVED, "valueBoolean": true }]));
    }
    if let Some(target) = &draft.replaces {
        let target = match target {
            Target::Identifier(text) => {
                json!({ "type": "DocumentReference", "identifier": identifier::write(text) })
            }
            Target::Resource(id) => json!({ "reference": format!("DocumentReference/{id}") }),
        };
        put(&mut out, "relatesTo", json!([{ "code": "replaces", "target": target }]));
    }
    out
}

fn with_checks(draft: &Draft) -> Map<String, Value> {
    let mut out = attachment(&draft.description, &draft.media_type);
    put(&mut out, "size", json!(draft.bytes.len()));
    put(&mut out, "hash", json!(hash(&draft.bytes)));
    out
}

fn entry(full_url: &str, resource: &Value, method: &str, target: &str) -> Value {
    json!({
        "fullUrl": full_url,
        "resource": resource,
        "request": { "method": method, "url": target },
    })
}

/// FHIRPath patch of the document replaced (MHD `IHE.MHD.Patch.Parameters`).
fn superseding(target: &Target, number: usize) -> Value {
    let place = match target {
        Target::Resource(id) => format!("DocumentReference/{id}"),
        Target::Identifier(text) => {
            let identifier = identifier::write(text);
            let part = |name: &str| {
                identifier.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            format!("DocumentReference?identifier={}%7C{}", part("system"), part("value"))
        }
    };
    let patch = json!({
        "resourceType": "Parameters",
        "parameter": [{
            "name": "operation",
            "part": [
                { "name": "type", "valueCode": "replace" },
                { "name": "path", "valueString": "DocumentReference.status" },
                { "name": "value", "valueCode": "superseded" },
            ],
        }],
    });
    // A long way from the numbers of documents and bytes.
    entry(&url(0xF000_0000 + number), &patch, "PATCH", &place)
}
