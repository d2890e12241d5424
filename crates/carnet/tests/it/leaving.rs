//! Leaving: a space is closed, kept, opened again or erased, and a death is declared. Years pass in a moment.

use carnet::admin::people::{Death, death};
use carnet::backup::restore;
use carnet_core::space::SpaceState;
use carnet_store::{Load, StoreError};
use jiff::{SignedDuration, Timestamp};

use crate::app::App;
use crate::backup::{putting_back, save};
use crate::doctor::BOB;
use crate::holder::{Holder, last};
use crate::http::Page;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people::{self, PASSWORD};
use crate::software::Software;

on_both_engines!(
    a_closed_space_shows_nothing_and_is_restored_whole,
    a_deletion_is_cancelled_by_coming_back,
    an_express_deletion_is_done_in_time_and_a_backup_does_not_undo_it,
    an_archive_is_erased_after_ten_years,
    a_death_closes_the_space_and_the_account,
);

const HERE: &str = "/espace/cloture";
const REOPEN: &str = "/espace/cloture/reouverture";
const DELETE: &str = "/espace/cloture/effacement";
const DAY: SignedDuration = SignedDuration::from_hours(24);
const TITLE: &str = "Compte rendu de séjour";

fn until(app: &App, instant: &str) {
    let instant: Timestamp = instant.parse().unwrap();
    app.wait(instant.duration_since(app.now()));
}

/// Paul, a document of the hospital in his space, on 1 September.
async fn paul(app: &mut App) -> Holder {
    let paul = app.inhabitant(people::bruno()).await;
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&paul.identity, 1, TITLE).draft("Repos")).await.is(201);
    app.work().await;
    until(app, "2026-09-01T08:00:00Z");
    Holder::sign_in(app, &paul).await
}

/// The hospital comes back, months later, with a token of its own.
async fn hospital(app: &App) -> Software {
    let client = format!("ch-le-puy-{}", app.now().as_second());
    Software::register(app, &client, people::hospital()).await
}

async fn close(paul: &Holder, more: &[(&str, &str)]) -> Page {
    let fields = [&[("password", PASSWORD)][..], more].concat();
    let page = paul.submit(HERE, HERE, &fields).await.is(303);
    paul.follow(page).await.is(200)
}

async fn everything_is_shut(app: &App, paul: &Holder) {
    let pages = ["", "/documents", "/historique", "/notifications", "/professionnels", "/reglages"];
    for page in pages.map(|page| format!("/espace{page}")) {
        let page = paul.get(&page).await.is(303);
        assert_eq!(page.location(), HERE);
    }
    let hospital = hospital(app).await;
    let draft = Paper::about(&paul.who.identity, 2, "Autre").draft("Repos");
    hospital.publish(&draft).await.is(403).has("access.space-closed");
    let bob = app.doctor(BOB, 0).await;
    bob.open(&paul.who, "consentement", "").await.is(403).has("access.space-closed");
    bob.open(&paul.who, "urgence", "Malaise sur la voie publique").await.is(403).lacks(TITLE);
}

async fn a_closed_space_shows_nothing_and_is_restored_whole(app: &mut App) {
    let paul = paul(app).await;
    let document = paul.documents().await.remove(0);
    paul.get("/espace/reglages").await.is(200).has("href=\"/espace/cloture\"");
    paul.get(HERE).await.is(200).has("2036").has("1er\u{a0}décembre");
    let wrong = paul.submit(HERE, HERE, &[("password", "pas-le-mien-7")]).await.is(422);
    wrong.has("Ce n’est pas votre mot de passe").has("aria-invalid");
    paul.get(&document).await.is(200);

    close(&paul, &[]).await.has("Votre espace est clôturé").has("septembre 2036");
    everything_is_shut(app, &paul).await;
    paul.get(&document).await.is(303);
    let archive = paul.submit(HERE, "/espace/export", &[]).await.is(200);
    assert_eq!(archive.header("content-type"), "application/zip");
    let sent = app.sent().await;
    let told = sent.iter().find(|one| one.words == "message-notice-closed").unwrap();
    assert!(!format!("{told:?}").contains(TITLE));

    until(app, "2027-05-10T09:00:00Z");
    app.work().await;
    let paul = Holder::sign_in_to(app, &paul.who, HERE).await;
    paul.submit(HERE, REOPEN, &[("password", "pas-le-mien-7")]).await.is(422);
    let page = paul.submit(HERE, REOPEN, &[("password", PASSWORD)]).await.is(303);
    paul.follow(page).await.is(200).has("Votre espace est rouvert");
    paul.get(&document).await.is(200).has(TITLE);
    paul.history().await.has("avez clôturé votre espace").has("avez rouvert votre espace");
    paul.notices().await.has("Votre espace a été clôturé").has("Votre espace a été rouvert");
    // The calendar comes for an archive that is no longer one.
    until(app, "2036-09-01T08:00:00Z");
    app.work().await;
    let paul = Holder::sign_in(app, &paul.who).await;
    paul.get("/espace/documents").await.is(200).has(TITLE);
}

