//! One document of the holder's: corrected, reported, found gone, with its versions; sick-leave notices.

use carnet_core::id::OwnerId;
use jiff::SignedDuration;

use crate::app::App;
use crate::doctor::{BOB, patient};
use crate::holder::{Holder, documents_of, last};
use crate::on_both_engines;
use crate::paper::{PNG, Paper, locked, pdf};
use crate::people;

on_both_engines!(
    ones_own_is_corrected_and_nobody_elses,
    a_problem_is_reported_once,
    a_withdrawn_document_says_so_where_its_link_leads,
    every_version_is_on_the_page,
    a_preview_is_looked_at_closely_and_a_locked_pdf_says_so,
    a_sick_leave_notice_recalls_its_duty_and_offers_a_folder_once,
);

const DAY: SignedDuration = SignedDuration::from_hours(24);

async fn ones_own_is_corrected_and_nobody_elses(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let mine = alice.add("Bialn", "visible", &pdf("Bilan")).await.is(303).location();
    let at = format!("{mine}/modifier");
    alice.get(&at).await.is(200).has("value=\"Bialn\"").has("value=\"2026-02-20\"");
    let right = [("titre", " Bilan  sanguin "), ("date", "2026-02-19"), ("type", "DOCPAT01")];
    for (field, wrong, said) in [
        ("titre", "", "Donnez un nom"),
        ("date", "2026-03-03", "dans le futur"),
        ("date", "2026-02-30", "n’existe pas"),
        ("type", "", "Choisissez un type"),
        ("type", "34112-3", "type"),
    ] {
        let mut fields = right;
        fields.iter_mut().filter(|(name, _)| *name == field).for_each(|one| one.1 = wrong);
        alice.submit(&at, &at, &fields).await.is(422).has(said);
    }
    let page = alice.submit(&at, &at, &right).await.is(303);
    let page = alice.follow(page).await.has("La fiche du document est corrigée");
    page.has("Bilan sanguin").has("datetime=\"2026-02-18T23:00:00Z\"").has("Ma santé en résumé");
    alice.history().await.has("avez corrigé la fiche d’un document");
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let theirs = alice.documents().await.remove(0);
    alice.get(&theirs).await.has("seul son auteur peut le corriger").lacks("/modifier");
    alice.get(&format!("{theirs}/modifier")).await.is(403);
    alice.submit(&at, &format!("{theirs}/modifier"), &right).await.is(403);
    alice.get(&theirs).await.has("Séjour");
}

async fn a_problem_is_reported_once(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let document = alice.documents().await.remove(0);
    let at = format!("{document}/signaler");
    alice.get(&at).await.is(200).has("Claire LAMBERT").has("Carnet ne prévient personne");
    alice.submit(&at, &at, &[("probleme", "")]).await.is(422).has("Choisissez ce qui ne va pas");
    alice.submit(&at, &at, &[("probleme", "other")]).await.is(422).has("en quelques mots");
    let told = [("probleme", "other-person"), ("explication", "Mon frère a été hospitalisé.")];
    let page = alice.submit(&at, &at, &told).await.is(303);
    let page = alice.follow(page).await.has("Vous avez signalé ce document le 2");
    page.has("Mon frère a été hospitalisé.").lacks("/signaler");
    alice.get(&at).await.is(200).has("une seule fois").lacks("name=\"probleme\"");
    alice.submit(&document, &at, &told).await.is(409).has("déjà signalé");
    alice.history().await.has("avez signalé un problème");
    assert!(
        app.sent()
            .await
            .iter()
            .all(|one| one.words == "message-code" || { one.words == "message-notice-deposit" })
    );
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.lacks("signal");
    let seen = format!("{}/documents/{}", patient(who.space), last(&document));
    bob.get(&seen).await.is(200).lacks("frère").lacks("signal");
}

async fn a_withdrawn_document_says_so_where_its_link_leads(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let draft = Paper::about(&who.identity, 1, "Séjour").draft("Repos");
    let published = hospital.publish(&draft).await.is(201);
    let theirs = alice.documents().await.remove(0);
    let address = format!("/fhir/DocumentReference/{}", published.json()["id"].as_str().unwrap());
    hospital.call(reqwest::Method::DELETE, &address, None).await.is(204);
    let page = alice.get(&theirs).await.is(410).has("Ce document a été retiré");
    page.has("CH des Orgues").has("Séjour").has("mars").lacks("Repos");
    let mine = alice.add("Bilan", "visible", &pdf("Bilan")).await.is(303).location();
    alice.submit(&mine, &format!("{mine}/retirer"), &[]).await.is(303);
    alice.get(&mine).await.is(410).has("Vous avez retiré");
    alice.get("/espace/documents/doc_01949f3c000070008000000000000000").await.is(404);
    alice.get("/espace/documents/rien").await.is(404);
}

