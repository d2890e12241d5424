//! What we write: documents, lists, bundles, outcomes, capabilities.

use carnet_core::document::{Label, Shelf, Status, Submission};
use carnet_core::id::{DocumentId, SubmissionId};
use serde_json::{Value, json};

use super::sample;
use crate::fhir::bundle::{EntryResponse, Searchset, searchset, transaction_response};
use crate::fhir::outcome::{self, Issue};
use crate::fhir::search::{Handling, SearchType, parse};
use crate::fhir::{capability, document_reference, list};

const WIRE: &str = "5f2c0000000000000000000000000000000000000000000000000000000000aa";

fn written(document: &carnet_core::document::Document) -> Value {
    let now = sample::at("2025-04-01T00:00:00Z");
    document_reference::write(document, "https://carnet.example/fhir/", WIRE, now)
}

#[test]
fn a_document_is_a_comprehensive_document_reference() {
    let out = written(&sample::document(1, sample::description()));
    assert_eq!(out["id"], WIRE);
    assert_eq!(out["meta"]["versionId"], "1");
    assert_eq!(out["meta"]["profile"][0], document_reference::PROFILE);
    assert_eq!(out["masterIdentifier"]["value"], "urn:oid:1.2.250.1.999.1.1.42");
    assert_eq!(out["masterIdentifier"]["system"], "urn:ietf:rfc:3986");
    let attachment = &out["content"][0]["attachment"];
    assert_eq!(attachment["url"], format!("https://carnet.example/fhir/Binary/{WIRE}"));
    assert_eq!(attachment["hash"], "qvTGHdzF6KLavt4PO0gs2a6pQ00=");
    assert_eq!(attachment["size"], 15);
    assert_eq!(out["type"]["coding"][0]["system"], "http://loinc.org");
    assert_eq!(
        out["securityLabel"],
        json!([{ "coding": [{
        "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
        "code": "N", "display": "Normal",
    }] }])
    );
    assert_eq!(
        out["extension"],
        json!([{ "url": document_reference::IS_ARCHIVED, "valueBoolean": false }])
    );
    for reference in out["author"].as_array().unwrap() {
        let id = reference["reference"].as_str().unwrap().trim_start_matches('#');
        assert!(out["contained"].as_array().unwrap().iter().any(|own| own["id"] == id));
    }
}

