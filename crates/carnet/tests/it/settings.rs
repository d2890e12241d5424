//! What the holder sets is obeyed; what cannot be muted is told.

use reqwest::Method;

use crate::app::App;
use crate::doctor::BOB;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;

on_both_engines!(muted_notices_are_not_sent_and_accesses_are, colours_are_chosen_on_this_device);

const HERE: &str = "/espace/reglages";
const EMERGENCY: [(&str, &str); 2] = [("samu", "on"), ("bris-de-glace", "on")];

async fn muted_notices_are_not_sent_and_accesses_are(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let publish = |number: u32, paper: Paper| {
        let draft = paper.draft("Repos");
        let hospital = &hospital;
        async move {
            let page = hospital.publish(&draft).await.is(201);
            format!("/fhir/DocumentReference/{}#{number}", page.json()["id"].as_str().unwrap())
        }
    };
    let paper = |number: u32| Paper::about(&who.identity, number, &format!("Séjour {number}"));
    let told = |app: &App| {
        let sent = app.service.cx().outbox().recent();
        let words = sent.into_iter().map(|message| message.words);
        words.filter(|words| words != "message-code").collect::<Vec<_>>()
    };
    alice.get(HERE).await.has("ne se coupent pas").has("nous ne mesurons rien");

    // Deposits muted, changes told.
    let fields = [&EMERGENCY[..], &[("avis-changements", "on")]].concat();
    alice.submit(HERE, HERE, &fields).await.is(303);
    publish(1, paper(1)).await;
    let second = publish(2, paper(2).replacing(1)).await;
    app.work().await;
    assert_eq!(told(app), ["message-notice-replacement"]);

    // The other way round.
    let fields = [&EMERGENCY[..], &[("avis-depots", "on")]].concat();
    alice.submit(HERE, HERE, &fields).await.is(303);
    let address = second.split('#').next().unwrap();
    hospital.call(Method::DELETE, address, None).await.is(204);
    publish(3, paper(3)).await;
    app.work().await;
    assert_eq!(told(app), ["message-notice-deposit", "message-notice-replacement"]);

    // Nothing at all: accesses are still told.
    alice.submit(HERE, HERE, &EMERGENCY).await.is(303);
    publish(4, paper(4)).await;
    app.doctor(BOB, 0).await.enter(&who).await;
    app.work().await;
    assert_eq!(told(app)[0], "message-notice-first-access");
    assert_eq!(told(app).len(), 3);
    let notices = alice.notices().await;
    assert_eq!(notices.text().matches("class=\"row-title\"").count(), 3, "neither sent nor shown");
    alice.history().await.has("Séjour 4").has("retiré un document");
}

async fn colours_are_chosen_on_this_device(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    alice.get("/espace").await.lacks("data-theme");
    let page = alice.get("/apparence/dark?retour=/espace/reglages").await.is(303);
    assert_eq!(page.location(), HERE);
    alice.get("/espace").await.has("data-theme=\"dark\"");
    alice.get("/apparence/auto?retour=//ailleurs.example").await.is(303);
    alice.get("/espace").await.lacks("data-theme");
    let other = app.anonymous();
    other.get("/apparence/light").await.is(303);
    other.get("/").await.has("data-theme=\"light\"");
}
