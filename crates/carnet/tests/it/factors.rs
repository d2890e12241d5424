//! The second factor in all its ways: an app, a code sent, a code kept on paper.

use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;
use jiff::SignedDuration;

use crate::app::App;
use crate::holder::{Holder, code};
use crate::http::{Client, Page, between};
use crate::on_both_engines;
use crate::people::{self, PASSWORD};

on_both_engines!(
    an_app_is_added_with_its_first_code_and_opens_the_space,
    the_code_of_an_app_is_taken_once,
    one_chooses_the_way_and_every_try_is_counted,
    a_backup_code_opens_once,
    a_proof_is_taken_away_by_the_password,
);

const PROOFS: &str = "/espace/compte/preuves";
const APP: &str = "/espace/compte/preuves/application";
const CONFIRM: &str = "/espace/compte/preuves/application/code";
const BACKUP: &str = "/espace/compte/preuves/secours";
const STEP: SignedDuration = SignedDuration::from_secs(30);

/// The telephone of somebody: what their app was told.
pub(crate) struct Telephone(Vec<u8>);

impl Telephone {
    fn told(page: &Page) -> Self {
        let secret = between(&page.text(), "<p><code>", "</code></p>").unwrap();
        let secret: String = secret.chars().filter(|c| *c != ' ').collect();
        Self(BASE32_NOPAD.decode(secret.as_bytes()).unwrap())
    }

    /// What it shows so long from now: RFC 6238, written a second time.
    fn shows(&self, app: &App, later: SignedDuration) -> String {
        let step = (app.now() + later).as_second() / 30;
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let at = usize::from(tag.as_ref()[19] & 15);
        let four: [u8; 4] = tag.as_ref()[at..at + 4].try_into().unwrap();
        format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
    }

    fn now(&self, app: &App) -> String {
        self.shows(app, SignedDuration::ZERO)
    }

    /// A code that it shows neither now nor around.
    fn never(&self, app: &App) -> String {
        let around = [-STEP, SignedDuration::ZERO, STEP].map(|later| self.shows(app, later));
        let others = ["000000", "000001", "000002", "000003"];
        others.into_iter().find(|other| !around.iter().any(|one| one == other)).unwrap().to_owned()
    }
}

fn words_to<'a>(sent: &'a [carnet_app::outbox::Message], to: &str) -> Vec<&'a str> {
    sent.iter().filter(|one| one.to == to).map(|one| one.words.as_str()).collect()
}

/// Adds an app as a person does, and gives what they copied of the backup codes.
async fn add(app: &App, alice: &Holder) -> (Telephone, Vec<String>) {
    let page = alice.submit(APP, APP, &[("password", PASSWORD)]).await.is(303);
    let page = alice.follow(page).await.is(200).has("<svg class=\"qr\"");
    let phone = Telephone::told(&page);
    let fields = [("nom", "Mon téléphone"), ("code", &phone.now(app))];
    let page = alice.submit(APP, CONFIRM, &fields).await.is(200);
    (phone, codes_of(&page))
}

fn codes_of(page: &Page) -> Vec<String> {
    let text = page.text();
    let codes = text.split("<li><code>").skip(1);
    codes.filter_map(|rest| rest.split_once('<')).map(|(code, _)| code.to_owned()).collect()
}

/// Login and password given, in a browser of its own.
async fn half_way(app: &App) -> Client {
    let client = app.anonymous();
    let login = [("login", "alice"), ("password", PASSWORD)];
    client.post("/connexion", &login).await.is(303);
    client
}

async fn typed(client: &Client, code: &str) -> Page {
    client.post("/connexion/code", &[("code", code)]).await
}

