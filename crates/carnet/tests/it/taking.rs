//! What a holder takes home, and what proves it; what is still there after a restart.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use carnet_ledger::verify::{Report, verify};
use zip::ZipArchive;

use crate::app::App;
use crate::doctor::BOB;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;

on_both_engines!(an_export_is_true_until_a_byte_changes, a_restart_finds_everything);

/// The files of an archive by their paths.
fn files(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let path = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(path, bytes);
    }
    files
}

fn check(files: &BTreeMap<String, Vec<u8>>, key: &str) -> Report {
    verify(&files["ledger.json"], &mut |path| files.get(path).cloned(), Some(key))
}

async fn an_export_is_true_until_a_byte_changes(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let draft = Paper::about(&who.identity, 1, "Séjour").draft("Repos");
    hospital.publish(&draft).await.is(201);
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await;
    bob.get(&bob.documents(&who).await[0]).await.is(200);

    // The file is named as the page that explains how to verify it says.
    let name = "carnet verify mon-espace.zip";
    alice.get("/espace/export").await.is(200).has(name);
    let page = alice.submit("/espace/export", "/espace/export", &[]).await.is(200);
    assert!(page.header("content-disposition").contains("mon-espace.zip"));
    let mut kept = files(&alice.export().await);
    let key = app.service.store().log_key();
    assert!(alice.get("/espace/export").await.text().contains(key.split('+').next().unwrap()));
    let report = check(&kept, &key);
    assert!(report.holds(), "{:#?}", report.faults);
    assert!(report.lines.checked >= 5, "{report:?}");
    assert_eq!((report.proofs.checked, report.documents.checked), (report.lines.checked, 1));
    let document = kept.keys().find(|path| path.starts_with("documents/")).unwrap().clone();
    assert_eq!(kept[&document], draft.bytes);
    let ledger = String::from_utf8(kept["ledger.json"].clone()).unwrap();
    assert!(ledger.contains("FERRAND") && ledger.contains("Cabinet de la Borne"));

    let honest = kept["ledger.json"].clone();
    let forged = ledger.replacen("FERRAND", "FERRANT", 1);
    kept.insert("ledger.json".to_owned(), forged.into_bytes());
    let report = check(&kept, &key);
    assert!(!report.holds());
    let line = ledger[..ledger.find("FERRAND").unwrap()].rfind("\"seq\":").unwrap();
    let seq: u64 = ledger[line + 6..].split(',').next().unwrap().trim().parse().unwrap();
    assert!(report.faults.iter().any(|fault| fault.seq() == Some(seq)), "{:#?}", report.faults);

    kept.insert("ledger.json".to_owned(), honest);
    kept.get_mut(&document).unwrap()[100] ^= 1;
    let report = check(&kept, &key);
    assert!(report.faults.iter().any(|fault| fault.file() == Some(&document)));
}

async fn a_restart_finds_everything(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    let draft = Paper::about(&who.identity, 1, "Séjour").draft("Insuffisance rénale");
    hospital.publish(&draft).await.is(201);
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.has("Séjour");
    let before = alice.history().await.text().matches("FERRAND").count();
    let document = alice.documents().await.remove(0);

    app.restart().await;
    let alice = alice.moved(app);
    let history = alice.history().await;
    assert_eq!(history.text().matches("FERRAND").count(), before, "the session too");
    alice.get(&document).await.is(200).has("Séjour");
    // The text of the document was still to be extracted.
    app.work().await;
    alice.get("/espace/documents?q=renale").await.has("Séjour").has("<mark>");
    let bob = bob.moved(app);
    assert_eq!(bob.documents(&who).await.len(), 1);
    let again = hospital.moved(app).await;
    again.publish(&draft).await.is(200);
    let key = app.service.store().log_key();
    let report = check(&files(&alice.export().await), &key);
    assert!(report.holds(), "{:#?}", report.faults);
}
