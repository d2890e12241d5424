//! What a holder masks is nowhere for professionals, in no list, no count, no hint, except to its author.

use crate::app::App;
use crate::doctor::{BOB, NORA, patient};
use crate::holder::{documents_of, last};
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;
use crate::software::{self, Software};

on_both_engines!(
    a_masked_document_is_nowhere,
    a_masked_document_stays_before_its_author,
    who_wrote_it_is_its_author_whoever_sent_it,
    an_attending_doctor_sees_behind_the_mask,
);

async fn a_masked_document_is_nowhere(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour visible").draft("Fracture")).await;
    let secret = Paper::about(&who.identity, 2, "Séjour confidentiel").draft("Sevrage tabagique");
    let id = hospital.publish(&secret).await.is(201).json()["id"].as_str().unwrap().to_owned();
    app.work().await;
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.has("Séjour confidentiel");
    let seen = bob.documents(&who).await;
    assert_eq!(seen.len(), 2);
    let reader = hospital.caring(app, BOB).await;
    assert_eq!(reader.found(&who.identity).await, 2);

    let mine = alice.get("/espace/documents?q=tabagique").await.is(200);
    let mine = documents_of(&mine, "/espace/documents/").remove(0);
    alice.mask(&mine).await;
    let hidden = seen.iter().find(|link| link.ends_with(last(&mine))).unwrap();

    let list = bob.get(&patient(who.space)).await.is(200).lacks("confidentiel").lacks("masqu");
    assert!(!list.text().contains(last(&mine)));
    assert_eq!(bob.documents(&who).await.len(), 1);
    let search = format!("{}/documents?q=tabagique", patient(who.space));
    let search = bob.get(&search).await.is(200);
    assert!(!search.text().contains(last(&mine)) && !search.text().contains("<mark>"));
    let never = hidden.replace(last(&mine), "doc_01949f3c000070008000000000000000");
    let refusal = same(&bob.get(hidden).await.is(404).text());
    assert_eq!(refusal, same(&bob.get(&never).await.is(404).text()), "no hint of the mask");
    bob.get(&format!("{hidden}/fichier")).await.is(404);

    assert_eq!(reader.found(&who.identity).await, 1);
    let all = reader.get(&Software::search_of(&who.identity)).await;
    all.lacks(&id).lacks("confidentiel");
    let lists = format!(
        "/fhir/List?{}&status=current&code=submissionset",
        software::patient(&who.identity)
    );
    let lists = reader.get(&lists).await.is(200);
    assert_eq!(lists.json()["total"], 1, "a lot with nothing to show would say something");
    reader.get(&format!("/fhir/DocumentReference/{id}")).await.is(404);
    reader.get(&format!("/fhir/Binary/{id}")).await.is(404).lacks("tabagique");

    alice.unmask(&mine).await;
    assert_eq!(bob.documents(&who).await.len(), 2);
    assert_eq!(reader.found(&who.identity).await, 2);
    bob.get(hidden).await.is(200).has("Séjour confidentiel");
}

/// A page without what changes at each request.
fn same(text: &str) -> String {
    let cut = |text: &str, start: &str, end: &str| match text.split_once(start) {
        Some((before, rest)) => {
            let after = rest.split_once(end).map_or("", |(_, after)| after);
            format!("{before}{after}")
        }
        None => text.to_owned(),
    };
    let text = cut(text, "retour=", "\"");
    // The last thing in code on a page of failure is the reference of the request.
    match text.rsplit_once("<code>") {
        Some((before, rest)) => format!("{before}{}", rest.split_once("</code>").unwrap().1),
        None => text,
    }
}

async fn a_masked_document_stays_before_its_author(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let bob = app.doctor(BOB, 0).await;
    let nora = app.doctor(NORA, 0).await;
    bob.report(&who, "Toux", "masque").await.has("Toux");
    alice.get("/espace/documents").await.has("Toux");
    nora.enter(&who).await.lacks("Toux");
    assert!(nora.documents(&who).await.is_empty());
    bob.enter(&who).await.has("Toux");
    let mine = bob.documents(&who).await;
    bob.get(&mine[0]).await.is(200).has("auscultation claire");
}

async fn who_wrote_it_is_its_author_whoever_sent_it(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let paper = Paper::about(&who.identity, 1, "Séjour").by(BOB, "FERRAND", "Bob");
    hospital.publish(&paper.draft("Repos")).await.is(201);
    alice.mask(&alice.documents().await[0]).await;
    app.doctor(NORA, 0).await.enter(&who).await.lacks("Séjour");
    app.doctor(BOB, 0).await.enter(&who).await.has("Séjour");
}

async fn an_attending_doctor_sees_behind_the_mask(app: &mut App) {
    let mut identity = people::alice();
    identity.attending = Some(NORA);
    let alice = app.holder(identity).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    alice.mask(&alice.documents().await[0]).await;
    app.doctor(BOB, 0).await.enter(&who).await.lacks("Séjour");
    app.doctor(NORA, 0).await.enter(&who).await.has("Séjour");
}
