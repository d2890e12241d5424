//! What an owner exports about their ledger holds offline, and only as it was written.

use std::collections::BTreeMap;

use carnet_core::access::{Action, Target};
use carnet_core::document::Label;
use carnet_core::id::{DocumentId, OwnerId};
use carnet_ledger::verify::{Report, verify};
use carnet_store::{Load, Store};

use crate::actors::{at, body, create, deposited, own};
use crate::on_both_engines;
use crate::world::World;

on_both_engines![
    an_export_holds_with_its_documents,
    a_changed_byte_is_named,
    a_hidden_line_is_withheld_and_still_proved,
    lines_after_the_checkpoint_await_the_next,
];

async fn export(store: &Store, space: OwnerId, files: &BTreeMap<DocumentId, String>) -> Vec<u8> {
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::Export, Target::Space, at(9));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    store.sequence(at(9)).await.unwrap();
    store.ledger_export(&disclosed, files).await.unwrap().to_json().unwrap()
}

fn check(store: &Store, export: &[u8]) -> Report {
    verify(export, &mut |path| (path == "documents/1.pdf").then(|| body(1)), Some(&store.log_key()))
}

async fn an_export_holds_with_its_documents(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    create(store, 2).await;
    let (id, _) = deposited(store, space, 1, &[]).await;
    let files = BTreeMap::from([(id, "documents/1.pdf".to_owned())]);
    let json = export(store, space, &files).await;
    let report = check(store, &json);
    assert!(report.holds(), "{report:?}");
    assert_eq!(report.faults_total, 0);
    assert!(String::from_utf8(json).unwrap().contains("documents/1.pdf"));
}

async fn a_changed_byte_is_named(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (id, _) = deposited(store, space, 1, &[]).await;
    let files = BTreeMap::from([(id, "documents/1.pdf".to_owned())]);
    let json = String::from_utf8(export(store, space, &files).await).unwrap();
    let changed = json.replace("institution", "institutiom");
    assert_ne!(changed, json);
    assert!(!check(store, changed.as_bytes()).holds());
    let report = verify(json.as_bytes(), &mut |_| Some(body(2)), Some(&store.log_key()));
    assert!(!report.holds(), "another document than the one deposited");
}

async fn a_hidden_line_is_withheld_and_still_proved(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (hidden, _) = deposited(store, space, 1, &[Label::HiddenFromHolder]).await;
    let json = export(store, space, &BTreeMap::new()).await;
    assert!(check(store, &json).holds());
    let text = String::from_utf8(json).unwrap();
    assert!(!text.contains(&hidden.to_string()));
    assert_eq!(text.matches("\"seq\":").count(), 3);
    assert_eq!(text.matches("\"canonical\":").count(), 2);
    assert_eq!(text.matches("\"proof\":").count(), 3);
}

async fn lines_after_the_checkpoint_await_the_next(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::Export, Target::Space, at(9));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    let before = store.ledger_export(&disclosed, &BTreeMap::new()).await.unwrap();
    assert!(before.lines.iter().all(|line| line.proof.is_none()));
    store.sequence(at(9)).await.unwrap();
    let after = store.ledger_export(&disclosed, &BTreeMap::new()).await.unwrap();
    assert!(after.lines.iter().all(|line| line.proof.is_some()));
    assert!(check(store, &after.to_json().unwrap()).holds());
}
