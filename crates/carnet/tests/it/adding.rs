//! A holder adds documents of their own, and takes them back.

use crate::app::App;
use crate::doctor::BOB;
use crate::on_both_engines;
use crate::paper::{PNG, pdf};
use crate::people;

on_both_engines!(
    a_holder_adds_what_they_have,
    a_holder_is_told_what_cannot_be_added,
    a_holder_takes_back_what_is_theirs,
);

const MEGABYTE: usize = 1024 * 1024;

async fn a_holder_adds_what_they_have(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let page = alice.add("Mes résultats", "visible", &pdf("Cholestérol total 2,1")).await.is(303);
    let page = alice.follow(page).await.is(200).has("Mes résultats");
    assert!(page.path().starts_with("/espace/documents/doc_"));
    let page = alice.add("Une photo", "masque", PNG).await.is(303);
    let photo = alice.follow(page).await.is(200);
    let file = alice.get(&photo.links(&photo.path())[0]).await.is(200);
    assert_eq!((file.header("content-type").as_str(), file.bytes.as_slice()), ("image/png", PNG));
    alice.add("Un mot", "visible", "Écrit à la main".as_bytes()).await.is(303);
    app.work().await;
    assert_eq!(alice.documents().await.len(), 3);
    alice.get("/espace/documents?q=cholesterol").await.has("Mes résultats").lacks("Une photo");
    alice.get("/espace/documents?q=ecrite+main").await.has("Un mot");
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&alice.who).await.has("Mes résultats").has("Un mot").lacks("Une photo");
    alice.notices().await.lacks("Mes résultats");
}

async fn a_holder_is_told_what_cannot_be_added(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let programs: [&[u8]; 4] = [
        b"MZ\x90\0\x03\0\0\0",
        b"<html><script>alert(1)</script></html>",
        b"<?xml version=\"1.0\"?><ClinicalDocument/>",
        b"PK\x03\x04 archive",
    ];
    for file in programs {
        alice.add("Refusé", "visible", file).await.is(422);
    }
    alice.add("Vide", "visible", b"").await.is(422);
    alice.add("", "visible", PNG).await.is(422);
    alice.add(&"x".repeat(121), "visible", PNG).await.is(422);
    alice.add("Ailleurs", "partout", PNG).await.is(422);
    let mut large = pdf("Trop");
    large.resize(10 * MEGABYTE + 1, b' ');
    alice.add("Trop grand", "visible", &large).await.is(422);
    large.resize(12 * MEGABYTE, b' ');
    alice.add("Bien trop grand", "visible", &large).await.is(422);
    let at = "/espace/documents/ajouter";
    let csrf = alice.get(at).await.csrf();
    for (date, kind) in
        [("2026-03-03", "DOCPAT05"), ("demain", "DOCPAT05"), ("2026-02-20", "34112-3")]
    {
        let fields = [
            ("csrf", csrf.as_str()),
            ("titre", "Demain"),
            ("date", date),
            ("type", kind),
            ("visibilite", "visible"),
        ];
        alice.upload(at, &fields, PNG).await.is(422);
    }
    assert!(alice.documents().await.is_empty(), "nothing was kept");
}

async fn a_holder_takes_back_what_is_theirs(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let page = alice.add("À moi", "visible", PNG).await.is(303);
    alice.follow(page).await.is(200);
    let mine = alice.documents().await.remove(0);
    let page = alice.submit(&mine, &format!("{mine}/retirer"), &[]).await.is(303);
    alice.follow(page).await.is(200).lacks("À moi");
    assert!(alice.documents().await.is_empty());
    assert_ne!(alice.get(&mine).await.status, 200);
    let bob = app.doctor(BOB, 0).await;
    bob.report(&alice.who, "Pas à moi", "visible").await;
    let theirs = alice.documents().await.remove(0);
    let page = alice.get(&theirs).await.is(200);
    assert!(!page.text().contains("/retirer"));
    alice.submit(&theirs, &format!("{theirs}/retirer"), &[]).await.is(403);
    assert_eq!(alice.documents().await.len(), 1);
}
