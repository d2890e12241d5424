//! The API as software meets it: searches, pages, patches, and refusals that say what to do.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::App;
use crate::doctor::NORA;
use crate::on_both_engines;
use crate::paper::{self, Paper};
use crate::people;
use crate::software::{FHIR, Software, acting, patient};

on_both_engines!(
    a_search_names_one_patient_and_a_status,
    a_form_finds_what_an_address_finds,
    results_come_in_pages,
    metadata_changes_as_far_as_it_may,
    a_condition_names_one_document,
    what_is_not_served_says_so,
    a_lot_keeps_its_documents_together,
    a_patient_is_there_or_not,
);

/// Alice's space with three documents, and the hospital's software in Nora's hands.
async fn with_documents(app: &mut App) -> (people::Identity, Software, Vec<String>) {
    let alice = app.inhabitant(people::alice()).await.identity;
    let hospital = app.hospital().await;
    let mut ids = Vec::new();
    for (number, title) in [(1, "Un"), (2, "Deux"), (3, "Trois")] {
        let draft = Paper::about(&alice, number, title).draft(title);
        let page = hospital.publish(&draft).await.is(201);
        assert!(page.header("location").contains("/fhir/DocumentReference/"));
        assert_eq!(page.header("etag"), "W/\"1\"");
        ids.push(page.json()["id"].as_str().unwrap().to_owned());
    }
    (alice, hospital.caring(app, NORA).await, ids)
}

/// The ids of a page of results.
fn ids(page: &Value) -> Vec<String> {
    let entries = page["entry"].as_array().cloned().unwrap_or_default();
    let id = |entry: &Value| entry["resource"]["id"].as_str().unwrap().to_owned();
    entries.iter().filter(|entry| entry["search"]["mode"] != "outcome").map(id).collect()
}

async fn a_search_names_one_patient_and_a_status(app: &mut App) {
    let (alice, reader, _) = with_documents(app).await;
    let who = patient(&alice);
    let at = "/fhir/DocumentReference";
    reader.get(&format!("{at}?status=current")).await.is(400).has("fhir.search-patient");
    reader.get(&format!("{at}?{who}")).await.is(400).has("fhir.search-status");
    let two = format!("{at}?{who}&{}&status=current", patient(&people::bruno()));
    reader.get(&two).await.is(400).has("fhir.search-patient");
    let all = format!("{at}?{who}&status=current");
    for (more, code) in [
        ("&colour=blue", "fhir.search-parameter"),
        ("&type:missing=true", "fhir.search-modifier"),
        ("&date=zz2026", "fhir.search-"),
        ("&_count=many", "fhir.search-value"),
        ("&_sort=colour", "fhir.search-sort"),
        ("&_cursor=zzz", "fhir.search-"),
    ] {
        let page = reader.get(&format!("{all}{more}")).await.is(400).has(code);
        let outcome = page.json();
        assert_eq!(outcome["resourceType"], "OperationOutcome");
        assert!(outcome["issue"][0]["details"]["text"].as_str().is_some());
    }
    let narrow = [
        ("&type=34112-3", 3),
        ("&type=11502-2", 0),
        ("&period=ge2026-02-24", 3),
        ("&period=lt2026-01-01", 0),
    ];
    for (more, total) in narrow {
        let page = reader.get(&format!("{all}{more}")).await.is(200);
        assert_eq!(page.json()["total"], total, "{more}");
    }
    let one = format!("{all}&identifier={}", paper::unique_id(2).replace('^', "%7C"));
    assert_eq!(reader.get(&one).await.is(200).json()["total"], 1);
    let unknown = format!("{at}?{}&status=current", patient(&people::camille()));
    reader.get(&unknown).await.is(404).has("space.unknown");
}

async fn a_form_finds_what_an_address_finds(app: &mut App) {
    let (alice, reader, ids_sent) = with_documents(app).await;
    let query = format!("{}&status=current&_sort=-date", patient(&alice));
    let by_address = reader.get(&format!("/fhir/DocumentReference?{query}")).await.is(200).json();
    let by_form = reader.search_by_post("/fhir/DocumentReference/_search", &query).await.is(200);
    assert_eq!(by_form.json()["entry"], by_address["entry"]);
    assert_eq!(by_form.json()["total"], 3);
    let mut found = ids(&by_address);
    found.sort();
    let mut sent = ids_sent.clone();
    sent.sort();
    assert_eq!(found, sent);
    let request = reader.client.request(Method::GET, "/fhir/DocumentReference?colour=blue");
    reader.client.send(request).await.is(401);
    let document = format!("/fhir/DocumentReference/{}", ids_sent[0]);
    let read = reader.get(&document).await.is(200);
    let entry = by_address["entry"].as_array().unwrap().iter();
    let listed =
        entry.map(|entry| &entry["resource"]).find(|one| one["id"] == ids_sent[0].as_str());
    assert_eq!(Some(&read.json()), listed);
    let attachment = read.json()["content"][0]["attachment"].clone();
    let bytes = reader.get(attachment["url"].as_str().unwrap()).await.is(200);
    assert_eq!(attachment["size"], bytes.bytes.len());
    assert_eq!(bytes.header("content-type"), attachment["contentType"].as_str().unwrap());
}