async fn every_version_is_on_the_page(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Version A").draft("Un")).await.is(201);
    for (number, title) in [(2, "Version B"), (3, "Version C")] {
        app.wait(SignedDuration::from_mins(1));
        let next = Paper::about(&who.identity, number, title).replacing(number - 1);
        hospital.publish(&next.draft("Encore")).await.is(201);
    }
    let list = alice.documents().await;
    assert_eq!(list.len(), 1, "only the version in force is a row");
    let page = alice.get(&list[0]).await.has("Version affichée");
    let older = documents_of(&page, "/espace/documents/");
    assert_eq!(older.len(), 2);
    alice.get(&older[0]).await.is(200).has("Version B");
    let first = alice.get(&older[1]).await.is(200).has("Version A");
    let newer = documents_of(&first, "/espace/documents/");
    assert_eq!(newer, [list[0].clone(), older[0].clone()], "the whole chain, newest first");
    // Each is masked or shown by itself: what Bob may not see is not in his chain.
    alice.mask(&older[0]).await;
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await;
    let below = format!("{}/documents/", patient(who.space));
    let seen = bob.get(&format!("{below}{}", last(&list[0]))).await.is(200);
    let chain = documents_of(&seen, &below);
    assert_eq!(chain, [format!("{below}{}", last(&older[1]))]);
}

async fn a_preview_is_looked_at_closely_and_a_locked_pdf_says_so(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let open = alice.add("Ouvert", "visible", &pdf("Bilan")).await.is(303).location();
    let open = alice.get(&open).await.is(200).lacks("un mot de passe sera demandé");
    open.has("type=\"application/pdf\"").has("Ouvrir le PDF").has("plus protégée par Carnet");
    let shut = alice.add("Fermé", "visible", &locked("Secret", "sésame")).await.is(303).location();
    alice.get(&shut).await.is(200).has("un mot de passe sera demandé");
    let photo = alice.add("Photo", "visible", PNG).await.is(303).location();
    let photo = alice.get(&photo).await.is(200).has("id=\"zoom-400\"").has("id=\"turn-90\"");
    assert_eq!(photo.text().matches("class=\"picture\"").count(), 1);
}

/// A notice, written by Bob on his pages.
async fn sick_leave(app: &App, space: OwnerId, title: &str) {
    let bob = app.doctor(BOB, 0).await;
    let at = format!("{}/deposer", patient(space));
    let csrf = bob.get(&at).await.is(200).csrf();
    let fields = [
        ("csrf", csrf.as_str()),
        ("titre", title),
        ("type", "PRESC-AAT"),
        ("texte", "Repos jusqu’à la fin de la semaine."),
        ("visibilite", "visible"),
    ];
    bob.upload(&at, &fields, b"").await.is(303);
}

async fn a_sick_leave_notice_recalls_its_duty_and_offers_a_folder_once(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    sick_leave(app, who.space, "Arrêt de mars").await;
    let one = alice.documents().await.remove(0);
    alice.get(&one).await.has("dans les 48").lacks("Voulez-vous les ranger");
    app.wait(DAY * 5);
    let alice = Holder::sign_in(app, &who).await;
    sick_leave(app, who.space, "Prolongation").await;
    alice.get(&one).await.has("dans les 48").has("Vous avez 2 avis");
    app.wait(DAY);
    let alice = Holder::sign_in(app, &who).await;
    alice.get(&one).await.lacks("dans les 48").has("Vous avez 2 avis");
    let offer = format!("{one}/rangement");
    let page = alice.submit(&one, &offer, &[("faire", "ranger")]).await.is(303);
    alice.follow(page).await.has("Arrêts de travail").lacks("Voulez-vous les ranger");
    let list = alice.get("/espace/documents").await.has("2 documents, 1 dossier");
    assert_eq!(list.text().matches("dossier Arrêts de travail").count(), 2);
    sick_leave(app, who.space, "Dernier").await;
    alice.get(&one).await.lacks("Voulez-vous les ranger");
}
