//! A document that waits for a consultation: nothing of it before the holder's eyes, until its time comes.

use carnet_core::document::Label;
use jiff::SignedDuration;

use crate::app::App;
use crate::doctor::{BOB, NORA};
use crate::holder::Holder;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;

on_both_engines!(
    an_announcement_is_silent_then_told_then_open,
    its_author_may_announce_before,
    a_professional_hides_from_the_page_too,
);

const TITLE: &str = "Anatomopathologie";
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Nothing hints at the document.
async fn nothing_shows(app: &App, alice: &Holder) {
    assert!(alice.documents().await.is_empty());
    for page in ["/espace", "/espace/documents", "/espace/historique", "/espace/notifications"] {
        alice.get(page).await.is(200).lacks(TITLE).lacks("CH des Orgues");
    }
    alice.get("/espace/documents?q=biopsie").await.is(200).lacks(TITLE);
    let export = String::from_utf8_lossy(&alice.export().await).into_owned();
    assert!(!export.contains(TITLE) && !export.contains("documents/0"), "in the export");
    assert!(app.sent().await.iter().all(|one| one.words != "message-notice-deposit"));
}

async fn an_announcement_is_silent_then_told_then_open(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let mut draft = Paper::about(&who.identity, 1, TITLE).draft("Biopsie du sein");
    draft.labels = vec![Label::HiddenFromHolder];
    hospital.publish(&draft).await.is(201);
    app.work().await;
    nothing_shows(app, &alice).await;
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.has(TITLE);

    app.wait(WEEK * 2);
    app.work().await;
    let sent = app.sent().await;
    let told = sent.iter().find(|one| one.words == "message-notice-waiting").unwrap();
    assert!(!format!("{told:?}").contains(TITLE));
    let alice = Holder::sign_in(app, &who).await;
    assert!(alice.documents().await.is_empty(), "told that something waits, not what");
    alice.get("/espace/documents").await.lacks(TITLE);
    alice.history().await.lacks(TITLE);

    app.wait(WEEK * 3);
    app.work().await;
    let alice = Holder::sign_in(app, &who).await;
    alice.get("/espace/documents").await.has(TITLE);
    assert!(app.sent().await.iter().any(|one| one.words == "message-notice-deposit"));
    alice.get(&alice.documents().await[0]).await.is(200);
    alice.history().await.has(TITLE).has("CH des Orgues");
}

async fn its_author_may_announce_before(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let hospital = app.hospital().await;
    let mut draft = Paper::about(&alice.who.identity, 1, TITLE).draft("Biopsie");
    draft.labels = vec![Label::HiddenFromHolder];
    let page = hospital.publish(&draft).await.is(201);
    let address = format!("/fhir/DocumentReference/{}", page.json()["id"].as_str().unwrap());
    let disclose = serde_json::json!([{ "op": "remove", "path": "/securityLabel" }]);
    hospital.patch(&address, &disclose).await.is(200);
    alice.get("/espace/documents").await.has(TITLE);
    assert!(app.sent().await.iter().any(|one| one.words == "message-notice-deposit"));
    let hide = serde_json::json!([{ "op": "add", "path": "/securityLabel/-", "value": {
        "coding": [{ "system": "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument",
                     "code": "INVISIBLE_PATIENT" }] } }]);
    hospital.patch(&address, &hide).await.is(422);
    alice.get("/espace/documents").await.has(TITLE);
    app.wait(WEEK * 6);
    app.work().await;
    let sent = app.sent().await;
    assert_eq!(sent.iter().filter(|one| one.words == "message-notice-deposit").count(), 1);
    assert!(sent.iter().all(|one| one.words != "message-notice-waiting"));
}

async fn a_professional_hides_from_the_page_too(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let bob = app.doctor(BOB, 1).await;
    let proof = bob.report(&alice.who, TITLE, "annonce").await.has(TITLE);
    proof.lacks("Le patient en est averti");
    nothing_shows(app, &alice).await;
    app.doctor(NORA, 0).await.enter(&alice.who).await.has(TITLE);
}
