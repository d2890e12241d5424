//! What the holder sets is obeyed; what cannot be muted is told.

use reqwest::Method;

use crate::app::App;
use crate::doctor::BOB;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;

on_both_engines!(
    muted_notices_are_not_sent_and_accesses_are,
    colours_are_chosen_on_this_device,
    the_first_page_tells_what_is_new_and_keeps_pages_at_hand,
);

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

async fn the_first_page_tells_what_is_new_and_keeps_pages_at_hand(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    alice.get("/espace").await.is(200).has("première visite").has("Personne n’est venu");
    app.wait(jiff::SignedDuration::from_hours(13));
    let hospital = app.hospital().await;
    let draft = Paper::about(&alice.who.identity, 1, "Séjour").draft("Repos");
    hospital.publish(&draft).await.is(201);
    app.doctor(BOB, 0).await.enter(&alice.who).await;
    app.wait(jiff::SignedDuration::from_mins(5));
    let alice = crate::holder::Holder::sign_in(app, &alice.who).await;
    let page = alice.get("/espace").await.is(200).has("un nouveau document,");
    page.has("accès de professionnels").has("<b>Bob FERRAND</b>").has("Alice MOREL");

    let to = "/espace/raccourcis";
    let chosen = [("raccourci-history", "on"), ("raccourci-emergency-sheet", "on")];
    let page = alice.submit("/espace", to, &chosen).await.is(303);
    let page = alice.follow(page).await.is(200).has("Vos raccourcis sont enregistrés.");
    page.has("<li><a href=\"/espace/fiche-urgence\">Ma fiche d’urgence</a></li>");
    let many: Vec<String> = ["documents", "add", "history", "notices", "professionals", "export"]
        .map(|name| format!("raccourci-{name}"))
        .into();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "on")).collect();
    alice.submit("/espace", to, &many).await.is(422).has("shortcuts.too-many");
    alice.post(to, &[("csrf", "volé")]).await.is(403);
    alice.get("/espace").await.has("<li><a href=\"/espace/historique\">Historique</a></li>");
}
