//! Signing in, and everything that must not open the door.

use jiff::SignedDuration;

use crate::app::App;
use crate::doctor::{self, BOB};
use crate::holder::{Holder, code};
use crate::http::Client;
use crate::on_both_engines;
use crate::people::{self, PASSWORD};

on_both_engines!(
    a_wrong_login_and_a_wrong_password_look_the_same,
    guesses_slow_down_and_stop,
    a_code_is_for_once_and_for_a_while,
    a_session_ends,
    a_form_without_its_token_does_nothing,
    nobody_is_sent_elsewhere,
    a_professional_arrives_once_per_code,
);

/// What a person reads, without what they typed.
async fn refused(client: &Client, login: &str, password: &str) -> String {
    let fields = [("login", login), ("password", password)];
    client.post("/connexion", &fields).await.is(422).text().replace(login, "…")
}

async fn a_wrong_login_and_a_wrong_password_look_the_same(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let anonymous = app.anonymous();
    let wrong = refused(&anonymous, "alice", "pas-le-bon").await;
    assert_eq!(wrong, refused(&anonymous, "nobody", "pas-le-bon").await);
    assert!(anonymous.cookie("carnet_session").is_none());
    for path in ["/espace", "/espace/documents", "/espace/export", "/espace/historique"] {
        let page = anonymous.get(path).await.is(303);
        assert_eq!(page.location(), "/connexion", "{path}");
    }
    assert_eq!(anonymous.get("/pro/patients").await.is(303).location(), "/pro");
    anonymous.post("/connexion", &[("login", ""), ("password", "")]).await.is(422);
}

async fn guesses_slow_down_and_stop(app: &mut App) {
    let who = app.inhabitant(people::alice()).await;
    let anonymous = app.anonymous();
    for _ in 0..5 {
        refused(&anonymous, "alice", "pas-le-bon").await;
    }
    let login = [("login", "alice"), ("password", PASSWORD)];
    let page = anonymous.post("/connexion", &login).await.is(429).has("Attendez");
    assert_eq!(page.header("retry-after"), "180");
    assert!(app.sent().await.is_empty(), "not even the right one");
    app.wait(SignedDuration::from_mins(20));
    Holder::sign_in(app, &who).await;
    let anonymous = app.anonymous();
    refused(&anonymous, "alice", "pas-le-bon").await;
    // One success forgets the failures.
    Holder::sign_in(app, &who).await;
}

async fn a_code_is_for_once_and_for_a_while(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let login = [("login", "alice"), ("password", PASSWORD)];
    let alice = app.anonymous();
    alice.post("/connexion", &login).await.is(303);
    let first = code(app);
    let not = |code: &str| if code == "000000" { "000001" } else { "000000" };
    alice.post("/connexion/code", &[("code", "12")]).await.is(422);
    alice.post("/connexion/code", &[("code", not(&first))]).await.is(422);
    assert!(alice.cookie("carnet_session").is_none());
    alice.post("/connexion/code/renvoyer", &[]).await.is(303);
    let second = code(app);
    assert_ne!(first, second);
    alice.post("/connexion/code", &[("code", &first)]).await.is(422);
    let stranger = app.anonymous();
    stranger.post("/connexion/code", &[("code", &second)]).await.is(303);
    assert!(stranger.cookie("carnet_session").is_none(), "a code without its password");
    app.wait(SignedDuration::from_hours(1));
    alice.post("/connexion/code", &[("code", &second)]).await;
    assert!(alice.cookie("carnet_session").is_none(), "too late");

    alice.post("/connexion", &login).await.is(303);
    let third = code(app);
    for _ in 0..10 {
        alice.post("/connexion/code", &[("code", not(&third))]).await;
    }
    alice.post("/connexion/code", &[("code", &third)]).await;
    assert!(alice.cookie("carnet_session").is_none(), "after so many guesses");
}

async fn a_session_ends(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    alice.get("/espace").await.is(200);
    let kept = alice.cookie("carnet_session").unwrap();
    let page = alice.submit("/espace", "/deconnexion", &[]).await.is(303);
    assert_eq!(page.location(), "/");
    assert!(alice.cookie("carnet_session").is_none());
    alice.keep("carnet_session", &kept);
    alice.get("/espace").await.is(303);

    let alice = Holder::sign_in(app, &alice.who).await;
    for _ in 0..4 {
        app.wait(SignedDuration::from_mins(10));
        alice.get("/espace").await.is(200);
    }
    app.wait(SignedDuration::from_mins(16));
    alice.get("/espace").await.is(303);
    let alice = Holder::sign_in(app, &alice.who).await;
    for _ in 0..((12 * 60) / 14) {
        app.wait(SignedDuration::from_mins(14));
        alice.get("/espace").await;
    }
    app.wait(SignedDuration::from_mins(14));
    alice.get("/espace").await.is(303);
    alice.keep("carnet_session", "un-jeton-au-hasard");
    alice.get("/espace").await.is(303);
}

