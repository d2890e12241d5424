//! Coming in for the first time, from the card to the space.

use std::collections::BTreeSet;

use carnet_app::outbox::{Channel, Message};
use carnet_app::space::register;
use carnet_core::access::Actor;
use carnet_core::id::RecordId;
use carnet_core::insured::Insured;
use carnet_core::space::{Closing, Contact, SpaceState};
use jiff::SignedDuration;

use crate::app::{App, Inhabitant};
use crate::http::{Client, Page};
use crate::on_both_engines;
use crate::people::{self, Identity};

on_both_engines!(
    a_person_comes_in_with_their_card_and_a_code,
    what_is_false_and_what_is_unknown_are_answered_the_same,
    a_code_is_late_used_wrong_or_too_fast_and_each_is_said,
    one_leaves_and_goes_on_and_it_ends,
    rules_of_the_account_are_told_on_the_way_in,
    who_cannot_be_activated_is_told_whom_to_call,
    who_refused_comes_in_after_all,
    new_terms_come_before_everything,
    a_lost_login_is_sent_and_never_told,
    a_lost_password_takes_the_card_and_a_code,
);

const CARD: &str = "12345678901";
const BORN: &str = "1967-09-14";
const PASSWORD: &str = "Tuile-Brume7-Ocre";
const MAIL: &str = "alice@exemple.fr";

/// Somebody the fund knows, with a card.
async fn insured(app: &mut App, identity: Identity, state: SpaceState) -> Inhabitant {
    let contact = identity.contact();
    let who = app.space(identity, state).await;
    let known = Insured {
        space: who.space,
        scheme: "01".to_owned(),
        territory: "43".to_owned(),
        contact: Contact { mobile: Some("+33600000042".to_owned()), ..contact },
        address: vec!["1 rue des Tables".to_owned(), "43000 LE PUY".to_owned()],
        cards: BTreeSet::from([CARD.to_owned(), "98765432".to_owned()]),
        iban: None,
        attached_to: None,
        attached: BTreeSet::new(),
        line: String::new(),
        batch: RecordId::from_uuid(who.space.uuid()),
        imported: app.now(),
        codes: Vec::new(),
        sent: Vec::new(),
    };
    register::register(&app.service.cx(), Actor::System("test"), &known).await.unwrap();
    who
}

async fn alice(app: &mut App) -> Inhabitant {
    let (since, until) = (app.now(), app.now() + SignedDuration::from_hours(6 * 7 * 24));
    insured(app, people::alice(), SpaceState::Announced { since, until }).await
}

async fn card(client: &Client, number: &str, nir: &str, born: &str) -> Page {
    let fields = [("carte", "photo"), ("numero", number), ("nir", nir), ("naissance", born)];
    client.post("/activer/carte", &fields).await
}

/// Somebody who showed their card.
async fn identified(app: &App, who: &Inhabitant) -> Client {
    let client = app.anonymous();
    let page = card(&client, CARD, &who.identity.ins.spaced(), BORN).await.is(303);
    assert_eq!(page.location(), "/activer/code");
    client
}

/// The last message of that kind.
fn last(app: &App, words: &str) -> Message {
    let sent = app.service.cx().outbox().recent();
    sent.into_iter().find(|message| message.words == words).unwrap()
}

async fn code(app: &App, client: &Client, by: &str) -> String {
    client.post("/activer/code/envoyer", &[("par", by)]).await.is(303);
    last(app, "message-provisional-code").args[0].1.clone()
}

/// Past the code and the terms, to the contact.
async fn proven(app: &App, who: &Inhabitant) -> Client {
    let client = identified(app, who).await;
    let code = code(app, &client, "courriel").await;
    let page = client.post("/activer/code", &[("code", &code)]).await.is(303);
    assert_eq!(page.location(), "/activer/conditions");
    client.post("/activer/conditions", &[("accord", "on")]).await.is(303);
    client
}

/// Past the contact, to login and password.
async fn reached(app: &App, who: &Inhabitant) -> Client {
    let client = proven(app, who).await;
    let contact = [("moyen", "email"), ("contact", "neuve@exemple.fr")];
    client.post("/activer/contact", &contact).await.is(303);
    let code = last(app, "message-contact-code").args[0].1.clone();
    let page = client.post("/activer/contact/code", &[("code", &code)]).await.is(303);
    assert_eq!(page.location(), "/activer/compte");
    client
}