async fn an_app_is_added_with_its_first_code_and_opens_the_space(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    alice.get("/espace/compte").await.is(200).has(PROOFS);
    alice.get(PROOFS).await.is(200).has("Vous n’avez aucun code de secours");
    alice.post(APP, &[("csrf", "faux"), ("password", PASSWORD)]).await.is(403);
    alice.submit(APP, APP, &[("password", "pas-le-bon")]).await.is(422);
    alice.get(APP).await.is(200).lacks("<svg class=\"qr\"");
    let page = alice.submit(APP, APP, &[("password", PASSWORD)]).await.is(303);
    let page = alice.follow(page).await.is(200);
    let phone = Telephone::told(&page);
    // In another session of the same person, it is not being added.
    let elsewhere = Holder::sign_in(app, &alice.who).await;
    elsewhere.get(APP).await.is(200).lacks("<svg class=\"qr\"");
    let right = phone.now(app);
    let fields = [("nom", "Mon téléphone"), ("code", right.as_str())];
    elsewhere.submit(APP, CONFIRM, &fields).await.is(422).has("factor.draft-over");
    alice.submit(APP, CONFIRM, &[("nom", ""), ("code", &right)]).await.is(422);
    alice.submit(APP, CONFIRM, &[("nom", "Mon téléphone"), ("code", "12")]).await.is(422);
    let wrong = [("nom", "Mon téléphone"), ("code", &*phone.never(app))];
    alice.submit(APP, CONFIRM, &wrong).await.is(422).has("Il vous reste 4 essais");
    // Nothing is in force before the first code.
    let client = half_way(app).await;
    client.get("/connexion/code").await.is(200).has("par courriel à");

    let page = alice.submit(APP, CONFIRM, &fields).await.is(200).has("L’application est ajoutée");
    let codes = codes_of(&page);
    assert_eq!(codes.len(), 10);
    let list = alice.get(PROOFS).await.is(200).has("Mon téléphone").has("10 codes de secours");
    codes.iter().fold(list, |list, code| list.lacks(code));
    let sent = app.sent().await;
    assert_eq!(words_to(&sent, "alice@exemple.fr")[0], "message-app-added");
    let kept = format!("{sent:?}");
    assert!(!codes.iter().any(|code| kept.contains(code.as_str())));

    // Nothing is sent where an app shows the code.
    let before = app.sent().await.len();
    let client = half_way(app).await;
    client.get("/connexion/code").await.is(200).has("application d’authentification l’affiche");
    assert_eq!(app.sent().await.len(), before);
    app.wait(STEP);
    let page = typed(&client, &phone.now(app)).await.is(303);
    assert_eq!(page.location(), "/espace");
    client.get("/espace").await.is(200);
    alice.get(PROOFS).await.is(200).has("Utilisée");
}

async fn the_code_of_an_app_is_taken_once(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let (phone, _) = add(app, &alice).await;
    // The first code proved the app: it opens nothing.
    let client = half_way(app).await;
    typed(&client, &phone.now(app)).await.is(422).has("Ce code a déjà servi");
    app.wait(STEP);
    let next = phone.now(app);
    typed(&client, &next).await.is(303);
    let thief = half_way(app).await;
    typed(&thief, &next).await.is(422).has("Ce code a déjà servi");
    assert!(thief.cookie("carnet_session").is_none());
    // A clock may be one step ahead; what it was before is then over, too.
    app.wait(STEP);
    let (this, ahead) = (phone.now(app), phone.shows(app, STEP));
    typed(&thief, &ahead).await.is(303);
    let thief = half_way(app).await;
    typed(&thief, &this).await.is(422).has("Ce code a déjà servi");
    app.wait(STEP * 10);
    let (early, late) = (phone.shows(app, STEP * 2), phone.shows(app, -STEP * 2));
    for far in [early, late] {
        typed(&thief, &far).await.is(422).has("Ce n’est pas le bon code");
    }
    // At the same instant in two browsers: one of them.
    let one = half_way(app).await;
    let other = half_way(app).await;
    let code = phone.now(app);
    let (first, second) = tokio::join!(typed(&one, &code), typed(&other, &code));
    let mut both = [first.status, second.status];
    both.sort_unstable();
    assert_eq!(both, [303, 422]);
}

async fn one_chooses_the_way_and_every_try_is_counted(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let (phone, _) = add(app, &alice).await;
    app.wait(STEP * 4);
    let client = half_way(app).await;
    let again = "/connexion/code/renvoyer";
    client.get("/connexion/code").await.is(200).has("Recevoir un code par courriel");
    client.post(again, &[("par", "mobile")]).await.is(422).has("signin.way-missing");
    let page = client.post(again, &[("par", "email")]).await.is(303);
    client.follow(page).await.is(200).has("a•••@exemple.fr").has("Utiliser mon application");
    let sent = code(app);
    let wrong = if sent == "000000" { "000001" } else { "000000" };
    // What an app shows is no answer where a sent code is awaited.
    typed(&client, wrong).await.is(422).has("Il vous reste 4 essais");
    client.post(again, &[("par", "app")]).await.is(303);
    typed(&client, &sent).await.is(422).has("Il vous reste 3 essais");
    client.post("/connexion/secours", &[("secours", "ABCD-EFGH")]).await.is(422);
    let none = [("secours", "ABCD-EFGH-JKLM")];
    client.post("/connexion/secours", &none).await.is(422).has("Il vous reste 2 essais");
    typed(&client, &phone.never(app)).await.is(422).has("Il vous reste un essai");
    typed(&client, &phone.never(app)).await.is(422);
    let page = typed(&client, &phone.now(app)).await;
    assert_eq!(page.location(), "/connexion", "after the last try the password is asked again");
    assert!(client.cookie("carnet_session").is_none());

    // A day has so many, whichever the way and the session.
    for _ in 0..5 {
        let client = half_way(app).await;
        typed(&client, &phone.never(app)).await.is(422);
    }
    let client = half_way(app).await;
    let page = typed(&client, &phone.now(app)).await.is(429);
    assert!(!page.header("retry-after").is_empty());
    app.wait(SignedDuration::from_hours(25));
    let client = half_way(app).await;
    typed(&client, &phone.now(app)).await.is(303);
}

