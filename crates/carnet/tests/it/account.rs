//! What a holder signs in with: changed by them alone, and told to them.

use carnet_app::outbox::{Channel, Message};
use jiff::SignedDuration;

use crate::app::App;
use crate::holder::{Holder, code};
use crate::http::Client;
use crate::on_both_engines;
use crate::people::{self, PASSWORD};

on_both_engines!(
    a_new_password_keeps_the_rules_and_ends_the_other_sessions,
    a_new_contact_is_proven_by_a_code_and_the_old_one_is_told,
    a_device_that_is_forgotten_is_a_stranger_again,
    the_account_shows_who_one_is,
);

const ACCOUNT: &str = "/espace/compte";
const NEW: &str = "/espace/compte/mot-de-passe";
const DEVICES: &str = "/espace/compte/appareils";
const GOOD: &str = "Tuile-Brume7-Ocre";

async fn change(alice: &Client, old: &str, new: &str) -> crate::http::Page {
    alice.submit(NEW, NEW, &[("ancien", old), ("nouveau", new), ("encore", new)]).await
}

/// What left for an address, newest first.
fn to(app: &App, address: &str) -> Vec<Message> {
    let sent = app.service.cx().outbox().recent();
    sent.into_iter().filter(|message| message.to == address).collect()
}

async fn a_new_password_keeps_the_rules_and_ends_the_other_sessions(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let elsewhere = Holder::sign_in(app, &alice.who).await;
    alice.get(NEW).await.is(200).has("9 caractères au moins").has("/assets/js/password");
    for (password, told) in [
        ("Tu-7ocre", "trop court"),
        ("TUILE-BRUME7-OCRE", "Il manque une lettre minuscule"),
        ("tuile-brume7-ocre", "Il manque une lettre majuscule"),
        ("Tuile-Brume-Ocre", "Il manque un chiffre"),
        ("TuileBrume7Ocre", "Il manque un signe"),
        ("Tuile-14091967-x", "contient quelque chose de vous"),
        ("Tuile-Morel-7", "contient quelque chose de vous"),
        ("Soleil2026!", "se devine trop vite"),
    ] {
        let page = change(&alice, PASSWORD, password).await.is(422).has(told);
        page.lacks(password);
    }
    let both = change(&alice, PASSWORD, "tuile").await.is(422);
    both.has("trop court").has("Il manque un chiffre");
    let differ = [("ancien", PASSWORD), ("nouveau", GOOD), ("encore", "Tuile")];
    alice.submit(NEW, NEW, &differ).await.is(422).has("ne sont pas les mêmes");
    change(&alice, "pas-le-bon", GOOD).await.is(422).has("pas votre mot de passe actuel");
    alice.post(NEW, &[("csrf", "faux"), ("ancien", PASSWORD), ("nouveau", GOOD)]).await.is(403);
    elsewhere.get("/espace").await.is(200);

    let page = change(&alice, PASSWORD, GOOD).await.is(303);
    alice.follow(page).await.is(200).has("Votre mot de passe est changé");
    elsewhere.get("/espace").await.is(303);
    let told = to(app, "alice@exemple.fr");
    assert_eq!(told[0].words, "message-password-changed");
    assert!(told[0].args.is_empty());
    let anonymous = app.anonymous();
    let old = [("login", "alice"), ("password", PASSWORD)];
    anonymous.post("/connexion", &old).await.is(422);
    anonymous.post("/connexion", &[("login", "alice"), ("password", GOOD)]).await.is(303);

    change(&alice, GOOD, GOOD).await.is(422).has("déjà utilisé");
    let next = "Nacre_Sillon4_Talus";
    change(&alice, GOOD, next).await.is(303);
    change(&alice, next, GOOD).await.is(422).has("déjà utilisé");
}

