//! The hospital feeds a space: what arrives, what is replaced, what is taken back.

use carnet_app::outbox::Channel;

use crate::app::App;
use crate::doctor::BOB;
use crate::on_both_engines;
use crate::paper::{self, Paper};
use crate::people;
use crate::software::Software;

on_both_engines!(
    a_document_arrives_and_its_owner_is_told,
    a_document_sent_twice_is_there_once,
    a_number_is_never_given_to_two_documents,
    a_new_version_takes_the_place_of_the_old_one,
    only_its_author_takes_a_document_back,
);

async fn a_document_arrives_and_its_owner_is_told(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let hospital = app.hospital().await;
    let who = &alice.who.identity;
    let letter = Paper::about(who, 1, "Séjour en cardiologie").draft("Insuffisance cardiaque");
    hospital.publish(&letter).await.is(201);
    let laboratory = Paper::about(who, 2, "Bilan sanguin").laboratory_draft();
    hospital.provide(who, &[laboratory]).await.is(200).has("201 Created");

    let sent = app.sent().await;
    let notices: Vec<_> =
        sent.iter().filter(|message| message.words == "message-notice-deposit").collect();
    assert_eq!(notices.len(), 2);
    for notice in notices {
        assert_eq!((notice.channel, notice.to.as_str()), (Channel::Mail, "alice@exemple.fr"));
        let said = format!("{notice:?}");
        assert!(!said.contains("cardiologie") && !said.contains("sanguin"), "{said}");
    }
    let list = alice.get("/espace/documents").await.is(200);
    list.has("Séjour en cardiologie").has("Bilan sanguin");
    let documents = alice.documents().await;
    assert_eq!(documents.len(), 2);
    alice.notices().await.has("CH des Orgues");
    let found = alice.get("/espace/documents?q=insuffisance+cardiaque").await.is(200);
    found.has("Séjour en cardiologie").has("<mark>").lacks("Bilan sanguin");
    let report = alice.get("/espace/documents?q=ferritine").await.is(200);
    report.has("Bilan sanguin").lacks("Séjour en cardiologie");

    let bilan = opened(&alice, &documents, "Bilan sanguin").await;
    alice.get(&bilan).await.has("Hémoglobine glyquée").has("7,2").has("<table");
    let letter = opened(&alice, &documents, "Séjour en cardiologie").await;
    let page = alice.get(&letter).await;
    // Who can see it: its author too, by name.
    let page = page.has("Claire LAMBERT").lacks("RPPS 10100000040");
    let inside = page.links(&format!("{letter}/fichier"));
    let file = alice.get(&inside[0]).await.is(200);
    assert!(file.bytes.starts_with(b"%PDF-"), "{}", file.address);
    assert_eq!(file.header("content-type"), "application/pdf");
}

/// The address of the document whose page has this title.
async fn opened(alice: &crate::holder::Holder, documents: &[String], title: &str) -> String {
    for document in documents {
        let page = alice.get(document).await.is(200);
        if page.text().contains(&format!("<h1>{title}</h1>")) {
            return document.clone();
        }
    }
    panic!("{title} is not among {documents:?}")
}

async fn a_document_sent_twice_is_there_once(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let hospital = app.hospital().await;
    let draft = Paper::about(&alice.who.identity, 1, "Compte rendu").draft("Une fois");
    let first = hospital.publish(&draft).await.is(201);
    let again = hospital.publish(&draft).await.is(200);
    assert_eq!(first.json()["id"], again.json()["id"]);
    hospital.provide(&alice.who.identity, std::slice::from_ref(&draft)).await.is(200).has("200 OK");
    assert_eq!(alice.documents().await.len(), 1);
    let sent = app.sent().await;
    assert_eq!(sent.iter().filter(|one| one.words == "message-notice-deposit").count(), 1);
}

async fn a_number_is_never_given_to_two_documents(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let bruno = app.inhabitant(people::bruno()).await;
    let hospital = app.hospital().await;
    let paper = Paper::about(&alice.who.identity, 1, "Compte rendu");
    hospital.publish(&paper.draft("Les premiers mots")).await.is(201);
    let others = paper.draft("D’autres mots");
    hospital.publish(&others).await.is(409).has("doc.unique-id-reused");
    let elsewhere = Paper::about(&bruno.identity, 1, "Compte rendu").draft("Bruno");
    hospital.publish(&elsewhere).await.is(409).has("doc.unique-id-elsewhere");
    assert_eq!(alice.documents().await.len(), 1);
}

async fn a_new_version_takes_the_place_of_the_old_one(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let hospital = app.hospital().await;
    let who = alice.who.clone();
    let bob = app.doctor(BOB, 0).await;
    hospital.publish(&Paper::about(&who.identity, 1, "Version un").draft("Un")).await.is(201);
    let old = alice.documents().await.remove(0);
    alice.mask(&old).await;
    let next = Paper::about(&who.identity, 2, "Version deux").replacing(1).draft("Deux");
    hospital.publish(&next).await.is(201);

    let list = alice.get("/espace/documents").await.is(200);
    list.has("Version deux").lacks("Version un");
    assert!(app.sent().await.iter().any(|one| one.words == "message-notice-replacement"));
    let new = alice.documents().await.remove(0);
    let page = alice.get(&new).await.is(200);
    assert!(page.text().contains(&old), "the old version is one step away");
    alice.get(&old).await.is(200).has("Version un");
    bob.enter(&who).await.lacks("Version");
    assert_eq!(bob.documents(&who).await.len(), 0, "masked stays masked");

    let again = Paper::about(&who.identity, 3, "Version trois").replacing(1).draft("Trois");
    hospital.publish(&again).await.is(409).has("doc.replaces-superseded");
    let lost = Paper::about(&who.identity, 4, "Version perdue").replacing(77).draft("Perdue");
    hospital.publish(&lost).await.is(422).has("doc.replaces-unknown");
}

async fn only_its_author_takes_a_document_back(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = &alice.who.identity;
    let hospital = app.hospital().await;
    let laboratory = Software::register(app, "labo", people::laboratory()).await;
    let page = hospital.publish(&Paper::about(who, 1, "À retirer").draft("Erreur")).await.is(201);
    let id = page.json()["id"].as_str().unwrap().to_owned();
    let address = format!("/fhir/DocumentReference/{id}");
    let other = format!("/fhir/DocumentReference/{}", "0".repeat(64));
    let never = laboratory.call(reqwest::Method::DELETE, &other, None).await.is(404).text();
    let stranger = laboratory.call(reqwest::Method::DELETE, &address, None).await.is(404).text();
    assert_eq!(stranger, never, "a stranger learns nothing");

    hospital.call(reqwest::Method::DELETE, &address, None).await.is(204);
    hospital.call(reqwest::Method::DELETE, &address, None).await.is(204);
    assert!(alice.documents().await.is_empty());
    alice.get("/espace/documents").await.lacks("À retirer");
    assert!(app.sent().await.iter().any(|one| one.words == "message-notice-deletion"));
    let reader = hospital.caring(app, BOB).await;
    reader.get(&address).await.is(410);
    assert_eq!(reader.found(who).await, 0);
    let again = Paper::about(who, 1, "À retirer").draft("Erreur");
    hospital.publish(&again).await.is(409).has("doc.unique-id-reused");
    assert_eq!(paper::unique_id(1), again.description.unique_id);
}
