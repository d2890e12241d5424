//! Bad input: refused with its own code and sentence, nothing stored, nothing told.

use carnet_core::identity::{Ins, InsDomain};
use carnet_core::space::{Closing, SpaceState};
use carnet_core::valueset::DocumentType;
use carnet_interop::fhir::{Draft, build, sha1};
use serde_json::{Value, json};

use crate::app::App;
use crate::holder::Holder;
use crate::on_both_engines;
use crate::paper::{self, Paper};
use crate::people;
use crate::software::Software;

on_both_engines!(
    hostile_xml_is_refused,
    what_the_sender_says_must_be_true,
    a_document_is_about_the_person_of_the_space,
    a_space_that_takes_nothing_takes_nothing,
    enormous_and_broken_requests_are_refused,
);

const WORDS: &str = "Sérologie confidentielle";

/// The same draft around other bytes, honestly declared.
fn around(draft: &Draft, bytes: Vec<u8>) -> Draft {
    Draft {
        declared_hash: Some(sha1(&bytes)),
        declared_size: u64::try_from(bytes.len()).ok(),
        bytes,
        ..draft.clone()
    }
}

async fn begin(app: &mut App) -> (Holder, Software, Draft) {
    let alice = app.holder(people::alice()).await;
    let hospital = app.hospital().await;
    let draft = Paper::about(&alice.who.identity, 1, WORDS).draft(WORDS);
    (alice, hospital, draft)
}

/// Refused with this code, in both languages, and nothing was kept.
async fn refused(alice: &Holder, page: crate::http::Page, status: u16, code: &str) {
    assert_eq!(page.status, status, "{code}: {}", page.text());
    let page = page.has(&format!("\"{code}\"")).lacks("MOREL").lacks("Sérologie");
    let outcome = page.json();
    assert_eq!(outcome["resourceType"], "OperationOutcome");
    let text = &outcome["issue"][0]["details"];
    assert!(text["text"].as_str().is_some_and(|text| text.len() > 20), "{outcome}");
    assert!(alice.documents().await.is_empty(), "{code} left something behind");
}

async fn hostile_xml_is_refused(app: &mut App) {
    let (alice, hospital, draft) = begin(app).await;
    let text = String::from_utf8(draft.bytes.clone()).unwrap();
    let root = text.find("<ClinicalDocument").unwrap();
    let with = |doctype: &str| format!("{}{doctype}{}", &text[..root], &text[root..]).into_bytes();
    let bomb = "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let file = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    for doctype in ["<!DOCTYPE ClinicalDocument>", bomb, file] {
        let page = hospital.publish(&around(&draft, with(doctype))).await.lacks("passwd");
        refused(&alice, page, 422, "cda.dtd-refused").await;
    }
    let end = text.rfind("</ClinicalDocument>").unwrap();
    let deep = format!("{}{}{}", &text[..end], "<a>".repeat(5000), "</a>".repeat(5000));
    let deep = format!("{deep}</ClinicalDocument>").into_bytes();
    let page = hospital.publish(&around(&draft, deep)).await;
    refused(&alice, page, 422, "cda.too-deep").await;
    let cut = draft.bytes[..draft.bytes.len() / 2].to_vec();
    let page = hospital.publish(&around(&draft, cut)).await;
    refused(&alice, page, 422, "cda.truncated").await;
    let other = b"<?xml version=\"1.0\"?><html><script>alert(1)</script></html>".to_vec();
    let page = hospital.publish(&around(&draft, other)).await;
    refused(&alice, page, 422, "cda.wrong-root").await;
    let page = hospital.publish(&around(&draft, b"MZ\x90\0\x03".to_vec())).await;
    refused(&alice, page, 422, "doc.type-unknown").await;
    let page = hospital.publish(&around(&draft, paper::pdf("PDF"))).await;
    refused(&alice, page, 422, "doc.type-mismatch").await;
}

async fn what_the_sender_says_must_be_true(app: &mut App) {
    let (alice, hospital, draft) = begin(app).await;
    let said = build::simplified(&draft);
    let attachment = "/content/0/attachment";
    let wrong: [(&str, Value, u16, &str); 7] = [
        ("hash", json!("AAAAAAAAAAAAAAAAAAAAAAAAAAA="), 422, "fhir.hash-mismatch"),
        ("size", json!(12), 422, "fhir.size-mismatch"),
        ("data", json!("pas du base64 !"), 400, "fhir.base64"),
        ("data", json!(""), 422, "fhir.content-empty"),
        ("contentType", json!("application/pdf"), 422, "doc.type-mismatch"),
        ("title", Value::Null, 422, "fhir.title"),
        ("url", json!("https://ailleurs.example/x"), 422, "fhir.url-present"),
    ];
    for (name, value, status, code) in wrong {
        let mut body = said.clone();
        let members = body.pointer_mut(attachment).unwrap().as_object_mut().unwrap();
        match value {
            Value::Null => members.remove(name),
            value => members.insert(name.to_owned(), value),
        };
        let page = hospital.post("/fhir/DocumentReference", &body).await;
        refused(&alice, page, status, code).await;
    }
    let mut other = draft.clone();
    other.description.kind = DocumentType::by_code("11488-4").unwrap().code_value();
    let page = hospital.publish(&other).await;
    refused(&alice, page, 422, "doc.header-disagrees").await;
    let mut other = draft.clone();
    "urn:oid:1.2.3.4".clone_into(&mut other.description.unique_id);
    let page = hospital.publish(&other).await;
    refused(&alice, page, 422, "doc.header-disagrees").await;
    for member in ["type", "subject", "author", "custodian", "masterIdentifier"] {
        let mut body = said.clone();
        body.as_object_mut().unwrap().remove(member);
        let page = hospital.post("/fhir/DocumentReference", &body).await;
        assert_eq!(page.status, 422, "{member}");
        page.has("\"fhir.");
        assert!(alice.documents().await.is_empty(), "{member}");
    }
    hospital.publish(&draft).await.is(201);
}

