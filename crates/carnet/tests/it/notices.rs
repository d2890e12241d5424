//! A message carries the address of its notice; it leads to the exact thing, or to what became of it.

use jiff::SignedDuration;
use reqwest::Method;

use crate::app::App;
use crate::doctor::BOB;
use crate::holder::{Holder, code, last};
use crate::http::{Client, Page};
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people::{self, PASSWORD};

on_both_engines!(
    the_address_in_a_mail_survives_signing_in,
    a_form_sent_too_late_comes_back_to_its_page,
    a_notice_of_a_withdrawn_document_says_what_happened,
    a_notice_of_a_replaced_document_leads_to_both,
    a_notice_of_a_visit_leads_to_its_line,
    a_notice_is_marked_and_thrown_away_without_a_trace_lost,
    nobody_follows_the_notice_of_another,
);

const HERE: &str = "/espace/notifications";

/// The path in the last message of that kind.
async fn link(app: &App, kind: &str) -> String {
    let words = format!("message-notice-{kind}");
    let sent = app.sent().await;
    let message = sent.iter().find(|message| message.words == words).unwrap();
    let url = &message.args.iter().find(|(name, _)| name == "url").unwrap().1;
    let path = url.strip_prefix(&app.base).unwrap().to_owned();
    assert!(path.starts_with("/espace/notifications/ntc_"), "{path}");
    path
}

async fn with_a_stay(app: &mut App) -> (Holder, crate::software::Software, String) {
    let alice = app.holder(people::alice()).await;
    let hospital = app.hospital().await;
    let draft = Paper::about(&alice.who.identity, 1, "Séjour").draft("Repos");
    let id = hospital.publish(&draft).await.is(201).json()["id"].as_str().unwrap().to_owned();
    (alice, hospital, id)
}

/// Signs in where the door asks for it, with a wrong code first, and goes where the door then leads.
async fn sign_in(app: &App, client: &Client, asked: Page) -> Page {
    let form = client.get(&asked.is(303).location()).await.is(200);
    assert!(form.address.contains("/connexion"));
    let back = crate::doctor::hidden(&form.text());
    let back = back.iter().find(|(name, _)| name == "retour").map_or("", |(_, to)| to.as_str());
    let fields = [("login", "alice"), ("password", PASSWORD), ("retour", back)];
    let page = client.post("/connexion", &fields).await.is(303);
    assert_eq!(page.location(), "/connexion/code");
    client.post("/connexion/code", &[("code", "000000")]).await.is(422);
    client.post("/connexion/code/renvoyer", &[]).await.is(303);
    client.post("/connexion/code", &[("code", &code(app))]).await.is(303)
}

async fn the_address_in_a_mail_survives_signing_in(app: &mut App) {
    let (alice, ..) = with_a_stay(app).await;
    let path = link(app, "deposit").await;
    let sent = format!("{:?}", app.sent().await);
    assert!(!sent.contains("Séjour"), "nothing clinical in a message");
    let telephone = app.anonymous();
    let page = sign_in(app, &telephone, telephone.get(&path).await).await;
    assert_eq!(page.location(), path);
    let document = telephone.follow(page).await.is(200).has("Séjour");
    assert!(last(&document.path()).starts_with("doc_"), "{}", document.path());
    // Once more with the session that is there, and once more after it is over.
    let page = telephone.get(&path).await.is(303);
    assert_eq!(page.location(), document.path());
    app.wait(SignedDuration::from_hours(13));
    let page = sign_in(app, &telephone, telephone.get(&path).await).await;
    assert_eq!(page.location(), path);
    let alice = Holder::sign_in(app, &alice.who).await;
    alice.notices().await.has("Vous avez tout lu.");
}

async fn a_form_sent_too_late_comes_back_to_its_page(app: &mut App) {
    let (alice, ..) = with_a_stay(app).await;
    app.wait(SignedDuration::from_hours(13));
    let late = |from: &str| {
        let request = alice.request(Method::POST, "/espace/notifications/lues");
        alice.send(request.header("referer", from).form(&[("csrf", "ancien")]))
    };
    let asked = late(&format!("{}{HERE}", app.base)).await;
    assert_eq!(sign_in(app, &alice, asked).await.location(), HERE);
    alice.get(HERE).await.is(200);
    // A page of somebody else is nowhere to go back to.
    app.wait(SignedDuration::from_hours(13));
    let asked = late("https://ailleurs.example/espace/export").await;
    assert_eq!(sign_in(app, &alice, asked).await.location(), "/espace");
}

