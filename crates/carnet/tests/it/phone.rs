//! On a telephone: what can be installed, what is shown without a network, the emergency sheet.

use std::io::{Cursor, Read as _};

use crate::app::App;
use crate::doctor::BOB;
use crate::on_both_engines;
use crate::people;

on_both_engines!(
    the_sheet_is_written_shown_printed_and_taken_home,
    a_sheet_that_is_wrong_is_not_kept,
    the_sheet_is_its_holders_alone,
    what_a_telephone_installs_is_all_there,
);

const HERE: &str = "/espace/fiche-urgence";
const EDIT: &str = "/espace/fiche-urgence/modifier";
const FULL: [(&str, &str); 6] = [
    ("groupe", "o-negative"),
    ("allergies", "Pénicilline"),
    ("treatments", "Apixaban 5 mg\r\nmatin et soir"),
    ("nom-1", "Luc, mon fils"),
    ("telephone-1", "06 00 00 00 42"),
    ("languages", ""),
];

async fn the_sheet_is_written_shown_printed_and_taken_home(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    alice.get(HERE).await.is(200).has("Votre fiche est vide");
    alice.get(&format!("{HERE}/a-garder")).await.is(404).has("sheet.unwritten");
    let page = alice.submit(EDIT, EDIT, &FULL).await.is(303);
    let page = alice.follow(page).await.is(200).has("Votre fiche d’urgence est enregistrée.");
    let page = page.has("O\u{2212}").has("Pénicilline").has("href=\"tel:0600000042\"").has("MOREL");
    page.has("Apixaban 5 mg\nmatin et soir").has("Non vérifié").lacks("Langues parlées");
    alice.get(&format!("{HERE}?format=carte")).await.is(200).has("sos is-card");
    alice.get(EDIT).await.is(200).has("value=\"o-negative\" selected").has("Luc, mon fils");

    let kept = alice.get(&format!("{HERE}/a-garder")).await.is(200).has("Pénicilline");
    assert!(!kept.header("x-sheet-written").is_empty());
    // What stays on a telephone opens nothing: no token, no menu of hers.
    kept.lacks("csrf").lacks("/deconnexion").lacks("/espace/documents");

    let mut archive = zip::ZipArchive::new(Cursor::new(alice.export().await)).unwrap();
    let mut json = String::new();
    archive.by_name("emergency-sheet.json").unwrap().read_to_string(&mut json).unwrap();
    assert!(json.contains("Pénicilline"));
    alice.history().await.has("avez changé vos réglages");
    let page = alice.submit(EDIT, EDIT, &[("allergies", "  ")]).await.is(303);
    alice.follow(page).await.is(200).has("Votre fiche est vide").lacks("Pénicilline");
}

async fn a_sheet_that_is_wrong_is_not_kept(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let long = "é".repeat(401);
    let page = alice.submit(EDIT, EDIT, &[("allergies", long.as_str())]).await.is(422);
    page.has("href=\"#allergies\"").has(&long).has("trop long");
    let page = alice.submit(EDIT, EDIT, &[("nom-2", "Voisine")]).await.is(422);
    page.has("href=\"#nom-1\"").has("Voisine");
    alice.post(EDIT, &[("csrf", "volé"), ("allergies", "Noix")]).await.is(403);
    alice.get(HERE).await.is(200).has("Votre fiche est vide");
}

async fn the_sheet_is_its_holders_alone(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    alice.submit(EDIT, EDIT, &FULL).await.is(303);
    let bruno = app.holder(people::bruno()).await;
    bruno.get(HERE).await.is(200).lacks("Pénicilline");
    bruno.get(&format!("{HERE}/a-garder")).await.is(404);
    app.doctor(BOB, 0).await.enter(&alice.who).await.lacks("Pénicilline").lacks("Apixaban");
    for path in [HERE, EDIT, "/espace/fiche-urgence/a-garder"] {
        let page = app.anonymous().get(path).await.is(303);
        assert_eq!(page.location(), "/connexion");
    }
}

async fn what_a_telephone_installs_is_all_there(app: &mut App) {
    let anyone = app.anonymous();
    let manifest = anyone.get("/manifest.webmanifest").await.is(200);
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
    let manifest = manifest.json();
    assert_eq!(manifest["start_url"], "/espace");
    let icons = manifest["icons"].as_array().unwrap();
    let sizes: Vec<_> = icons.iter().map(|icon| icon["sizes"].as_str().unwrap()).collect();
    assert_eq!(sizes, ["any", "192x192", "512x512", "512x512"]);
    for icon in icons {
        let page = anyone.get(icon["src"].as_str().unwrap()).await.is(200);
        assert_eq!(page.header("content-type"), icon["type"].as_str().unwrap());
    }
    let worker = anyone.get("/sw.js").await.is(200);
    assert!(worker.header("content-type").starts_with("text/javascript"));
    let text = worker.text();
    let shell = crate::http::between(&text, "const SHELL = ", ";\n").unwrap();
    let shell: serde_json::Value = serde_json::from_str(&shell).unwrap();
    for file in shell["files"].as_array().unwrap() {
        anyone.get(file.as_str().unwrap()).await.is(200);
    }
    anyone.get("/hors-ligne").await.is(200).has("Vous êtes hors ligne").has("15");
    let home = app.holder(people::alice()).await.get("/espace").await.is(200);
    home.has("rel=\"manifest\"").has("/assets/js/phone.");
    // The worker changes with the language of the page it keeps.
    anyone.get("/langue/en").await.is(303);
    assert_ne!(anyone.get("/sw.js").await.text(), text);
}