async fn a_document_is_about_the_person_of_the_space(app: &mut App) {
    let (alice, hospital, draft) = begin(app).await;
    app.inhabitant(people::bruno()).await;
    let bruno = Paper::about(&people::bruno(), 1, WORDS).draft(WORDS);
    let mixed = around(&draft, bruno.bytes.clone());
    let page = hospital.publish(&mixed).await.lacks("CHASTEL");
    refused(&alice, page, 422, "doc.other-person").await;
    let mut mixed = build::simplified(&draft);
    let theirs = build::simplified(&bruno);
    mixed["subject"] = theirs["subject"].clone();
    let page = hospital.post("/fhir/DocumentReference", &mixed).await.lacks("CHASTEL");
    refused(&alice, page, 422, "fhir.patient-mismatch").await;
    let unknown = Paper::about(&people::camille(), 1, WORDS).draft(WORDS);
    let page = hospital.publish(&unknown).await.lacks("VIDAL");
    refused(&alice, page, 404, "space.unknown").await;
    let mut false_key = build::simplified(&draft).to_string();
    let (oid, right) = (draft.description.source_patient.ins.domain().oid(), "267094315701293");
    assert!(false_key.contains(oid) && false_key.contains(right));
    false_key = false_key.replace(oid, InsDomain::Nir.oid()).replace(right, "267094315701294");
    let body: Value = serde_json::from_str(&false_key).unwrap();
    let page = hospital.post("/fhir/DocumentReference", &body).await;
    refused(&alice, page, 422, "ins.key").await;
}

async fn a_space_that_takes_nothing_takes_nothing(app: &mut App) {
    let now = app.now();
    let hospital = app.hospital().await;
    let states = [
        (SpaceState::Opposed { since: now }, "access.space-opposed"),
        (
            SpaceState::Announced {
                since: now,
                until: now + jiff::SignedDuration::from_hours(1000),
            },
            "access.space-announced",
        ),
        (SpaceState::Suspended { since: now }, "access.space-suspended"),
        (
            SpaceState::Closed {
                since: now,
                archive_until: now,
                why: Closing::Wanted,
                deletion: None,
            },
            "access.space-closed",
        ),
    ];
    let numbers = ["279035121518989", "146026322000196", "277076322082910", "267094315701293"];
    for ((state, code), number) in states.into_iter().zip(numbers) {
        let mut identity = people::bruno();
        identity.ins = Ins::parse(number, InsDomain::Demo).unwrap();
        let inhabitant = app.space(identity, state).await;
        let draft = Paper::about(&inhabitant.identity, 1, WORDS).draft(WORDS);
        let page = hospital.publish(&draft).await.is(403).has(code);
        page.lacks("CHASTEL").lacks("Sérologie");
        let bob = app.doctor(crate::doctor::BOB, 0).await;
        bob.open(&inhabitant, "consentement", "").await.is(403).has(code);
        bob.open(&inhabitant, "urgence", "Malaise sur la voie publique").await.is(403);
    }
}

async fn enormous_and_broken_requests_are_refused(app: &mut App) {
    const MEGABYTE: usize = 1024 * 1024;
    let (alice, hospital, draft) = begin(app).await;
    let mut large = draft.bytes.clone();
    large.resize(12 * MEGABYTE, b' ');
    let page = hospital.publish(&around(&draft, large.clone())).await.is(413);
    page.has("too-large").lacks("Sérologie");
    large.resize(17 * MEGABYTE, b' ');
    let body = ("application/fhir+json", large);
    let post = reqwest::Method::POST;
    let page = hospital.call(post.clone(), "/fhir/DocumentReference", Some(body)).await;
    refused(&alice, page, 413, "fhir.body-too-large").await;
    let send = async |text: String| {
        let body = ("application/fhir+json", text.into_bytes());
        hospital.call(post.clone(), "/fhir/DocumentReference", Some(body)).await
    };
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let twice = r#"{"resourceType":"DocumentReference","status":"current","status":"current"}"#;
    for text in ["", "{", "null", "[]", twice, deep.as_str(), "\u{FEFF}{}", "{\"resourceType\":1}"]
    {
        let page = send(text.to_owned()).await.has("OperationOutcome");
        assert!((400..=422).contains(&page.status), "{} for {:.60}", page.status, text);
    }
    let unmarked = hospital.call(post, "/fhir", Some(("text/plain", b"{}".to_vec()))).await;
    unmarked.is(415);
    let mut code = build::simplified(&draft);
    code["type"]["coding"][0]["code"] = json!("99999-9");
    let page = hospital.post("/fhir/DocumentReference", &code).await;
    refused(&alice, page, 403, "access.not-in-feed").await;
    let mut text = build::simplified(&draft);
    text["content"][0]["attachment"]["title"] = json!("<script>alert(1)</script>");
    hospital.post("/fhir/DocumentReference", &text).await.is(201);
    let list = alice.get("/espace/documents").await.is(200);
    list.lacks("<script>").has("&lt;script&gt;");
}