async fn results_come_in_pages(app: &mut App) {
    let (alice, reader, sent) = with_documents(app).await;
    let mut next = Some(format!("{}&_count=2&_sort=date", Software::search_of(&alice)));
    let mut found = Vec::new();
    let mut pages = 0;
    while let Some(address) = next {
        let page = reader.get(&address).await.is(200).json();
        assert_eq!(page["total"], 3, "the total is of all pages");
        found.extend(ids(&page));
        let links = page["link"].as_array().unwrap();
        assert!(links.iter().any(|link| link["relation"] == "self"));
        let further = links.iter().find(|link| link["relation"] == "next");
        next = further.map(|link| link["url"].as_str().unwrap().to_owned());
        pages += 1;
    }
    assert_eq!((pages, found.len()), (2, 3));
    found.sort();
    let mut sent = sent;
    sent.sort();
    assert_eq!(found, sent, "each once");
    let count = format!("{}&_count=0", Software::search_of(&alice));
    let count = reader.get(&count).await.is(200).json();
    assert_eq!((count["total"].as_u64(), ids(&count).len()), (Some(3), 0));
}

async fn metadata_changes_as_far_as_it_may(app: &mut App) {
    let (alice, reader, ids) = with_documents(app).await;
    let document = format!("/fhir/DocumentReference/{}", ids[0]);
    let archive = json!([{ "op": "replace", "path": "/extension/0/valueBoolean", "value": true }]);
    // Nora did not write it: there is nothing for her to change. The structure deposited it.
    reader.patch(&document, &archive).await.is(404);
    let token = reader.token_for(app, "system/DocumentReference.ud", None).await;
    let hospital = reader.with_token(token);
    let page = hospital.patch(&document, &archive).await.is(200);
    assert_eq!(page.header("etag"), "W/\"2\"");
    let forbidden = [
        json!([{ "op": "replace", "path": "/type", "value": {} }]),
        json!([{ "op": "replace", "path": "/content/0/attachment/title", "value": "Autre" }]),
        json!([{ "op": "remove", "path": "/subject" }]),
    ];
    for patch in forbidden {
        let page = hospital.patch(&document, &patch).await.is(405).has("fhir.patch-forbidden");
        assert!(page.header("allow").contains("PATCH"));
    }
    hospital.patch(&document, &json!([])).await.is(400);
    let xml = ("application/xml-patch+xml", b"<diff/>".to_vec());
    hospital.call(Method::PATCH, &document, Some(xml)).await.is(415);
    let masked = json!([{ "op": "add", "path": "/securityLabel/-", "value": {
        "coding": [{ "code": "MASQUE_PS" }] } }]);
    hospital.patch(&document, &masked).await.is(200);
    assert_eq!(reader.found(&alice).await, 2, "masked by its author");
    let gone = json!([{ "op": "replace", "path": "/status", "value": "superseded" }]);
    let other = format!("/fhir/DocumentReference/{}", ids[1]);
    hospital.patch(&other, &gone).await.is(200);
    assert_eq!(reader.found(&alice).await, 1);
    let back = json!([{ "op": "replace", "path": "/status", "value": "current" }]);
    let page = hospital.patch(&other, &back).await;
    assert!(page.status >= 400, "{}", page.text());
    assert_eq!(reader.found(&alice).await, 1, "withdrawn for good");
}

async fn a_condition_names_one_document(app: &mut App) {
    let (alice, reader, _) = with_documents(app).await;
    let token = reader.token_for(app, "system/DocumentReference.ud", None).await;
    let hospital = reader.with_token(token);
    let masked = json!([{ "op": "add", "path": "/securityLabel/-", "value": {
        "coding": [{ "code": "MASQUE_PS" }] } }]);
    let number = paper::unique_id(2).replace('^', "%7C");
    let at = "/fhir/DocumentReference?identifier=";
    hospital.patch(&format!("{at}{number}&{}", patient(&alice)), &masked).await.is(200);
    assert_eq!(reader.found(&alice).await, 2);
    let one = reader.get(&format!("{}&identifier={number}", Software::search_of(&alice))).await;
    assert_eq!(one.is(200).json()["total"], 0);
    let unknown = format!("{at}urn:oid:1.2.250.1.999.43%7C77&{}", patient(&alice));
    hospital.patch(&unknown, &masked).await.is(404);
    let both = format!("{at}{number}&identifier={number}&{}", patient(&alice));
    hospital.patch(&both, &masked).await.is(412).has("fhir.condition");
    hospital.patch("/fhir/DocumentReference?status=current", &masked).await.is(412);
}

