//! FranceConnect+ as the other way in, from the first visit and from the sign-in.

use carnet_app::insured::register::{self, Registration};
use carnet_core::id::RecordId;
use carnet_core::insured::Line;
use carnet_core::space::SpaceState;
use jiff::SignedDuration;

use crate::app::{App, Inhabitant};
use crate::doctor::hidden;
use crate::http::{Client, Page, between};
use crate::on_both_engines;
use crate::people::{self, Identity, PASSWORD};

on_both_engines!(
    a_newcomer_is_proven_and_goes_on_as_with_the_card,
    who_activated_their_space_opens_it,
    each_stop_has_an_answer_of_its_own,
    namesakes_are_never_taken_for_each_other,
    nothing_comes_back_that_was_not_sent_away,
    traits_that_change_at_the_fund_are_followed,
);

const ENROL: &str = "/france-connect/activer";
const ENTER: &str = "/france-connect/connexion";

/// Goes to the provider; gives the fields of the form that is shown there.
async fn sent_away(client: &Client, from: &str) -> Vec<(String, String)> {
    let page = client.get(from).await.is(303);
    let page = client.get(&page.location()).await.is(200).has("ce n’est pas FranceConnect+");
    let form = between(&page.text(), "<form class=\"form\"", "</form>").unwrap();
    hidden(&form)
}

/// Says at the provider who one is; gives where it sends.
async fn says(client: &Client, mut fields: Vec<(String, String)>, more: &[(&str, &str)]) -> String {
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post("/sandbox/fc/authorize", &fields).await.is(303).location()
}

/// All of it: away, and back as somebody.
async fn as_somebody(client: &Client, from: &str, who: &str, level: &str) -> Page {
    let fields = sent_away(client, from).await;
    let back = says(client, fields, &[("personne", who), ("niveau", level)]).await;
    client.get(&back).await
}

async fn announced(app: &mut App, identity: Identity) -> Inhabitant {
    let (since, until) = (app.now(), app.now() + SignedDuration::from_hours(6 * 7 * 24));
    app.space(identity, SpaceState::Announced { since, until }).await
}

fn last_code(app: &App, words: &str) -> String {
    let sent = app.service.cx().outbox().recent();
    sent.iter().find(|message| message.words == words).unwrap().args[0].1.clone()
}

async fn a_newcomer_is_proven_and_goes_on_as_with_the_card(app: &mut App) {
    announced(app, people::paul()).await;
    let client = app.anonymous();
    client.get("/activer").await.is(200).has(ENROL);
    let page = as_somebody(&client, ENROL, "paul", "eidas2").await.is(303);
    assert_eq!(page.location(), "/activer/conditions", "neither card nor code");
    assert!(client.cookie("carnet_fc").is_none() && client.cookie("carnet_session").is_none());
    assert_eq!(client.get("/activer/code").await.is(303).location(), "/activer/conditions");
    client.post("/activer/conditions", &[("accord", "on")]).await.is(303);
    let contact = [("moyen", "email"), ("contact", "paul@exemple.fr")];
    client.post("/activer/contact", &contact).await.is(303);
    let code = last_code(app, "message-contact-code");
    client.post("/activer/contact/code", &[("code", &code)]).await.is(303);
    let (login, password) = ("p.santoni-64", "Tuile-Brume7-Ocre");
    let fields = [("login", login), ("nouveau", password), ("encore", password)];
    let page = client.post("/activer/compte", &fields).await.is(303);
    assert_eq!(page.location(), "/espace/premiers-choix");
    // From now on it opens the space, too.
    let later = app.anonymous();
    as_somebody(&later, ENTER, "paul", "eidas2").await.is(303);
    assert_eq!(later.get("/espace").await.is(303).location(), "/espace/premiers-choix");
    let stranger = app.anonymous();
    let page = as_somebody(&stranger, ENROL, "paul", "eidas2").await.is(409);
    page.has("déjà activé");
}

async fn who_activated_their_space_opens_it(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let client = app.anonymous();
    client.get("/connexion").await.is(200).has(ENTER);
    client.get("/espace/historique").await.is(303);
    let page = as_somebody(&client, ENTER, "alice", "eidas3").await.is(303);
    assert_eq!(page.location(), "/espace/historique", "where one was going");
    client.get("/espace").await.is(200).has("Alice");
    assert!(app.sent().await.is_empty(), "no code was sent");
    client.get("/espace/compte/appareils").await.is(200).has("C’est l’appareil que vous utilisez");
    // The former session of this browser is over.
    let before = client.cookie("carnet_session").unwrap();
    as_somebody(&client, ENTER, "alice", "eidas2").await.is(303);
    let thief = app.anonymous();
    thief.keep("carnet_session", &before);
    thief.get("/espace").await.is(303);
}