async fn choose(client: &Client, login: &str, password: &str) -> Page {
    let fields = [("login", login), ("nouveau", password), ("encore", password)];
    client.post("/activer/compte", &fields).await
}

async fn a_person_comes_in_with_their_card_and_a_code(app: &mut App) {
    let who = alice(app).await;
    let client = app.anonymous();
    client.get("/activer").await.is(200).has("tel:0199003422").has("cinq minutes");
    client.get("/activer/aide").await.is(200).has("/activer").has("01 99 00 34 22");
    client.get("/activer/carte").await.is(200).has("11 derniers chiffres");
    card(&client, "123 4567 8901", &who.identity.ins.spaced(), BORN).await.is(303);
    let page = client.get("/activer/code").await.is(200).has("Alice MOREL");
    page.has("a•••@exemple.fr").has("•• •• •• •• 42").lacks(MAIL).lacks("600000042");
    let typed = code(app, &client, "mobile").await;
    let sent = last(app, "message-provisional-code");
    assert_eq!((sent.channel, sent.to.as_str()), (Channel::Sms, "+33600000042"));
    // Nothing later opens before.
    for later in ["/activer/conditions", "/activer/contact", "/activer/compte"] {
        assert_eq!(client.get(later).await.is(303).location(), "/activer/code");
    }
    client.post("/activer/code", &[("code", &typed.to_lowercase())]).await.is(303);
    client.get("/activer/conditions").await.is(200).has("Conditions d’utilisation");
    client.post("/activer/conditions", &[]).await.is(422).has("Cochez la case");
    client.post("/activer/conditions", &[("accord", "on")]).await.is(303);
    let bad = [("moyen", "mobile"), ("contact", "01 23 45 67 89")];
    client.post("/activer/contact", &bad).await.is(422).has("mobile français");
    let good = [("moyen", "email"), ("contact", "neuve@exemple.fr")];
    let page = client.post("/activer/contact", &good).await.is(303);
    client.follow(page).await.is(200).has("n•••@exemple.fr");
    let typed = last(app, "message-contact-code").args[0].1.clone();
    let wrong = if typed == "000000" { "000001" } else { "000000" };
    client.post("/activer/contact/code", &[("code", wrong)]).await.is(422).has("4 essais");
    client.post("/activer/contact/code", &[("code", &typed)]).await.is(303);
    client.get("/activer/compte").await.is(200).has("/assets/js/password");
    let page = choose(&client, "a.du-puy-43", PASSWORD).await.is(303);
    assert_eq!(page.location(), "/espace/premiers-choix");
    assert!(client.cookie("carnet_activation").is_none());

    // The first choices are asked for until they are kept.
    assert_eq!(client.get("/espace").await.is(303).location(), "/espace/premiers-choix");
    let first = "/espace/premiers-choix";
    client.get(first).await.is(200).has("Vos deux premiers choix");
    client.post(first, &[("csrf", "faux")]).await.is(403);
    let choices = [("nouveaux", "masque"), ("samu", "on")];
    let page = client.submit(first, first, &choices).await.is(303);
    client.follow(page).await.is(200).has("Votre espace est activé");
    let settings = client.get("/espace/reglages").await.is(200).text();
    let ticked = |name: &str| {
        let field = settings.split("<input").find(|field| field.contains(name)).unwrap();
        field.split('>').next().unwrap().contains(" checked")
    };
    assert!(ticked("\"samu\"") && ticked("\"masquer-nouveaux\"") && !ticked("\"bris-de-glace\""));
    let history = client.get("/espace/historique").await.is(200);
    history.has("avez activé votre espace").has("a vérifié votre identité");

    // And in again, by the door of everybody, with a code at the new address.
    let again = app.anonymous();
    let login = [("login", "a.du-puy-43"), ("password", PASSWORD)];
    again.post("/connexion", &login).await.is(303);
    assert_eq!(last(app, "message-code").to, "neuve@exemple.fr");
    card(&app.anonymous(), CARD, &who.identity.ins.spaced(), BORN).await.is(409).has("déjà activé");
}

