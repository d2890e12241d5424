//! « Voir mon espace comme… » shows what that professional really gets.

use std::collections::BTreeSet;

use serde_json::json;

use crate::app::App;
use crate::doctor::{BOB, NORA, PAUL};
use crate::holder::Holder;
use crate::http::Page;
use crate::on_both_engines;
use crate::paper::{Paper, pdf};
use crate::people;
use crate::software::{Software, acting};

on_both_engines!(
    each_profession_gets_what_was_shown,
    a_person_gets_what_was_shown,
    an_emergency_gets_what_was_shown,
    what_waits_for_an_announcement_is_on_neither_side,
);

const TITLES: [&str; 4] = ["Séjour", "Bilan sanguin", "Papiers à moi", "Résultats masqués"];

/// Alice's documents, one of them masked, and the software of the hospital.
async fn with_documents(app: &mut App) -> (Holder, Software) {
    let mut identity = people::alice();
    identity.attending = Some(NORA);
    let alice = app.holder(identity).await;
    let hospital = app.hospital().await;
    let who = alice.who.identity.clone();
    hospital.publish(&Paper::about(&who, 1, TITLES[0]).draft("Repos")).await.is(201);
    hospital.publish(&Paper::about(&who, 2, TITLES[1]).laboratory_draft()).await.is(201);
    hospital.publish(&Paper::about(&who, 3, TITLES[3]).laboratory_draft()).await.is(201);
    let page = alice.add(TITLES[2], "visible", &pdf("Adresse")).await.is(303);
    alice.follow(page).await.is(200);
    let list = alice.get("/espace/documents").await.text();
    let documents = alice.documents().await;
    let masked = documents.iter().find(|href| {
        let row = list.split(&format!("href=\"{href}\"")).nth(1).unwrap();
        row.trim_start_matches('>').starts_with(TITLES[3])
    });
    alice.mask(masked.unwrap()).await;
    (alice, hospital)
}

/// Which of the titles a text holds.
fn titles(text: &str) -> BTreeSet<&'static str> {
    TITLES.into_iter().filter(|title| text.contains(title)).collect()
}

/// What the holder is told that somebody sees; what they do not see is the rest.
async fn shown(alice: &Holder, who: &str) -> BTreeSet<&'static str> {
    let address = format!("/espace/vu-par?qui={}", who.replace(':', "%3A"));
    let main = |page: Page| crate::http::between(&page.text(), "<main", "</main>").unwrap();
    let seen = titles(&main(alice.get(&address).await.is(200)));
    let unseen = titles(&main(alice.get(&format!("{address}&voir=caches")).await.is(200)));
    assert!(seen.is_disjoint(&unseen), "{who}: {seen:?} {unseen:?}");
    assert_eq!(seen.len() + unseen.len(), TITLES.len(), "{who}");
    seen
}

/// What a search through the API gives.
async fn gets(software: &Software, alice: &Holder) -> BTreeSet<&'static str> {
    let page = software.get(&Software::search_of(&alice.who.identity)).await.is(200);
    let total = page.json()["total"].as_u64().unwrap();
    let found = titles(&page.text());
    assert_eq!(found.len() as u64, total);
    found
}

async fn each_profession_gets_what_was_shown(app: &mut App) {
    let (alice, hospital) = with_documents(app).await;
    let cases = [
        ("10", "G15_10/SM26", "10100000206"),
        ("60", "G15_60", "10100000214"),
        ("21", "G15_21", "10100000222"),
        ("40", "G15_40", "10100000230"),
        ("86", "G15_86", "10100000248"),
        ("28", "G15_28", "10100000255"),
    ];
    let mut differ = BTreeSet::new();
    for (profession, role, rpps) in cases {
        let told = shown(&alice, &format!("profession:{profession}")).await;
        let mut claim = acting(rpps, "care", Some("care-team"));
        (claim["profession"], claim["role"]) = (json!(profession), json!(role));
        let reader = hospital.acting(app, claim).await;
        assert_eq!(gets(&reader, &alice).await, told, "{profession}");
        differ.insert(told);
    }
    assert!(differ.len() > 1, "professions differ: {differ:?}");
    alice.history().await.has("demandé qui peut voir");
}

async fn a_person_gets_what_was_shown(app: &mut App) {
    let (alice, hospital) = with_documents(app).await;
    // Nora attends: she sees what is masked, once she is authorised.
    assert!(shown(&alice, &format!("personne:{NORA}")).await.is_empty());
    for rpps in [NORA, BOB, PAUL] {
        let mut claim = acting(rpps, "care", Some("declared"));
        if rpps == PAUL {
            (claim["profession"], claim["role"]) = (json!("60"), json!("G15_60"));
        }
        let reader = hospital.acting(app, claim).await;
        let got = gets(&reader, &alice).await;
        assert_eq!(got, shown(&alice, &format!("personne:{rpps}")).await, "{rpps}");
        assert_eq!(got.contains(TITLES[3]), rpps == NORA, "the mask");
    }
    let at = "/espace/professionnels";
    alice.get(at).await.has(&format!("/espace/vu-par?qui=personne%3A{BOB}"));
    alice.submit(at, &format!("{at}/bloquer"), &[("rpps", BOB)]).await.is(303);
    let blocked = alice.get(&format!("/espace/vu-par?qui=personne%3A{BOB}&voir=caches")).await;
    blocked.is(200).has("Vous l’avez bloqué.");
    assert!(shown(&alice, &format!("personne:{BOB}")).await.is_empty());
    for nobody in ["personne%3A10100009999", "profession%3A999", "autre"] {
        let page = alice.get(&format!("/espace/vu-par?qui={nobody}")).await.is(404);
        page.has("explain.unknown");
    }
}

async fn an_emergency_gets_what_was_shown(app: &mut App) {
    let (alice, hospital) = with_documents(app).await;
    let mut claim = acting(BOB, "emergency", None);
    claim["reason"] = json!("Malaise, patient inconscient aux urgences");
    let urgent = hospital.acting(app, claim).await;
    let told = shown(&alice, "urgence").await;
    assert!(!told.contains(TITLES[3]) && told.contains(TITLES[0]));
    assert_eq!(gets(&urgent, &alice).await, told);
    let at = "/espace/reglages";
    let switches = [("bris-de-glace", "on"), ("masques", "on")];
    alice.submit(at, at, &switches).await.is(303);
    let told = shown(&alice, "urgence").await;
    assert!(told.contains(TITLES[3]));
    assert_eq!(gets(&urgent, &alice).await, told);
    assert!(shown(&alice, "samu").await.is_empty(), "switched off");
}

async fn what_waits_for_an_announcement_is_on_neither_side(app: &mut App) {
    let (alice, hospital) = with_documents(app).await;
    let mut draft = Paper::about(&alice.who.identity, 9, "Anatomopathologie").draft("Biopsie");
    draft.labels = vec![carnet_core::document::Label::HiddenFromHolder];
    hospital.publish(&draft).await.is(201);
    for who in ["profession%3A10", "urgence"] {
        for side in ["", "&voir=caches"] {
            let page = alice.get(&format!("/espace/vu-par?qui={who}{side}")).await.is(200);
            page.lacks("Anatomopathologie").has("<span class=\"count\">3</span>");
        }
    }
    let bruno = app.holder(people::bruno()).await;
    bruno.get("/espace/vu-par?qui=profession%3A10").await.is(200).lacks(TITLES[0]);
}