async fn a_new_contact_is_proven_by_a_code_and_the_old_one_is_told(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let at = "/espace/compte/courriel";
    let ask = async |contact: &str, password: &str| {
        alice.submit(at, at, &[("contact", contact), ("password", password)]).await
    };
    ask("alice", PASSWORD).await.is(422).has("pas complète");
    ask("alice@exemple.fr", PASSWORD).await.is(422).has("déjà là");
    ask("nouvelle@exemple.fr", "pas-le-bon").await.is(422).has("pas votre mot de passe");
    assert!(to(app, "nouvelle@exemple.fr").is_empty());
    let page = ask("nouvelle@exemple.fr", PASSWORD).await.is(303);
    let page = alice.follow(page).await.is(200).has("n•••@exemple.fr");
    page.lacks("nouvelle@exemple.fr");
    let sent = to(app, "nouvelle@exemple.fr").remove(0);
    assert_eq!((sent.channel, sent.words.as_str()), (Channel::Mail, "message-contact-code"));
    let right = sent.args[0].1.clone();
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let typed = "/espace/compte/contact/code";
    alice.submit(typed, typed, &[("code", wrong)]).await.is(422).has("pas le bon code");
    alice.submit(typed, typed, &[("code", "12")]).await.is(422);
    // A code opens nothing in another session of the same person.
    let elsewhere = Holder::sign_in(app, &alice.who).await;
    elsewhere.get(typed).await.is(422);
    let csrf = elsewhere.get(ACCOUNT).await.csrf();
    elsewhere.post(typed, &[("csrf", &csrf), ("code", &right)]).await.is(422);
    let page = alice.submit(typed, typed, &[("code", &right)]).await.is(303);
    alice.follow(page).await.is(200).has("Votre contact est changé").has("n•••@exemple.fr");
    assert_eq!(to(app, "alice@exemple.fr")[0].words, "message-contact-changed");
    // Codes and notices go there from now on.
    let login = [("login", "alice"), ("password", PASSWORD)];
    app.anonymous().post("/connexion", &login).await.is(303);
    assert_eq!(to(app, "nouvelle@exemple.fr")[0].words, "message-code");
    alice.get("/espace/reglages").await.is(200).has("n•••@exemple.fr");

    let at = "/espace/compte/mobile";
    let fields = [("contact", "0692 12 34 56"), ("password", PASSWORD)];
    alice.submit(at, at, &[("contact", "01 23 45 67 89"), fields[1]]).await.is(422);
    alice.submit(at, at, &fields).await.is(303);
    let sent = to(app, "+262692123456").remove(0);
    assert_eq!(sent.channel, Channel::Sms);
    app.wait(SignedDuration::from_mins(11));
    let code = [("csrf", alice.get(ACCOUNT).await.csrf()), ("code", sent.args[0].1.clone())];
    let code = code.each_ref().map(|(name, value)| (*name, value.as_str()));
    alice.post(typed, &code).await.is(422).has("n’est plus valable");
}

async fn a_device_that_is_forgotten_is_a_stranger_again(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let phone = Holder::sign_in(app, &alice.who).await;
    let page = alice.get(DEVICES).await.is(200).has("C’est l’appareil que vous utilisez");
    assert_eq!(page.text().matches("class=\"person\"").count(), 2);
    let text = page.text();
    let names = text.split("appareils/").skip(1).filter_map(|rest| rest.split_once("/oublier"));
    let names: Vec<&str> = names.map(|(name, _)| name).filter(|name| name.len() == 24).collect();
    assert_eq!(names.len(), 2);
    // Newest first, after the one in hand.
    let forget = format!("{DEVICES}/{}/oublier", names[1]);
    phone.get("/espace").await.is(200);
    alice.post(&forget, &[("csrf", "faux")]).await.is(403);
    alice.submit(DEVICES, &forget, &[]).await.is(303);
    phone.get("/espace").await.is(303);
    alice.submit(DEVICES, &forget, &[]).await.is(404);
    // Strangers who guess lock it out with the rest; the one still known has tries of its own.
    let guess = [("login", "alice"), ("password", "pas-le-bon")];
    let right = [("login", "alice"), ("password", PASSWORD)];
    for _ in 0..5 {
        app.anonymous().post("/connexion", &guess).await.is(422);
    }
    phone.post("/connexion", &right).await.is(429);
    alice.post("/connexion", &right).await.is(303);
    alice.post("/connexion/code", &[("code", &code(app))]).await.is(303);
    let page = alice.get(DEVICES).await.is(200);
    assert_eq!(page.text().matches("class=\"person\"").count(), 1, "the same browser, once");

    app.wait(SignedDuration::from_hours(2));
    let alice = Holder::sign_in(app, &alice.who).await;
    let other = Holder::sign_in(app, &alice.who).await;
    let all = format!("{DEVICES}/oublier");
    let page = alice.submit(DEVICES, &all, &[]).await.is(303);
    alice.follow(page).await.is(200).has("Aucun appareil reconnu");
    other.get("/espace").await.is(303);
}

async fn the_account_shows_who_one_is(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let page = alice.get(ACCOUNT).await.is(200).has("<code>alice</code>").has("a•••@exemple.fr");
    page.lacks("name=\"login\"").lacks("alice@exemple.fr");
    let card = alice.get("/espace/compte/identite").await.is(200);
    let card = card.has("2 67 09 43 157 012 93").has("septembre").has("43157");
    card.has("Féminin").has("fictive").has("caisse d’assurance maladie");
    alice.history().await.has("Alice MOREL");
}
