//! The operator announces works: said on every page for a time, what is closed closed, everything else open.

use carnet_http::{Announcement, Section};
use jiff::SignedDuration;

use crate::app::App;
use crate::doctor::{BOB, patient};
use crate::holder::Holder;
use crate::http::Page;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;

on_both_engines!(
    an_announcement_is_on_every_page_between_its_dates,
    a_closed_section_says_when_to_come_back_and_the_rest_works,
    a_closed_portal_or_sign_in_leaves_the_other_doors_open,
);

const FRENCH: &str = "Nous changeons un disque.";
const ENGLISH: &str = "We are replacing a disk.";
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// From ten minutes after now, for an hour. Stories begin at nine in Paris: until 10 h 10.
fn works(app: &App, closes: &[Section]) -> Announcement {
    let from = app.now().checked_add(MINUTE * 10).unwrap();
    Announcement {
        from,
        until: from.checked_add(MINUTE * 60).unwrap(),
        fr: FRENCH.to_owned(),
        en: ENGLISH.to_owned(),
        closes: closes.to_vec(),
    }
}

/// It is closed, for so many seconds.
#[track_caller]
fn is_closed(page: Page, seconds: &str) -> Page {
    assert_eq!(page.header("retry-after"), seconds, "{}", page.address);
    page.is(503).has("section.closed").has(FRENCH).has("10\u{a0}h\u{a0}10")
}

async fn an_announcement_is_on_every_page_between_its_dates(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let bob = app.doctor(BOB, 0).await;
    let all = vec![works(app, &[Section::Export])];
    app.announce(all).await;
    let (alice, bob, nobody) = (alice.moved(app), bob.moved(app), app.anonymous());
    let english = app.anonymous();
    english.get("/langue/en").await.is(303);

    let before = ["/", "/connexion", "/pro"];
    let after = ["/espace", "/espace/documents", "/espace/reglages"];
    app.wait(MINUTE * 9);
    nobody.get("/").await.is(200).lacks(FRENCH);
    alice.get("/espace").await.is(200).lacks(FRENCH);

    app.wait(MINUTE);
    for path in before {
        let page = nobody.get(path).await.is(200).has(FRENCH).lacks(ENGLISH);
        let until = "Jusqu’au 2\u{a0}mars 2026 à 10\u{a0}h\u{a0}10.";
        page.has(until).has("<section class=\"announcements\" aria-label=");
    }
    for path in after {
        alice.get(path).await.is(200).has(FRENCH).has("Tout télécharger");
    }
    bob.get("/pro/patients").await.is(200).has(FRENCH);
    nobody.get("/nulle-part").await.is(404).has(FRENCH);
    english
        .get("/")
        .await
        .is(200)
        .has(ENGLISH)
        .has("Until 2\u{a0}March 2026 at 10:10")
        .lacks(FRENCH);
    // What a telephone keeps outlives the works.
    nobody.get("/hors-ligne").await.is(200).lacks(FRENCH);

    app.wait(MINUTE * 60);
    nobody.get("/").await.is(200).lacks(FRENCH);
    // An hour later a session is over.
    let alice = Holder::sign_in(app, &alice.who).await;
    alice.get("/espace").await.is(200).lacks(FRENCH);
    alice.get("/espace/export").await.is(200);
}

async fn a_closed_section_says_when_to_come_back_and_the_rest_works(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let all = vec![works(app, &[Section::Documents, Section::Adding, Section::Export])];
    app.announce(all).await;
    let (alice, nobody) = (alice.moved(app), app.anonymous());
    let csrf = alice.get("/espace/documents/ajouter").await.is(200).csrf();

    app.wait(MINUTE * 10);
    let fields = [("csrf", csrf.as_str()), ("titre", "Radio"), ("type", "DOCPAT05")];
    let photograph = vec![0; 3_000_000];
    is_closed(alice.upload("/espace/documents/ajouter", &fields, &photograph).await, "3600");
    let page = is_closed(alice.get("/espace/export").await, "3600").has("Alice MOREL");
    page.has("href=\"/espace/historique\"").has("Revenir à mon espace");
    is_closed(alice.post("/espace/export", &fields).await, "3600");
    is_closed(alice.get("/espace/documents/doc_inconnu/fichier").await, "3600");
    is_closed(nobody.get("/espace/documents").await, "3600").has("href=\"/connexion\"");

    for path in ["/espace", "/espace/historique", "/espace/notifications", "/espace/reglages"] {
        alice.get(path).await.is(200);
    }
    alice.get("/espace/professionnels").await.is(200);
    alice.get("/espace/fiche-urgence").await.is(200);
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&alice.who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    nobody.get("/sante").await.is(200);
    nobody.get("/demo/courrier").await.is(200);
    let doctor = app.doctor(BOB, 0).await;
    doctor.enter(&alice.who).await.has("Séjour");

    app.wait(MINUTE * 59 + SignedDuration::from_secs(59));
    is_closed(alice.get("/espace/documents").await, "1");
    app.wait(SignedDuration::from_secs(1));
    let alice = Holder::sign_in(app, &alice.who).await;
    alice.get("/espace/documents").await.is(200).has("Séjour").lacks("Radio");
}

async fn a_closed_portal_or_sign_in_leaves_the_other_doors_open(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&alice.who).await;
    let all = vec![works(app, &[Section::Practitioner]), works(app, &[Section::SignIn])];
    app.announce(all).await;
    let (alice, bob, nobody) = (alice.moved(app), bob.moved(app), app.anonymous());

    app.wait(MINUTE * 10);
    for path in ["/pro", "/pro/connexion", "/pro/patients", "/pro/situation"] {
        is_closed(bob.get(path).await, "3600").has("Bob FERRAND");
        is_closed(nobody.get(path).await, "3600").lacks("href=\"/connexion\"");
    }
    is_closed(bob.get(&patient(alice.who.space)).await, "3600").lacks("MOREL");
    is_closed(bob.post("/pro/patients", &[("ins", "x")]).await, "3600");
    is_closed(nobody.get("/connexion").await, "3600");
    is_closed(nobody.post("/connexion", &[("login", "alice")]).await, "3600");
    is_closed(nobody.get("/connexion/code").await, "3600");
    alice.get("/espace").await.is(200);
    alice.get("/espace/documents").await.is(200);
    alice.submit("/espace", "/deconnexion", &[]).await.is(303);

    app.wait(MINUTE * 60);
    nobody.get("/connexion").await.is(200);
    app.doctor(BOB, 0).await.get("/pro/patients").await.is(200).lacks(FRENCH);
}
