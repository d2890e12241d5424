//! A professional reads with the owner's consent, under the owner's eyes, until the owner says no.

use jiff::SignedDuration;

use crate::app::App;
use crate::doctor::{BOB, NORA, PAUL, patient};
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;
use crate::software::{self, acting};

on_both_engines!(
    nobody_reads_without_consent,
    the_first_access_is_told_and_the_next_is_not,
    who_is_blocked_reads_nothing_and_still_deposits,
    a_profession_reads_what_the_matrix_lets_it,
    software_reads_under_the_same_rules,
);

async fn nobody_reads_without_consent(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let document = alice.documents().await.remove(0);
    let bob = app.doctor(BOB, 0).await;
    let page = bob.get(&patient(who.space)).await.is(403).lacks("Séjour").lacks("MOREL");
    assert!(
        page.links(&format!("{}/deposer", patient(who.space))).len() == 1,
        "depositing is open"
    );
    let id = document.rsplit('/').next().unwrap();
    let address = format!("{}/documents/{id}", patient(who.space));
    bob.get(&address).await.is(403).lacks("Séjour");
    bob.get(&format!("{address}/fichier")).await.is(403).lacks("%PDF");
    let form = bob.open(&who, "", "").await.is(422);
    form.lacks("Séjour");
    let unknown = [("ins", "199999999999999"), ("motif", "consentement")];
    bob.submit("/pro/patients", "/pro/patients", &unknown).await.is(422);
    assert!(app.sent().await.iter().all(|one| one.words != "message-notice-first-access"));
    alice.history().await.has("FERRAND");
}

async fn the_first_access_is_told_and_the_next_is_not(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.has("Séjour");
    bob.get(&bob.documents(&who).await[0]).await.is(200);
    bob.enter(&who).await;
    let sent = app.sent().await;
    let told: Vec<_> =
        sent.iter().filter(|one| one.words == "message-notice-first-access").collect();
    assert_eq!(told.len(), 1, "once");
    let said = format!("{:?}", told[0]);
    assert!(said.contains("FERRAND") && !said.contains("Séjour"), "{said}");

    let notices = alice.notices().await;
    notices.has("FERRAND").has("Cabinet de la Borne");
    let history = alice.history().await;
    // Who, in which role and place, for which purpose, on what, under which rule.
    let history = history.has("FERRAND").has("Cabinet de la Borne").has("Médecin").has("Séjour");
    history.has("Soins").has("Vous l’avez autorisé à lire votre espace.");
    let professionals = alice.get("/espace/professionnels").await.is(200);
    professionals.has("FERRAND").has("Cabinet de la Borne");
    let home = bob.get("/pro/patients").await.is(200);
    assert!(home.links(&patient(who.space)).len() == 1, "the patient seen last is at hand");
}

async fn who_is_blocked_reads_nothing_and_still_deposits(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.has("Séjour");
    let at = "/espace/professionnels";
    let block = format!("{at}/bloquer");
    let page = alice.submit(at, &block, &[("rpps", BOB)]).await.is(303);
    alice.follow(page).await.is(200).has("FERRAND");

    bob.get(&patient(who.space)).await.is(403).lacks("Séjour");
    bob.open(&who, "consentement", "").await.is(403).lacks("Séjour");
    bob.open(&who, "equipe", "").await.is(403);
    assert!(app.sent().await.iter().any(|one| one.words == "message-notice-blocked-attempt"));
    bob.report(&who, "Note du bloqué", "visible").await;
    alice.get("/espace/documents").await.has("Note du bloqué");
    let reader = hospital.acting(app, acting(BOB, "care", Some("declared"))).await;
    let search = software::Software::search_of(&who.identity);
    reader.get(&search).await.is(403).has("access.blocked").lacks("Séjour");

    let page = alice.submit(at, &format!("{at}/debloquer"), &[("rpps", BOB)]).await.is(303);
    alice.follow(page).await.is(200);
    // At one and the same instant the block wins over the consent.
    app.wait(SignedDuration::from_mins(1));
    bob.get(&patient(who.space)).await.is(403).lacks("Séjour");
    bob.enter(&who).await.has("Séjour");
    let stranger = [("rpps", NORA)];
    alice.submit(at, &block, &stranger).await.is(404);
}

async fn a_profession_reads_what_the_matrix_lets_it(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let page =
        alice.add("Résultats personnels", "visible", &crate::paper::pdf("Cholestérol")).await;
    alice.follow(page.is(303)).await.is(200);
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let paul = app.doctor(PAUL, 0).await;
    let page = paul.open(&who, "equipe", "").await.is(303);
    let seen = paul.follow(page).await.is(200);
    seen.has("Séjour").has("Résultats personnels");
    alice.history().await.has("LEMOINE").has("Infirmier");
}

async fn software_reads_under_the_same_rules(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let draft = Paper::about(&who.identity, 1, "Séjour").draft("Repos");
    let id = hospital.publish(&draft).await.is(201).json()["id"].as_str().unwrap().to_owned();
    let search = software::Software::search_of(&who.identity);
    hospital.get(&search).await.is(403).has("oauth.scope-missing");
    let curious = hospital.acting(app, acting(NORA, "care", None)).await;
    curious.get(&search).await.is(403).has("access.no-authorisation").lacks("Séjour");
    let feeding = hospital.acting(app, acting(NORA, "deposit", None)).await;
    feeding.get(&search).await.is(403).lacks("Séjour");
    let caring = hospital.caring(app, NORA).await;
    assert_eq!(caring.found(&who.identity).await, 1);
    let binary = caring.get(&format!("/fhir/Binary/{id}")).await.is(200);
    assert_eq!(binary.bytes, draft.bytes, "the bytes as they came");
    let told = app.sent().await;
    assert_eq!(told.iter().filter(|one| one.words == "message-notice-first-access").count(), 1);
    alice.history().await.has("ACHOUR").has("CH des Orgues");
}