async fn what_is_false_and_what_is_unknown_are_answered_the_same(app: &mut App) {
    let who = alice(app).await;
    let bruno = insured(app, people::bruno(), SpaceState::Known { since: app.now() }).await;
    let (hers, his) = (who.identity.ins.spaced(), bruno.identity.ins.spaced());
    // Nobody has this number; its key is right.
    let nobody = "2 79 03 51 215 189 89";
    let said = async |number: &str, nir: &str, born: &str| {
        let client = app.anonymous();
        let page = card(&client, number, nir, born).await.is(422).has("ne vont pas ensemble");
        assert!(client.cookie("carnet_activation").is_none());
        page.text().replace(number, "…").replace(nir, "…").replace(born, "…")
    };
    let unknown = said(CARD, nobody, BORN).await;
    assert_eq!(unknown, said("22222222222", &hers, BORN).await, "another card");
    assert_eq!(unknown, said(CARD, &hers, "1967-09-15").await, "another birth date");
    assert_eq!(unknown, said(CARD, &his, "1946-02-03").await, "named and not told");
    for (number, nir, born, told) in [
        ("1234567890", hers.as_str(), BORN, "11 chiffres"),
        (CARD, "2 67 09 43 157 012 94", BORN, "clé ne correspond pas"),
        (CARD, "2 67", BORN, "15 caractères"),
        (CARD, &hers, "", "date de naissance"),
        (CARD, &hers, "2031-01-01", "date de naissance"),
    ] {
        card(&app.anonymous(), number, nir, born).await.is(422).has(told);
    }
    // Each look at what the fund knows of her left a line, and each guess was counted.
    for _ in 0..3 {
        card(&app.anonymous(), "22222222222", &hers, BORN).await.is(422);
    }
    let page = card(&app.anonymous(), CARD, &hers, BORN).await.is(429).has("Trop d’essais");
    assert_eq!(page.header("retry-after"), "180");
    app.wait(SignedDuration::from_mins(4));
    identified(app, &who).await;
}

async fn a_code_is_late_used_wrong_or_too_fast_and_each_is_said(app: &mut App) {
    let who = alice(app).await;
    let client = identified(app, &who).await;
    let first = code(app, &client, "courriel").await;
    let fast = client.post("/activer/code/envoyer", &[("par", "courriel")]).await.is(429);
    assert_eq!(fast.has("30 secondes").header("retry-after"), "30");
    client.post("/activer/code", &[("code", "ABC")]).await.is(422).has("douze lettres");
    client.post("/activer/code", &[("code", "AAAA-BBBB-CCCC")]).await.is(422).has("pas celui");

    // Somebody else's way in does not know this code's day.
    app.wait(SignedDuration::from_hours(25));
    client.get("/activer/code").await.is(422).has("terminée");
    let client = identified(app, &who).await;
    client.post("/activer/code", &[("code", &first)]).await.is(422).has("plus valable");
    let second = code(app, &client, "courriel").await;
    client.post("/activer/code", &[("code", &second)]).await.is(303);

    let client = identified(app, &who).await;
    client.post("/activer/code", &[("code", &second)]).await.is(422).has("déjà servi");
    for _ in 0..3 {
        client.post("/activer/code", &[("code", "AAAA-BBBB-CCCC")]).await.is(422);
    }
    client.post("/activer/code", &[("code", "AAAA-BBBB-CCCC")]).await.is(422).has("terminée");
    app.wait(SignedDuration::from_mins(1));
    let client = identified(app, &who).await;
    for _ in 0..4 {
        app.wait(SignedDuration::from_secs(31));
        code(app, &client, "mobile").await;
    }
    app.wait(SignedDuration::from_secs(31));
    let page = client.post("/activer/code/envoyer", &[("par", "mobile")]).await;
    page.is(422).has("revenez demain");
}

async fn one_leaves_and_goes_on_and_it_ends(app: &mut App) {
    let who = alice(app).await;
    let client = proven(app, &who).await;
    app.wait(SignedDuration::from_mins(50));
    let page = client.get("/activer/reprendre").await.is(303);
    assert_eq!(page.location(), "/activer/contact");
    client.get("/activer/contact").await.is(200);
    app.restart().await;
    let client = client.at(&app.base);
    assert_eq!(client.get("/activer/reprendre").await.is(303).location(), "/activer/contact");
    let stranger = app.anonymous();
    stranger.get("/activer/reprendre").await.is(422).has("terminée");
    stranger.keep("carnet_activation", "un-jeton-au-hasard");
    stranger.get("/activer/compte").await.is(422);

    app.wait(SignedDuration::from_hours(2));
    client.get("/activer/contact").await.is(422).has("Recommencez");
    app.work().await;
    client.get("/activer/contact").await.is(422).has("Recommencez");
    // What was proven is proven no more: the code was for once.
    let client = identified(app, &who).await;
    assert_eq!(client.get("/activer/reprendre").await.is(303).location(), "/activer/code");
}