async fn each_stop_has_an_answer_of_its_own(app: &mut App) {
    let alice = app.inhabitant(people::alice()).await;
    announced(app, people::paul()).await;
    let since = app.now();
    app.space(people::karim(), SpaceState::Known { since }).await;
    app.space(people::camille(), SpaceState::Opposed { since }).await;
    let client = app.anonymous();
    for from in [ENROL, ENTER] {
        let page = as_somebody(&client, from, "alice", "eidas1").await.is(401);
        page.has("france-connect.level").has("pas assez sûre");
        let page = as_somebody(&client, from, "inconnue", "eidas2").await.is(404);
        let nobody = page.has("france-connect.nobody").text();
        // Named by the fund and not told yet: as if there were none.
        let page = as_somebody(&client, from, "karim", "eidas2").await.is(404);
        let reference =
            |text: &str| text.lines().filter(|line| !line.contains("Référence")).count();
        assert_eq!(reference(&page.text()), reference(&nobody));
        page.has("france-connect.nobody");
        let fields = sent_away(&client, from).await;
        let back = says(&client, fields, &[("annuler", "oui")]).await;
        assert!(back.contains("error=access_denied"), "{back}");
        client.get(&back).await.is(401).has("france-connect.cancelled");
    }
    let page = as_somebody(&client, ENTER, "paul", "eidas2").await.is(409);
    page.has("france-connect.not-active");
    as_somebody(&client, ENROL, "alice", "eidas2").await.is(409).has("déjà activé");
    assert!(client.cookie("carnet_session").is_none());
    assert!(client.cookie("carnet_activation").is_none());
    // Who refused their space may ask for it after all, and is told what it means.
    let page = as_somebody(&client, ENROL, "camille", "eidas2").await.is(303);
    client.follow(page).await.is(200).has("class=\"callout\"").has("refus");
    // After a death nobody comes in by this door either.
    let cx = app.service.cx();
    let today = cx.now.to_zoned(carnet_core::rules::paris()).date();
    let operator = carnet_core::access::Actor::Operator("test".to_owned());
    carnet_app::space::death::declare(&cx, operator, alice.space, today).await.unwrap();
    as_somebody(&client, ENTER, "alice", "eidas2").await.is(404).has("france-connect.nobody");
    app.forget(alice.space);
}

async fn namesakes_are_never_taken_for_each_other(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let client = app.anonymous();
    as_somebody(&client, ENTER, "alice", "eidas2").await.is(303);
    // Another person of the same name, born on the same day in the same place.
    announced(app, people::namesake()).await;
    for from in [ENROL, ENTER] {
        let page = as_somebody(&client, from, "alice", "eidas2").await.is(409);
        page.has("france-connect.namesakes");
    }
    // The password still tells them apart.
    let login = [("login", "alice"), ("password", PASSWORD)];
    client.post("/connexion", &login).await.is(303);
}

async fn nothing_comes_back_that_was_not_sent_away(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let client = app.anonymous();
    let fields = sent_away(&client, ENTER).await;
    let back = says(&client, fields, &[("personne", "alice"), ("niveau", "eidas2")]).await;
    let expected = client.cookie("carnet_fc").unwrap();
    let stranger = app.anonymous();
    stranger.get(&back).await.is(401).has("france-connect.state");
    let altered = back.replace("state=", "state=x");
    client.get(&altered).await.is(401).has("france-connect.state");
    assert!(client.cookie("carnet_fc").is_none(), "one way back for one way there");
    client.keep("carnet_fc", &expected);
    client.get("/france-connect/retour?state=x&error=access_denied").await.is(401);
    client.keep("carnet_fc", &expected);
    client.get(&back).await.is(303);
    client.keep("carnet_fc", &expected);
    let thief = app.anonymous();
    thief.keep("carnet_fc", &expected);
    thief.get(&back).await.is(401).has("france-connect.refused");
    // The token of another sign-in has another nonce, and the proof of another another key.
    let (one, other) = (app.anonymous(), app.anonymous());
    let fields = sent_away(&one, ENTER).await;
    let theirs = says(&one, fields, &[("personne", "alice"), ("niveau", "eidas2")]).await;
    let fields = sent_away(&other, ENTER).await;
    let mine = says(&other, fields, &[("personne", "alice"), ("niveau", "eidas2")]).await;
    let code = between(&theirs, "code=", "&").unwrap();
    let kept = between(&mine, "code=", "&").unwrap();
    other.get(&mine.replace(&kept, &code)).await.is(401).has("france-connect.refused");
    // What a professional brings back is nothing here, nor the other way round.
    client.get(&back.replace("/france-connect/retour", "/pro/retour")).await.is(401);
    // The code of a way out is dead after a minute.
    let late = app.anonymous();
    let fields = sent_away(&late, ENTER).await;
    let back = says(&late, fields, &[("personne", "alice"), ("niveau", "eidas2")]).await;
    app.wait(SignedDuration::from_mins(2));
    late.get(&back).await.is(401).has("france-connect.refused");
    // Only back to us.
    let address = "/sandbox/fc/authorize?client_id=carnet&redirect_uri=https://mal.example/\
        &response_type=code&scope=openid&state=x";
    late.get(address).await.is(400);
    late.get("/sandbox/autre/jwks").await.is(404);
}

/// What the fund says of Paul, under a family name.
async fn fund_says(app: &App, family: &str) {
    let text = format!(
        "164038002109093;1.2.250.1.213.1.4.10;{family};;Paul;1964-03-02;M;43157;01;43;;;\
         3 RUE HAUTE|43000 LE PUY;8025000001;12345;"
    );
    let cx = app.service.cx();
    let line = Line::parse(&text, cx.now.to_zoned(carnet_core::rules::paris()).date()).unwrap();
    let batch = RecordId::from_uuid(uuid::Uuid::from_u128(7));
    register::register(&cx, &Registration::new(line, &text, batch)).await.unwrap();
}

async fn traits_that_change_at_the_fund_are_followed(app: &mut App) {
    announced(app, people::paul()).await;
    let client = app.anonymous();
    let seen = async |who: &str| as_somebody(&client, ENTER, who, "eidas2").await.status;
    assert_eq!((seen("paul").await, seen("paul-autrement").await), (409, 404));
    fund_says(app, "SANTONI D’ISTRIA").await;
    assert_eq!((seen("paul").await, seen("paul-autrement").await), (404, 409));
    fund_says(app, "Santoni d'Istria").await;
    assert_eq!((seen("paul").await, seen("paul-autrement").await), (404, 409));
    fund_says(app, "SANTONI").await;
    assert_eq!((seen("paul").await, seen("paul-autrement").await), (409, 404));
}