async fn a_deletion_is_cancelled_by_coming_back(app: &mut App) {
    let paul = paul(app).await;
    close(&paul, &[]).await.lacks("Vous avez demandé qu’il soit effacé");
    app.wait(DAY);
    let paul = Holder::sign_in_to(app, &paul.who, HERE).await;
    let page = paul.submit(HERE, DELETE, &[("password", PASSWORD)]).await.is(303);
    paul.follow(page).await.has("25\u{a0}novembre").lacks(DELETE);
    until(app, "2026-11-24T08:00:00Z");
    app.work().await;
    let paul = Holder::sign_in_to(app, &paul.who, HERE).await;
    let page = paul.submit(HERE, REOPEN, &[("password", PASSWORD)]).await.is(303);
    paul.follow(page).await.is(200);
    app.wait(DAY * 60);
    app.work().await;
    let paul = Holder::sign_in(app, &paul.who).await;
    paul.get("/espace/documents").await.is(200).has(TITLE);
    let sent = app.sent().await;
    assert!(sent.iter().any(|one| one.words == "message-notice-deletion-asked"));
    assert!(sent.iter().all(|one| one.words != "message-erased"));
}

/// Nobody finds him any more, and his number may begin anew.
async fn nothing_is_left(app: &mut App, paul: &Holder) {
    let found = app.service.store().load(paul.who.space, Load::Everything).await;
    assert!(matches!(found, Err(StoreError::Erased { .. })), "{found:?}");
    let owners = app.service.store().statistics().await.unwrap().owners;
    assert!(owners.iter().any(|(_, status, _)| status == "erased"), "{owners:?}");
    // The session he had, and his login.
    let page = paul.get("/espace").await.is(303);
    assert_eq!(page.location(), "/connexion");
    let anybody = app.anonymous();
    let login = [("login", paul.who.identity.login), ("password", PASSWORD)];
    anybody.post("/connexion", &login).await.is(422);
    let bob = app.doctor(BOB, 0).await;
    bob.open(&paul.who, "consentement", "").await.lacks(TITLE).lacks("clôturé");
    app.forget(paul.who.space);
    let created = SpaceState::Created { since: app.now() };
    let again = app.space(people::bruno(), created).await;
    assert_ne!(again.space, paul.who.space);
    // The same document of the same hospital is new to the new space.
    let hospital = hospital(app).await;
    hospital.publish(&Paper::about(&again.identity, 1, TITLE).draft("Repos")).await.is(201);
}

async fn an_express_deletion_is_done_in_time_and_a_backup_does_not_undo_it(app: &mut App) {
    let paul = paul(app).await;
    let before = save(app).await;
    close(&paul, &[("effacer", "on")]).await.has("24\u{a0}novembre");
    everything_is_shut(app, &paul).await;
    until(app, "2026-11-24T07:59:00Z");
    app.work().await;
    Holder::sign_in_to(app, &paul.who, HERE).await.get(HERE).await.is(200);
    until(app, "2026-11-24T09:00:00Z");
    app.work().await;
    assert!(app.sent().await.iter().any(|one| one.words == "message-erased"));
    nothing_is_left(app, &paul).await;
    app.work().await;
    let checked = app.service.store().check().await.unwrap();
    assert_eq!(checked.faults, Vec::<String>::new());

    // The data of before, with the keys of after.
    let after = save(app).await;
    let saved = before.with_keys(after.keys.clone());
    let elsewhere = tempfile::tempdir().unwrap();
    restore(&putting_back(app, &saved, elsewhere.path())).await.unwrap();
    app.move_to(elsewhere).await;
    let found = app.service.store().load(paul.who.space, Load::Everything).await;
    assert!(matches!(found, Err(StoreError::Erased { .. })), "{found:?}");
    let checked = app.service.store().check().await.unwrap();
    if app.is_embedded() {
        assert_eq!(checked.faults, Vec::<String>::new(), "the log of before still verifies");
    }
}

async fn an_archive_is_erased_after_ten_years(app: &mut App) {
    let paul = paul(app).await;
    close(&paul, &[]).await;
    until(app, "2036-08-31T08:00:00Z");
    app.work().await;
    Holder::sign_in_to(app, &paul.who, HERE).await.get(HERE).await.is(200);
    until(app, "2036-09-01T08:00:00Z");
    // Too late by a second to come back, even before the calendar came.
    let page = paul.post(REOPEN, &[("csrf", "x"), ("password", PASSWORD)]).await;
    assert_ne!(page.location(), "/espace");
    app.work().await;
    nothing_is_left(app, &paul).await;
}

async fn a_death_closes_the_space_and_the_account(app: &mut App) {
    let paul = paul(app).await;
    let ins = paul.who.identity.ins.matricule().to_owned();
    let oid = paul.who.identity.ins.domain().oid().to_owned();
    let on = |on: &str| Death {
        ins: ins.clone(),
        oid: oid.clone(),
        on: Some(on.parse().unwrap()),
        mistake: false,
    };
    death(&app.service, &on("2026-09-02")).await.unwrap_err();
    death(&app.service, &on("2026-08-30")).await.unwrap();
    death(&app.service, &on("2026-08-30")).await.unwrap_err();
    let page = paul.get("/espace").await.is(303);
    assert_eq!(page.location(), "/connexion", "his sessions are over");
    let anybody = app.anonymous();
    let login = [("login", paul.who.identity.login), ("password", PASSWORD)];
    anybody.post("/connexion", &login).await.is(422);
    let bob = app.doctor(BOB, 0).await;
    bob.open(&paul.who, "urgence", "Malaise sur la voie publique").await.is(403).lacks(TITLE);

    let mistake = Death { on: None, mistake: true, ..on("2026-08-30") };
    death(&app.service, &mistake).await.unwrap();
    death(&app.service, &mistake).await.unwrap_err();
    let paul = Holder::sign_in(app, &paul.who).await;
    let document = paul.documents().await.remove(0);
    assert!(last(&document).starts_with("doc_"));
    death(&app.service, &on("2026-08-30")).await.unwrap();
    app.forget(paul.who.space);
}