async fn rules_of_the_account_are_told_on_the_way_in(app: &mut App) {
    app.inhabitant(people::bruno()).await;
    let who = alice(app).await;
    let client = reached(app, &who).await;
    for (login, told) in [
        ("court", "trop court"),
        ("Alice.Morel", "lettres minuscules"),
        ("alice@exemple.fr", "adresse électronique"),
        ("267094315701293", "numéro de sécurité sociale"),
        ("fr7630006000011234567890189", "compte bancaire"),
        ("", "Écrivez votre identifiant"),
    ] {
        choose(&client, login, PASSWORD).await.is(422).has(told);
    }
    for (password, told) in [
        ("Tuile-14091967-x", "quelque chose de vous"),
        ("Tuile-neuve-7ocre", "quelque chose de vous"),
        ("Azertyuiop1!", "se devine trop vite"),
        ("tuile", "Il manque une lettre majuscule"),
    ] {
        choose(&client, "a.du-puy-43", password).await.is(422).has(told).lacks(password);
    }
    choose(&client, "a.du-puy-43", PASSWORD).await.is(303);

    // Another person wants the same login.
    let camille = insured(app, people::camille(), SpaceState::Created { since: app.now() }).await;
    let client = app.anonymous();
    card(&client, CARD, &camille.identity.ins.spaced(), "1979-03-08").await.is(303);
    let typed = code(app, &client, "courriel").await;
    client.post("/activer/code", &[("code", &typed)]).await.is(303);
    client.post("/activer/conditions", &[("accord", "on")]).await.is(303);
    let mobile = [("moyen", "mobile"), ("contact", "0692 12 34 56")];
    client.post("/activer/contact", &mobile).await.is(303);
    let sent = last(app, "message-contact-code");
    assert_eq!((sent.channel, sent.to.as_str()), (Channel::Sms, "+262692123456"));
    client.post("/activer/contact/code", &[("code", &sent.args[0].1)]).await.is(303);
    let page = choose(&client, "a.du-puy-43", "Nacre_Sillon4_Talus").await.is(422);
    page.has("déjà pris").has("<code>a.du-puy-43.2</code>").has("<code>a.du-puy-43-3</code>");
    choose(&client, "a.du-puy-43-3", "Nacre_Sillon4_Talus").await.is(303);
}

async fn who_cannot_be_activated_is_told_whom_to_call(app: &mut App) {
    let since = app.now();
    let state =
        SpaceState::Closed { since, archive_until: since, why: Closing::Wanted, deletion: None };
    let bruno = insured(app, people::bruno(), state).await;
    let his = bruno.identity.ins.spaced();
    let page = card(&app.anonymous(), CARD, &his, "1946-02-03").await.is(409);
    page.has("ne peut pas être activé").has("01 99 00 34 22");
}

/// Who had refused changes their mind with their card: told so on the way, and nothing changes before the end.
async fn who_refused_comes_in_after_all(app: &mut App) {
    let since = app.now();
    let who = insured(app, people::alice(), SpaceState::Opposed { since }).await;
    let client = identified(app, &who).await;
    client.get("/activer/code").await.is(200).has("Vous avez refusé cet espace");
    let hospital = app.hospital().await;
    let draft = crate::paper::Paper::about(&who.identity, 1, "Séjour").draft("Repos");
    let client = reached(app, &who).await;
    assert!(hospital.publish(&draft).await.status >= 400, "not before the end");
    choose(&client, "a.du-puy-43", PASSWORD).await.is(303);
    hospital.publish(&draft).await.is(201);
}

async fn new_terms_come_before_everything(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    alice.get("/espace").await.is(200);
    "2".clone_into(&mut app.terms);
    app.restart().await;
    let alice = alice.moved(app);
    for path in ["/espace", "/espace/documents", "/espace/compte"] {
        assert_eq!(alice.get(path).await.is(303).location(), "/espace/conditions", "{path}");
    }
    let here = "/espace/conditions";
    alice.get(here).await.is(200).has("Ces conditions ont changé").has("Version 2");
    alice.submit(here, here, &[]).await.is(422).has("Cochez la case");
    alice.get("/espace").await.is(303);
    let page = alice.submit(here, here, &[("accord", "on")]).await.is(303);
    alice.follow(page).await.is(200).has("accepté les nouvelles conditions");
    alice.get("/espace/documents").await.is(200);
}