async fn a_form_without_its_token_does_nothing(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let page = alice.add("Résultats", "visible", &crate::paper::pdf("Cholestérol")).await;
    alice.follow(page.is(303)).await.is(200);
    let document = alice.documents().await.remove(0);
    for path in ["masquer", "demasquer", "retirer"] {
        alice.post(&format!("{document}/{path}"), &[("csrf", "faux")]).await.is(403);
    }
    let forged = [("csrf", "faux"), ("rpps", BOB)];
    alice.post("/espace/professionnels/bloquer", &forged).await.is(403);
    alice.post("/espace/reglages", &[("csrf", "")]).await.is(403);
    alice.post("/espace/export", &[("csrf", "faux")]).await.is(403);
    alice.post("/espace/notifications/lues", &[("csrf", "faux")]).await.is(403);
    let upload = [("csrf", "faux"), ("titre", "X"), ("date", "2026-02-20"), ("type", "DOCPAT05")];
    alice.upload("/espace/documents/ajouter", &upload, b"%PDF-1.4").await.is(403);
    alice.post("/espace/reglages", &[]).await.is(422);
    assert_eq!(alice.documents().await.len(), 1);
    let bob = app.doctor(BOB, 0).await;
    let ins = alice.who.identity.ins.spaced();
    let forged = [("csrf", "faux"), ("ins", ins.as_str()), ("motif", "consentement")];
    bob.post("/pro/patients", &forged).await.is(403);
    bob.post("/pro/situation", &[("csrf", "faux"), ("situation", "0")]).await.is(403);
}

async fn nobody_is_sent_elsewhere(app: &mut App) {
    app.inhabitant(people::alice()).await;
    for elsewhere in ["https://mal.example", "//mal.example", "/\\mal.example"] {
        let alice = app.anonymous();
        let form = alice.get(&format!("/connexion?retour={elsewhere}")).await.is(200);
        assert!(!form.text().contains("name=\"retour\""), "{elsewhere}");
        assert!(form.links("http").is_empty() && form.links("//").is_empty(), "{elsewhere}");
        let login = [("login", "alice"), ("password", PASSWORD), ("retour", elsewhere)];
        alice.post("/connexion", &login).await.is(303);
        let page = alice.post("/connexion/code", &[("code", &code(app))]).await.is(303);
        assert_eq!(page.location(), "/espace");
        let page = alice.get(&format!("/langue/en?retour={elsewhere}")).await.is(303);
        assert!(!page.location().contains("mal.example"), "{}", page.location());
    }
    let alice = app.anonymous();
    alice.get("/espace/historique?qui=x").await.is(303);
    alice.post("/connexion", &[("login", "alice"), ("password", PASSWORD)]).await.is(303);
    let page = alice.post("/connexion/code", &[("code", &code(app))]).await.is(303);
    assert_eq!(page.location(), "/espace/historique?qui=x", "where one was going");
    let authorize = "/sandbox/psc/authorize?client_id=carnet&redirect_uri=https://mal.example/\
        &response_type=code&scope=openid&state=x";
    alice.get(authorize).await.is(400);
}

async fn a_professional_arrives_once_per_code(app: &mut App) {
    let bob = app.anonymous();
    let page = bob.get("/pro/connexion").await.is(303);
    let form = bob.get(&page.location()).await.is(200);
    let mut fields = doctor::hidden(&form.text());
    fields.push(("personne".to_owned(), BOB.to_owned()));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let back = bob.post("/sandbox/psc/authorize", &fields).await.is(303).location();
    let expected = bob.cookie("carnet_oidc").unwrap();

    let stranger = app.anonymous();
    assert_eq!(stranger.get(&back).await.status, 401, "a way back that was never begun");
    let altered = back.replace("state=", "state=x");
    bob.get(&altered).await.is(401);
    bob.get(&back).await.is(303);
    bob.keep("carnet_oidc", &expected);
    bob.get(&back).await.is(401);
    bob.get("/pro/retour?error=access_denied&state=x").await.is(401);
    bob.get("/pro/patients").await.is(303);
}
