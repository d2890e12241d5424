//! The practitioner's thirty seconds: the essentials on one screen, then the list, then one document after the other.

use carnet_interop::fhir::Draft;

use crate::app::{App, Inhabitant};
use crate::doctor::{BOB, Doctor, NORA, patient};
use crate::http::Page;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;
use crate::software::Software;

on_both_engines!(
    a_doctor_sees_the_essentials_at_once,
    silence_is_not_the_absence_of_allergies,
    what_is_replaced_or_withdrawn_says_nothing,
    two_worlds_with_and_without_a_masked_document_look_the_same,
    who_is_blocked_sees_no_essentials,
    the_pile_leads_from_document_to_document,
    a_proof_of_deposit_offers_only_what_may_be_read,
);

async fn publish(hospital: &Software, drafts: &[Draft]) {
    for draft in drafts {
        hospital.publish(draft).await.is(201);
    }
}

async fn essentials(doctor: &Doctor, who: &Inhabitant) -> Page {
    doctor.get(&patient(who.space)).await.is(200)
}

async fn a_doctor_sees_the_essentials_at_once(app: &mut App) {
    let mut identity = people::alice();
    identity.attending = Some(NORA);
    let alice = app.holder(identity).await;
    let who = alice.who.clone();
    let about = |number, title| Paper::about(&who.identity, number, title);
    let hospital = app.hospital().await;
    publish(
        &hospital,
        &[
            about(1, "Synthèse").synthesis(&["Pénicilline"], &[("I10", "Hypertension")]),
            about(2, "Ordonnance").prescription("Ramipril 5 mg", "20260524"),
            about(3, "Vieille ordonnance").prescription("Amoxicilline 1 g", "20260301"),
            about(4, "Bilan").laboratory_draft(),
            about(5, "Séjour").draft("Repos"),
        ],
    )
    .await;
    let bob = app.doctor(BOB, 0).await;
    let page = bob.enter(&who).await;
    assert_eq!(page.path(), patient(who.space), "the essentials are the first screen");
    let page =
        page.has("Pénicilline").has("depuis 2018").has("Hypertension").has("depuis juin 2012");
    let page = page.has("Ramipril 5 mg").has("1 comprimé").has("le matin").has("24\u{a0}mai 2026");
    let page = page.lacks("Amoxicilline");
    let page = page.has("Hémoglobine glyquée").has("7,2").has("haut").has("réf. 4 à 6");
    let page = page.has("Claire LAMBERT").has("Médecin traitant").has("Odile FERRAND");
    let page = page.has("Séjour").has("Bilan");
    assert!(!page.text().contains("Rien n’en est dit"));
    // Every line leads to its document, and every one of them opens.
    let links = page.links(&format!("{}/documents/", patient(who.space)));
    assert_eq!(links.len(), 5, "{links:?}");
    for link in links {
        bob.get(&link).await.is(200);
    }
    alice.history().await.has("FERRAND").has("a ouvert");
}

async fn silence_is_not_the_absence_of_allergies(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let bob = app.doctor(BOB, 0).await;
    let unsaid = "n’en disent rien, ni oui ni non";
    let none = "Aucune allergie connue.";
    bob.enter(&who).await.has(unsaid).lacks(none);
    let about = |number, title| Paper::about(&who.identity, number, title);
    publish(&hospital, &[about(1, "Bilan").laboratory_draft()]).await;
    essentials(&bob, &who).await.has(unsaid).lacks(none);
    publish(&hospital, &[about(2, "Synthèse").synthesis(&[], &[])]).await;
    let page = essentials(&bob, &who).await.has(none).lacks(unsaid);
    page.has("Déclaré le 24\u{a0}février 2026 par Claire LAMBERT");
    publish(&hospital, &[about(3, "Autre synthèse").synthesis(&["Latex"], &[])]).await;
    essentials(&bob, &who).await.has("Latex").lacks(none).lacks(unsaid);
}

async fn what_is_replaced_or_withdrawn_says_nothing(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let about = |number, title| Paper::about(&who.identity, number, title);
    publish(&hospital, &[about(1, "Synthèse").synthesis(&["Codéine"], &[("I10", "Hypertension")])])
        .await;
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.has("Codéine").has("Hypertension");
    let next = about(2, "Synthèse revue").replacing(1).synthesis(&["Latex"], &[]);
    publish(&hospital, &[next]).await;
    essentials(&bob, &who).await.has("Latex").lacks("Codéine").lacks("Hypertension");
    let own = bob.documents(&who).await;
    assert_eq!(own.len(), 1);
}

