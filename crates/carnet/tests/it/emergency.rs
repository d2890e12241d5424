//! Bris de glace: with a reason, with a notice, and only as the holder's switches allow.

use crate::app::App;
use crate::doctor::{BOB, NORA, patient};
use crate::holder::Holder;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;
use crate::software::{Software, acting};

on_both_engines!(
    an_emergency_has_a_reason_and_is_told_each_time,
    a_switch_shuts_the_glass,
    masked_documents_follow_the_third_switch,
    each_call_of_a_software_is_an_access,
);

const REASON: &str = "Malaise, patient inconscient aux urgences";

async fn with_a_document(app: &mut App) -> Holder {
    let mut identity = people::alice();
    identity.attending = Some(NORA);
    let alice = app.holder(identity).await;
    let hospital = app.hospital().await;
    let draft = Paper::about(&alice.who.identity, 1, "Séjour").draft("Repos");
    hospital.publish(&draft).await.is(201);
    alice
}

async fn an_emergency_has_a_reason_and_is_told_each_time(app: &mut App) {
    let alice = with_a_document(app).await;
    let who = alice.who.clone();
    let bob = app.doctor(BOB, 1).await;
    bob.open(&who, "urgence", "").await.is(422).lacks("Séjour");
    bob.open(&who, "urgence", "vite").await.is(422).lacks("Séjour");
    let page = bob.open(&who, "urgence", REASON).await.is(303);
    bob.follow(page).await.is(200).has("Séjour");
    bob.get(&bob.documents(&who).await[0]).await.is(200);
    bob.open(&who, "urgence", REASON).await.is(303);

    let sent = app.sent().await;
    let of = |words: &str| sent.iter().filter(|one| one.words == words).count();
    assert_eq!(of("message-notice-emergency-access"), 2, "each opening, not each page");
    assert_eq!(of("message-notice-emergency-for-doctor"), 2, "the attending doctor too");
    let notices = alice.notices().await.has("FERRAND").has("CH des Orgues").text();
    assert_eq!(notices.matches("Séjour").count(), 1, "only the deposit is about a document");
    alice.history().await.has("FERRAND").has("Malaise, patient inconscient");
    // Another role is another visit.
    let at = "/pro/situation";
    bob.submit(at, at, &[("situation", "0")]).await.is(303);
    bob.get(&patient(who.space)).await.is(403).lacks("Séjour");
}

async fn a_switch_shuts_the_glass(app: &mut App) {
    let alice = with_a_document(app).await;
    let who = alice.who.clone();
    let at = "/espace/reglages";
    alice.submit(at, at, &[("samu", "on"), ("avis-depots", "on")]).await.is(303);
    let bob = app.doctor(BOB, 1).await;
    bob.open(&who, "urgence", REASON).await.is(403).lacks("Séjour");
    assert!(app.sent().await.iter().all(|one| one.words != "message-notice-emergency-access"));
    alice.history().await.has("FERRAND");
    let switches = [("samu", "on"), ("bris-de-glace", "on"), ("avis-depots", "on")];
    alice.submit(at, at, &switches).await.is(303);
    bob.open(&who, "urgence", REASON).await.is(303);
}

async fn masked_documents_follow_the_third_switch(app: &mut App) {
    let alice = with_a_document(app).await;
    let who = alice.who.clone();
    alice.mask(&alice.documents().await[0]).await;
    let bob = app.doctor(BOB, 1).await;
    let page = bob.open(&who, "urgence", REASON).await.is(303);
    bob.follow(page).await.is(200).lacks("Séjour");
    let at = "/espace/reglages";
    let switches = [("bris-de-glace", "on"), ("masques", "on")];
    alice.submit(at, at, &switches).await.is(303);
    bob.get(&patient(who.space)).await.is(200).has("Séjour");
    alice.submit(at, at, &[("bris-de-glace", "on")]).await.is(303);
    bob.get(&patient(who.space)).await.is(200).lacks("Séjour");
}

async fn each_call_of_a_software_is_an_access(app: &mut App) {
    let alice = with_a_document(app).await;
    let hospital = Software::register(app, "urgences", people::hospital()).await;
    let mut claim = acting(BOB, "emergency", None);
    claim["reason"] = serde_json::json!(REASON);
    let urgent = hospital.acting(app, claim).await;
    assert_eq!(urgent.found(&alice.who.identity).await, 1);
    assert_eq!(urgent.found(&alice.who.identity).await, 1);
    let sent = app.sent().await;
    let told = sent.iter().filter(|one| one.words == "message-notice-emergency-access");
    assert_eq!(told.count(), 2);
    alice.history().await.has("Malaise, patient inconscient");
}