async fn a_backup_code_opens_once(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let (_, codes) = add(app, &alice).await;
    let client = half_way(app).await;
    client.get("/connexion/code").await.is(200).has("/connexion/secours");
    client.get("/connexion/secours").await.is(200);
    let spare = async |client: &Client, code: &str| {
        client.post("/connexion/secours", &[("secours", code)]).await
    };
    let typed_by_hand = codes[0].to_lowercase().replace('-', " ");
    let page = spare(&client, &typed_by_hand).await.is(303);
    assert_eq!(page.location(), "/espace");
    client.get(PROOFS).await.is(200).has("Il vous reste 9 codes de secours");
    let sent = app.sent().await;
    let told = sent.iter().find(|one| one.words == "message-backup-used").unwrap();
    assert_eq!(told.args, [("left".to_owned(), "9".to_owned())]);
    let thief = half_way(app).await;
    spare(&thief, &codes[0]).await.is(422).has("il a déjà servi");
    // Without the password it is worth nothing.
    let stranger = app.anonymous();
    assert_eq!(spare(&stranger, &codes[1]).await.is(303).location(), "/connexion");
    assert_eq!(stranger.get("/connexion/secours").await.is(303).location(), "/connexion");
    // Nor in another account.
    let bruno = app.holder(people::bruno()).await;
    let page = bruno.submit(BACKUP, BACKUP, &[("password", PASSWORD)]).await.is(200);
    spare(&thief, &codes_of(&page)[0]).await.is(422);

    bruno.submit(BACKUP, BACKUP, &[("password", "pas-le-bon")]).await.is(422);
    alice.post(BACKUP, &[("csrf", "faux"), ("password", PASSWORD)]).await.is(403);
    let page = alice.submit(BACKUP, BACKUP, &[("password", PASSWORD)]).await.is(200);
    let anew = codes_of(&page);
    assert_eq!(app.sent().await[0].words, "message-backup-renewed");
    spare(&thief, &codes[1]).await.is(422);
    spare(&thief, &anew[1]).await.is(303);
}

async fn a_proof_is_taken_away_by_the_password(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let (phone, _) = add(app, &alice).await;
    let leave = alice.get(PROOFS).await.links("/espace/compte/preuves/retirer/").remove(0);
    alice.get(&leave).await.is(200).has("Mon téléphone");
    alice.post(&leave, &[("csrf", "faux"), ("password", PASSWORD)]).await.is(403);
    alice.submit(&leave, &leave, &[("password", "pas-le-bon")]).await.is(422);
    // Nobody else's, and nobody's.
    let bruno = app.holder(people::bruno()).await;
    bruno.get(&leave).await.is(404);
    bruno.submit(PROOFS, &leave, &[("password", PASSWORD)]).await.is(404);
    alice.submit(&leave, &leave, &[("password", PASSWORD)]).await.is(303);
    assert_eq!(app.sent().await[0].words, "message-app-removed");
    alice.get(&leave).await.is(404);
    alice.get(PROOFS).await.is(200).lacks("Mon téléphone").has("10 codes de secours");
    app.wait(STEP * 2);
    let client = half_way(app).await;
    client.get("/connexion/code").await.is(200).has("par courriel à");
    typed(&client, &phone.now(app)).await.is(422);

    // Five apps at most.
    for _ in 0..5 {
        app.wait(STEP);
        let page = alice.submit(APP, APP, &[("password", PASSWORD)]).await.is(303);
        let phone = Telephone::told(&alice.follow(page).await);
        let fields = [("nom", "Une de plus"), ("code", &*phone.now(app))];
        alice.submit(APP, CONFIRM, &fields).await.is(303);
    }
    alice.get(PROOFS).await.is(200).lacks(">Ajouter une application<");
    alice.submit(APP, APP, &[("password", PASSWORD)]).await.is(409).has("factor.too-many");
}