/// The same professional, the same instant, the same session: byte for byte.
async fn two_worlds_with_and_without_a_masked_document_look_the_same(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let about = |number, title| Paper::about(&who.identity, number, title);
    publish(
        &hospital,
        &[
            about(1, "Bilan").laboratory_draft(),
            about(2, "Synthèse").synthesis(&[], &[("I10", "Hypertension")]),
        ],
    )
    .await;
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await;
    let list = format!("{}/documents", patient(who.space));
    let search = format!("{list}?q=synthese&categorie=synthese");
    let pages = [patient(who.space), list, search];
    let mut without = Vec::new();
    for page in &pages {
        without.push(bob.get(page).await.is(200).bytes);
    }
    let mut secret = about(3, "Synthèse confidentielle")
        .by("10100000057", "SECRET", "Prune")
        .synthesis(&["Méthadone"], &[("F11.2", "Dépendance aux opiacés")]);
    secret.labels.push(carnet_core::document::Label::Masked);
    publish(&hospital, &[secret]).await;
    let more = about(4, "Ordonnance").prescription("Méthadone 40 mg", "20260524");
    publish(&hospital, &[more]).await;
    let all = alice.documents().await;
    for document in all {
        let page = alice.get(&document).await.is(200);
        if page.text().contains("Méthadone 40 mg") {
            alice.mask(&document).await;
        }
    }
    for (page, before) in pages.iter().zip(without) {
        let now = bob.get(page).await.is(200).lacks("Méthadone").lacks("SECRET");
        assert!(now.bytes == before, "{page} changed with a document nobody may know of");
    }
    // The attending doctor and the holder see it; it was there all the time.
    alice.get("/espace/documents").await.has("Synthèse confidentielle");
}

async fn who_is_blocked_sees_no_essentials(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let draft = Paper::about(&who.identity, 1, "Synthèse").synthesis(&["Latex"], &[]);
    publish(&hospital, &[draft]).await;
    let bob = app.doctor(BOB, 0).await;
    bob.get(&patient(who.space)).await.is(403).lacks("Latex").lacks("MOREL");
    bob.enter(&who).await.has("Latex");
    let at = "/espace/professionnels";
    alice.submit(at, &format!("{at}/bloquer"), &[("rpps", BOB)]).await.is(303);
    bob.get(&patient(who.space)).await.is(403).lacks("Latex").lacks("MOREL");
    bob.get(&format!("{}/documents", patient(who.space))).await.is(403).lacks("Synthèse");
}

async fn the_pile_leads_from_document_to_document(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let about = |number, title: &str| Paper::about(&who.identity, number, title);
    publish(
        &hospital,
        &[
            about(1, "Premier séjour").draft("Repos"),
            about(2, "Bilan").laboratory_draft(),
            about(3, "Deuxième séjour").draft("Marche"),
            about(4, "Troisième séjour").draft("Course"),
        ],
    )
    .await;
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await;
    let list = format!("{}/documents?categorie=compte-rendu", patient(who.space));
    let page = bob.get(&list).await.is(200).lacks("Bilan");
    let rows = crate::holder::documents_of(&page, &format!("{}/documents/", patient(who.space)));
    assert_eq!(rows.len(), 3);
    let first = bob.get(&rows[0]).await.is(200).has("1 sur 3").lacks("rel=\"prev\"");
    assert!(first.links(&list).len() == 1, "back to the list with its filters");
    let second = bob.get(&rows[1]).await.is(200).has("2 sur 3").has("rel=\"prev\"");
    assert!(second.text().contains(&format!("rel=\"next\" href=\"{}\"", rows[2])));
    bob.get(&rows[2]).await.is(200).has("3 sur 3").lacks("rel=\"next\"");

    // The pile is in the session, not in the memory of the service.
    app.restart().await;
    let bob = bob.moved(app);
    bob.get(&rows[1]).await.is(200).has("2 sur 3");
    // What is not in the pile has no place in it; another list takes the place of the first.
    bob.get(&format!("{}/documents?q=bilan", patient(who.space))).await.is(200);
    bob.get(&rows[1]).await.is(200).lacks("sur 3").lacks("sur 1");
    let home = bob.get("/pro/patients").await.is(200);
    home.has("Alice").has("Femme").has("58 ans");
}

async fn a_proof_of_deposit_offers_only_what_may_be_read(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let bob = app.doctor(BOB, 0).await;
    let proof = bob.report(&who, "Note sans accès", "visible").await;
    let proof = proof.has("Preuve de dépôt").lacks("Voir le document");
    assert!(proof.links(&format!("{}/documents", patient(who.space))).is_empty());
    bob.enter(&who).await;
    let proof = bob.report(&who, "Note avec accès", "visible").await.has("Voir le document");
    let link = proof.links(&format!("{}/documents/", patient(who.space))).remove(0);
    bob.get(&link).await.is(200).has("Note avec accès");
}
