//! ITI-65: what a transaction must hold together.

use serde_json::{Value, json};

use super::invariants::bundle;
use super::sample;
use crate::fhir::provide::{Entry, read};
use crate::fhir::{Target, build};

fn refused(change: impl Fn(&mut Value)) -> &'static str {
    let mut body = bundle();
    change(&mut body);
    read(body.to_string().as_bytes()).unwrap_err().code()
}

fn list(change: impl Fn(&mut Value)) -> &'static str {
    refused(|body| change(&mut body["entry"][0]["resource"]))
}

fn without(member: &'static str) -> &'static str {
    list(|list| {
        list.as_object_mut().unwrap().remove(member).unwrap();
    })
}

#[test]
fn a_submission_set_is_complete() {
    assert_eq!(without("identifier"), "fhir.submission-identifier");
    assert_eq!(without("date"), "fhir.submission-date");
    assert_eq!(without("source"), "fhir.submission-author");
    assert_eq!(without("subject"), "fhir.subject");
    assert_eq!(without("mode"), "fhir.submission-set");
    assert_eq!(without("entry"), "fhir.submission-entries");
    let only = |kept: usize| {
        list(move |list| {
            let kept = list["extension"][kept].clone();
            list["extension"] = json!([kept]);
        })
    };
    assert_eq!(only(0), "fhir.submission-source-id");
    assert_eq!(only(1), "fhir.submission-designation");
}

#[test]
fn a_bundle_holds_one_submission_set_and_no_stranger() {
    let drop_list = |body: &mut Value| {
        body["entry"].as_array_mut().unwrap().remove(0);
    };
    assert_eq!(refused(drop_list), "fhir.submission-set");
    let second_list = |body: &mut Value| {
        let list = body["entry"][0].clone();
        body["entry"].as_array_mut().unwrap().push(list);
    };
    assert_eq!(refused(second_list), "fhir.submission-set");
    let folder = |body: &mut Value| {
        let mut list = body["entry"][0].clone();
        list["resource"]["code"]["coding"][0]["code"] = json!("folder");
        body["entry"].as_array_mut().unwrap().push(list);
    };
    assert_eq!(refused(folder), "fhir.folder-unsupported");
    let patient = |body: &mut Value| {
        let entry = json!({
            "resource": { "resourceType": "Patient" },
            "request": { "method": "POST", "url": "Patient" },
        });
        body["entry"].as_array_mut().unwrap().push(entry);
    };
    assert_eq!(refused(patient), "fhir.entry-unexpected");
    assert_eq!(
        refused(|body| body["entry"][1]["request"]["method"] = json!("PUT")),
        "fhir.entry-unexpected"
    );
    assert_eq!(refused(|body| body["type"] = json!("batch")), "fhir.bundle-type");
    assert_eq!(
        refused(|body| body["resourceType"] = json!("Parameters")),
        "fhir.resource-unexpected"
    );
}

#[test]
fn documents_and_bytes_find_each_other() {
    let url = |body: &mut Value, url: &str| {
        body["entry"][1]["resource"]["content"][0]["attachment"]["url"] = json!(url);
    };
    assert_eq!(refused(|body| url(body, "urn:uuid:nowhere")), "fhir.binary-missing");
    let second = |body: &mut Value| {
        let mut binary = body["entry"][2].clone();
        binary["fullUrl"] = json!("urn:uuid:other");
        body["entry"].as_array_mut().unwrap().push(binary);
    };
    assert_eq!(refused(second), "fhir.binary-unreferenced");
    let kind = |body: &mut Value| body["entry"][2]["resource"]["contentType"] = json!("text/xml");
    assert_eq!(refused(kind), "fhir.binary-content-type");
    let empty = |body: &mut Value| {
        body["entry"][2]["resource"].as_object_mut().unwrap().remove("data");
    };
    assert_eq!(refused(empty), "fhir.content-empty");
    let unlisted = |body: &mut Value| {
        body["entry"][0]["resource"]["entry"] = json!([{ "item": { "reference": "urn:uuid:x" } }]);
    };
    assert_eq!(refused(unlisted), "fhir.submission-entries");
    let none = |body: &mut Value| {
        body["entry"].as_array_mut().unwrap().truncate(1);
    };
    assert_eq!(refused(none), "fhir.document-missing");
}

#[test]
fn relative_urls_and_inline_bytes_are_read() {
    let mut body = bundle();
    body["entry"][2]["fullUrl"] = json!("https://lab.example.org/fhir/Binary/9");
    body["entry"][1]["resource"]["content"][0]["attachment"]["url"] = json!("Binary/9");
    assert_eq!(read(body.to_string().as_bytes()).unwrap().drafts, [sample::draft()]);
    let mut body = bundle();
    let data = body["entry"][2]["resource"]["data"].take();
    body["entry"].as_array_mut().unwrap().truncate(2);
    let attachment =
        body["entry"][1]["resource"]["content"][0]["attachment"].as_object_mut().unwrap();
    attachment.remove("url");
    attachment.insert("data".to_owned(), data);
    let read = read(body.to_string().as_bytes()).unwrap();
    assert_eq!(read.entries, [Entry::SubmissionSet, Entry::Document(0)]);
}

#[test]
fn the_order_of_the_entries_is_kept() {
    let mut body = bundle();
    body["entry"].as_array_mut().unwrap().reverse();
    let read = read(body.to_string().as_bytes()).unwrap();
    assert_eq!(read.entries, [Entry::Binary(0), Entry::Document(0), Entry::SubmissionSet]);
}

#[test]
fn only_what_is_replaced_may_be_superseded() {
    let mut draft = sample::draft();
    draft.replaces = Some(Target::Resource("old".to_owned()));
    let good = build::provide(&sample::submission_set(), &sample::ins(), &[draft]);
    let code = |change: &dyn Fn(&mut Value)| {
        let mut body = good.clone();
        change(&mut body["entry"][3]);
        read(body.to_string().as_bytes()).map(|_| ()).map_err(|error| error.code())
    };
    assert_eq!(code(&|_| ()), Ok(()));
    let other = |entry: &mut Value| entry["request"]["url"] = json!("DocumentReference/other");
    assert_eq!(code(&other), Err("fhir.replace-patch"));
    let revive = |entry: &mut Value| {
        entry["resource"]["parameter"][0]["part"][2]["valueCode"] = json!("current");
    };
    assert_eq!(code(&revive), Err("fhir.replace-patch"));
    let json_patch = |entry: &mut Value| {
        let patch = r#"[{"op":"replace","path":"/status","value":"superseded"}]"#;
        entry["resource"] = json!({
            "resourceType": "Binary",
            "contentType": "application/json-patch+json",
            "data": crate::fhir::json::to_base64(patch.as_bytes()),
        });
    };
    assert_eq!(code(&json_patch), Ok(()));
}

#[test]
fn an_organisation_alone_may_submit() {
    let mut set = sample::submission_set();
    set.author.device = None;
    let body = build::provide(&set, &sample::ins(), &[sample::draft()]).to_string();
    assert_eq!(read(body.as_bytes()).unwrap().submission, set);
}

#[test]
fn too_many_entries_are_refused() {
    let flood = |body: &mut Value| {
        let binary = body["entry"][2].clone();
        body["entry"].as_array_mut().unwrap().extend(vec![binary; 300]);
    };
    assert_eq!(refused(flood), "fhir.too-large");
}