#[test]
fn states_and_labels_show() {
    let mut document = sample::document(1, sample::description());
    document.labels = sample::labels(&[Label::Masked, Label::HiddenFromHolder]);
    document.status = Status::Deleted;
    document.shelf = Shelf::Archived;
    document.replaces = Some(DocumentId::new(sample::at("2020-01-01T00:00:00Z"), [9; 10]));
    let out = written(&document);
    let codes: Vec<&str> = out["securityLabel"]
        .as_array()
        .unwrap()
        .iter()
        .map(|label| label["coding"][0]["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["N", "MASQUE_PS", "INVISIBLE_PATIENT"]);
    assert_eq!(out["status"], "superseded");
    assert_eq!(out["extension"][0]["valueBoolean"], true);
    assert_eq!(out["extension"][1]["url"], document_reference::IS_DELETED);
    let target = &out["relatesTo"][0]["target"]["identifier"]["value"];
    assert!(target.as_str().unwrap().starts_with("urn:uuid:"));
}

#[test]
fn an_opened_announcement_no_longer_shows() {
    let mut document = sample::document(1, sample::description());
    document.labels = sample::labels(&[Label::HiddenFromHolder]);
    let later = sample::at("2100-01-01T00:00:00Z");
    let out = document_reference::write(&document, "https://x", WIRE, later);
    assert_eq!(out["securityLabel"].as_array().unwrap().len(), 1);
}

#[test]
fn a_submission_set_is_a_list() {
    let set = sample::submission_set();
    let submission = Submission {
        id: SubmissionId::new(set.submitted, [3; 10]),
        unique_id: "1.2.250.1.999.1.2.7".to_owned(),
        source_id: Some(set.source_id.clone()),
        designation: Some(set.designation.clone()),
        title: set.title.clone(),
        author: set.author,
        submitted: set.submitted,
        documents: Vec::new(),
    };
    let out = list::write(&submission, &sample::ins(), WIRE, &["aa".to_owned()]);
    assert_eq!(out["code"]["coding"][0]["code"], "submissionset");
    assert_eq!(out["identifier"][0]["value"], "urn:oid:1.2.250.1.999.1.2.7");
    assert_eq!(out["identifier"][0]["use"], "usual");
    assert_eq!(out["entry"][0]["item"]["reference"], "DocumentReference/aa");
    assert_eq!(out["extension"].as_array().unwrap().len(), 2);
}

#[test]
fn a_page_of_results_has_its_links() {
    let pairs = [
        ("patient.identifier", "urn:oid:1.2.250.1.213.1.4.10|267094315701293"),
        ("status", "current"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let kind = SearchType::DocumentReference;
    let query = parse(kind, &pairs, Handling::Strict, &|_| None).unwrap();
    let warning = outcome::write(&[]);
    let out = searchset(Searchset {
        base_url: "https://carnet.example/fhir",
        query: &query,
        total: 3,
        next: Some("abc"),
        resources: vec![json!({ "resourceType": "DocumentReference", "id": WIRE })],
        warnings: Some(warning),
    });
    assert_eq!(out["total"], 3);
    assert_eq!(
        out["entry"][0]["fullUrl"],
        format!("https://carnet.example/fhir/DocumentReference/{WIRE}")
    );
    assert_eq!(out["entry"][1]["search"]["mode"], "outcome");
    let next = out["link"][1]["url"].as_str().unwrap();
    assert_eq!(
        next,
        "https://carnet.example/fhir/DocumentReference?patient.identifier=urn:oid:1.2.250.1.213.1.4.10%7C267094315701293&status=current&_cursor=abc"
    );
}

#[test]
fn a_transaction_answers_entry_by_entry() {
    let when = sample::at("2025-03-02T10:00:01Z");
    let out = transaction_response(
        "https://carnet.example/fhir",
        &[
            EntryResponse::created("List/1", 1, when),
            EntryResponse::ok("DocumentReference/2", 4, when),
        ],
    );
    assert_eq!(out["entry"][0]["response"]["status"], "201 Created");
    assert_eq!(out["entry"][1]["response"]["etag"], "W/\"4\"");
    assert_eq!(out["entry"][1]["response"]["location"], "DocumentReference/2");
}

#[test]
fn an_outcome_speaks_both_languages() {
    let error = crate::fhir::simplified::read(b"{").unwrap_err();
    let out = outcome::write(&[Issue::of(&error, "Illisible.", "Unreadable.")]);
    let issue = &out["issue"][0];
    assert_eq!(issue["code"], "structure");
    assert_eq!(issue["details"]["coding"][0]["code"], "fhir.json-malformed");
    assert_eq!(issue["details"]["text"], "Illisible.");
    let english = &issue["details"]["_text"]["extension"][1]["extension"];
    assert_eq!(english[1]["valueString"], "Unreadable.");
    assert_eq!(issue["expression"][0], "DocumentReference");
}

#[test]
fn a_capability_is_claimed_only_when_it_is_parsed() {
    let out = capability::write("https://carnet.example/fhir", "0.1.0", "2026-11-22");
    let resources = out["rest"][0]["resource"].as_array().unwrap();
    for (index, kind) in [SearchType::DocumentReference, SearchType::List].iter().enumerate() {
        for parameter in resources[index]["searchParam"].as_array().unwrap() {
            let name = parameter["name"].as_str().unwrap().to_owned();
            let error =
                parse(*kind, &[(name, String::new())], Handling::Strict, &|_| None).unwrap_err();
            assert_ne!(error.code(), "fhir.search-parameter", "{parameter}");
        }
    }
    assert_eq!(out["rest"][0]["interaction"][0]["code"], "transaction");
    assert_eq!(out["fhirVersion"], "4.0.1");
}