/// Somebody who came in.
async fn inside(app: &mut App) -> (Inhabitant, Client) {
    let who = alice(app).await;
    let client = reached(app, &who).await;
    choose(&client, "a.du-puy-43", PASSWORD).await.is(303);
    (who, client)
}

async fn a_lost_login_is_sent_and_never_told(app: &mut App) {
    let (who, _) = inside(app).await;
    let at = "/retrouver/identifiant";
    let hers = who.identity.ins.spaced();
    let ask = async |nir: &str, born: &str| {
        let client = app.anonymous();
        let page = client.post(at, &[("nir", nir), ("naissance", born)]).await.is(303);
        client.follow(page).await.is(200).has("Si ces informations").text()
    };
    app.anonymous().get("/connexion").await.has(at).has("/retrouver/mot-de-passe");
    let before = app.service.cx().outbox().recent().len();
    let unknown = ask("2 79 03 51 215 189 89", BORN).await;
    assert_eq!(unknown, ask(&hers, "1967-09-15").await);
    assert_eq!(app.service.cx().outbox().recent().len(), before, "nobody is written to");
    assert_eq!(unknown, ask(&hers, BORN).await);
    let sent = last(app, "message-login");
    assert_eq!(sent.to, "neuve@exemple.fr");
    assert_eq!(sent.args[0].1, "a.du-puy-43");
    let bad = [("nir", "2 67"), ("naissance", BORN)];
    app.anonymous().post(at, &bad).await.is(422).has("15 caractères");
    for _ in 0..3 {
        ask(&hers, BORN).await;
    }
    let often = [("nir", hers.as_str()), ("naissance", BORN)];
    app.anonymous().post(at, &often).await.is(429).has("Trop d’essais");
}

async fn a_lost_password_takes_the_card_and_a_code(app: &mut App) {
    let (who, inside) = inside(app).await;
    inside.get("/espace/premiers-choix").await.is(200);
    let (at, typed, new) = ("/retrouver/mot-de-passe", "/retrouver/code", "/retrouver/nouveau");
    let hers = who.identity.ins.spaced();
    let show = async |client: &Client, number: &str| {
        let fields = [("carte", "photo"), ("numero", number), ("nir", &hers), ("naissance", BORN)];
        client.post(at, &fields).await
    };
    let client = app.anonymous();
    client.get(at).await.is(200).has("Mot de passe oublié");
    show(&client, "22222222222").await.is(422).has("ne vont pas ensemble");
    show(&client, CARD).await.is(303);
    client.get(typed).await.is(200).has("n•••@exemple.fr");
    assert_eq!(client.get(new).await.is(303).location(), typed);
    let fields = [("nouveau", "Nacre_Sillon4_Talus"), ("encore", "Nacre_Sillon4_Talus")];
    client.post(new, &fields).await.is(422).has("plus valable");
    let right = last(app, "message-recovery-code").args[0].1.clone();
    let wrong = if right == "000000" { "000001" } else { "000000" };
    client.post(typed, &[("code", wrong)]).await.is(422).has("pas le bon code");
    app.anonymous().post(typed, &[("code", &right)]).await.is(422);
    client.post(typed, &[("code", &right)]).await.is(303);
    let again = [("nouveau", PASSWORD), ("encore", PASSWORD)];
    client.post(new, &again).await.is(422).has("déjà utilisé");
    let personal = [("nouveau", "Tuile-Morel-7"), ("encore", "Tuile-Morel-7")];
    client.post(new, &personal).await.is(422).has("quelque chose de vous");
    let page = client.post(new, &fields).await.is(303);
    client.follow(page).await.is(200).has("Votre mot de passe est changé");
    inside.get("/espace/premiers-choix").await.is(303);
    assert_eq!(last(app, "message-password-changed").to, "neuve@exemple.fr");
    client.post(new, &fields).await.is(422);
    let login = [("login", "a.du-puy-43"), ("password", "Nacre_Sillon4_Talus")];
    app.anonymous().post("/connexion", &login).await.is(303);

    // A card whose space has no account yet leads to activation.
    let bruno = insured(app, people::bruno(), SpaceState::Created { since: app.now() }).await;
    let his = bruno.identity.ins.spaced();
    let fields = [("carte", "photo"), ("numero", CARD), ("nir", &his), ("naissance", "1946-02-03")];
    app.anonymous().post(at, &fields).await.is(409).has("pas encore de compte");
}