async fn a_notice_of_a_withdrawn_document_says_what_happened(app: &mut App) {
    let (alice, hospital, id) = with_a_stay(app).await;
    let arrived = link(app, "deposit").await;
    let address = format!("/fhir/DocumentReference/{id}");
    hospital.call(Method::DELETE, &address, None).await.is(204);
    let gone = link(app, "deletion").await;
    for path in [arrived, gone] {
        let page = alice.get(&path).await.is(200);
        page.has("Ce document a été retiré").has("Séjour").has("par CH des Orgues");
    }
}

async fn a_notice_of_a_replaced_document_leads_to_both(app: &mut App) {
    let (alice, hospital, _) = with_a_stay(app).await;
    let arrived = link(app, "deposit").await;
    let old = alice.documents().await.remove(0);
    let next = Paper::about(&alice.who.identity, 2, "Séjour corrigé").replacing(1);
    hospital.publish(&next.draft("Repos prolongé")).await.is(201);
    let new = alice.documents().await.remove(0);
    assert_ne!(old, new);
    let page = alice.get(&arrived).await.is(200).has("nouvelle version").has("CH des Orgues");
    assert_eq!(page.links("/espace/documents/"), [new.as_str(), old.as_str()]);
    assert_eq!(alice.get(&link(app, "replacement").await).await.is(303).location(), new);
}

async fn a_notice_of_a_visit_leads_to_its_line(app: &mut App) {
    let (alice, ..) = with_a_stay(app).await;
    app.doctor(BOB, 0).await.enter(&alice.who).await;
    let to = alice.get(&link(app, "first-access").await).await.is(303).location();
    let (page, line) = to.split_once('#').unwrap();
    let shown = alice.get(page).await.is(200).has("FERRAND").lacks("a déposé un document");
    shown.has(&format!("id=\"{line}\""));
}

async fn a_notice_is_marked_and_thrown_away_without_a_trace_lost(app: &mut App) {
    let (alice, ..) = with_a_stay(app).await;
    app.doctor(BOB, 0).await.enter(&alice.who).await;
    let notices = alice.notices().await.has("2 notifications ne sont pas lues.");
    let rows: Vec<String> = notices
        .links(&format!("{HERE}/"))
        .into_iter()
        .filter(|link| last(link).starts_with("ntc_"))
        .collect();
    assert_eq!(rows.len(), 2);
    let post = |what: &'static str, row: &str| {
        let to = format!("{row}/{what}");
        let alice = alice.clone();
        async move {
            let page = alice.submit(HERE, &to, &[]).await;
            alice.follow(page).await
        }
    };
    post("lue", &rows[0]).await.is(200).has("Une notification n’est pas lue.");
    alice.get(&format!("{HERE}?filtre=non-lues")).await.is(200).lacks(&rows[0]).has(&rows[1]);
    post("non-lue", &rows[0]).await.is(200).has("2 notifications ne sont pas lues.");
    alice.get("/espace").await.has("Notifications (2 non lues)");
    let page = post("supprimer", &rows[0]).await.is(200).lacks(&rows[0]);
    page.has("Votre historique n’a pas changé.");
    post("supprimer", &rows[0]).await.is(404);
    alice.get(&rows[0]).await.is(404);
    alice.history().await.has("FERRAND").has("CH des Orgues").has("supprimé une notification");
    let page = alice.submit(HERE, "/espace/notifications/lues", &[]).await;
    alice.follow(page).await.is(200).has("Vous avez tout lu.");
    alice.get(&format!("{HERE}?filtre=non-lues")).await.is(200).lacks(&rows[1]);
}

async fn nobody_follows_the_notice_of_another(app: &mut App) {
    with_a_stay(app).await;
    let path = link(app, "deposit").await;
    let bruno = app.holder(people::bruno()).await;
    bruno.get(&path).await.is(404).lacks("Séjour").lacks("CH des Orgues").has("notice.unknown");
    let never = format!("{HERE}/ntc_0190a0b0c0d070e08f00102030405060");
    bruno.get(&never).await.is(404).has("notice.unknown");
    bruno.submit(HERE, &format!("{path}/supprimer"), &[]).await.is(404);
}