async fn what_is_not_served_says_so(app: &mut App) {
    let (alice, reader, ids) = with_documents(app).await;
    for path in ["/fhir/Observation", "/fhir/DocumentReference/x/y", "/fhir/nowhere"] {
        reader.get(path).await.is(404).has("OperationOutcome");
    }
    let page = reader.call(Method::DELETE, "/fhir/metadata", None).await.is(405);
    assert!(page.header("allow").contains("GET"));
    let search = Software::search_of(&alice);
    reader.get(&format!("{search}&_format=xml")).await.is(406).has("fhir.not-acceptable");
    let xml = ("application/fhir+xml", b"<Bundle/>".to_vec());
    reader.call(Method::POST, "/fhir", Some(xml)).await.is(415).has("fhir.media-type");
    let request = reader.client.request(Method::GET, &format!("{search}&colour=blue"));
    let nora = acting(NORA, "care", Some("declared"));
    let caring = reader.token_for(app, crate::software::ALL, Some(nora)).await;
    let request = request.bearer_auth(caring).header("prefer", "handling=lenient");
    let page = reader.client.send(request).await.is(200).has("colour").has("warning");
    assert_eq!(page.json()["total"], 3);
    let statement = app.anonymous().get("/fhir/metadata").await.is(200).json();
    assert_eq!(statement["resourceType"], "CapabilityStatement");
    assert_eq!(statement["fhirVersion"], "4.0.1");
    reader.get(&format!("/fhir/DocumentReference/{}", ids[0].to_uppercase())).await.is(404);
    let folded = format!("/fhir/Binary/{}", &ids[0][..40]);
    reader.get(&folded).await.is(404);
}

async fn a_lot_keeps_its_documents_together(app: &mut App) {
    let alice = app.inhabitant(people::alice()).await.identity;
    let hospital = app.hospital().await;
    let drafts = [
        Paper::about(&alice, 1, "Un").draft("Un"),
        Paper::about(&alice, 2, "Deux").laboratory_draft(),
    ];
    let page = hospital.provide(&alice, &drafts).await.is(200).json();
    assert_eq!(page["type"], "transaction-response");
    let places: Vec<&str> = page["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["response"]["location"].as_str().unwrap())
        .collect();
    assert!(places[0].contains("List/") && places[1].contains("DocumentReference/"), "{places:?}");
    let reader = hospital.caring(app, NORA).await;
    let lots = format!("/fhir/List?{}&status=current&code=submissionset", patient(&alice));
    let lots = reader.get(&lots).await.is(200).json();
    assert_eq!(lots["total"], 1);
    let lot = &lots["entry"][0]["resource"];
    assert_eq!(lot["entry"].as_array().unwrap().len(), 2);
    let one = reader.get(&format!("/fhir/List/{}", lot["id"].as_str().unwrap())).await.is(200);
    assert_eq!(&one.json(), lot);

    // All or none: one wrong document keeps the others out.
    let mut wrong = Paper::about(&alice, 4, "Quatre").draft("Quatre");
    wrong.bytes = b"<html/>".to_vec();
    let drafts = [Paper::about(&alice, 3, "Trois").draft("Trois"), wrong];
    let page = hospital.provide(&alice, &drafts).await;
    assert!((400..500).contains(&page.status), "{}", page.text());
    assert_eq!(reader.found(&alice).await, 2);
}

async fn a_patient_is_there_or_not(app: &mut App) {
    let alice = app.inhabitant(people::alice()).await.identity;
    let hospital = app.hospital().await;
    let curious = hospital.acting(app, acting(NORA, "care", None)).await;
    let token = |who: &people::Identity| {
        format!("identifier=urn:oid:{}%7C{}", who.ins.domain().oid(), who.ins.matricule())
    };
    let found = curious.get(&format!("/fhir/Patient?{}", token(&alice))).await.is(200);
    let page = found.lacks("MOREL").lacks("1967").json();
    assert_eq!(page["total"], 1, "that a space exists may be known");
    let none = curious.get(&format!("/fhir/Patient?{}", token(&people::camille()))).await.is(200);
    assert_eq!(none.json()["total"], 0);
    let form = curious.search_by_post("/fhir/Patient/_search", &token(&alice)).await.is(200);
    assert_eq!(form.json()["total"], 1);
    curious.get("/fhir/Patient?name=MOREL").await.is(400);
    let sent = ("application/json", json!({ "resourceType": "Patient" }).to_string().into_bytes());
    curious.call(Method::POST, "/fhir/Patient", Some(sent)).await.is(405);
    assert_eq!(FHIR, "application/fhir+json");
}
