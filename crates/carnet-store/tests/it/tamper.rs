//! Rows changed behind the store's back are found.

use carnet_core::access::{Action, Target};
use carnet_store::{Load, Store, StoreError};

use crate::actors::{at, create, deposited, own};
use crate::on_both_engines;
use crate::world::World;

on_both_engines![
    a_changed_line_is_found,
    a_missing_line_is_found,
    a_cut_ledger_is_found,
    a_changed_record_is_found,
    a_record_moved_to_another_owner_is_found,
    an_older_record_put_back_is_found,
    nothing_clinical_lies_in_clear,
];

async fn history(store: &Store, space: carnet_core::id::OwnerId) -> Result<usize, StoreError> {
    let vault = store.load(space, Load::Documents).await?;
    let grant = own(&vault, Action::ReadHistory, Target::Space, at(9));
    let disclosed = store.disclose(vault, grant).await?;
    store.history(&disclosed).await.map(|lines| lines.len())
}

fn is_inconsistent<T: std::fmt::Debug>(result: Result<T, StoreError>, table: &str) {
    match result {
        Err(StoreError::Inconsistent { table: found, .. }) => assert_eq!(found, table),
        other => panic!("{other:?}"),
    }
}

async fn a_changed_line_is_found(world: World) {
    let space = create(&world.store, 1).await;
    assert_eq!(history(&world.store, space).await.unwrap(), 2);
    world.tamper("UPDATE ledger SET at = at + 1 WHERE seq = 1");
    is_inconsistent(history(&world.store, space).await, "ledger");
    world.tamper("UPDATE ledger SET at = at - 1 WHERE seq = 1");
    world.tamper("UPDATE ledger SET actor = 'holder' WHERE seq = 1");
    is_inconsistent(history(&world.store, space).await, "ledger");
}

async fn a_missing_line_is_found(world: World) {
    let space = create(&world.store, 1).await;
    deposited(&world.store, space, 1, &[]).await;
    world.tamper("DELETE FROM ledger WHERE seq = 1");
    is_inconsistent(history(&world.store, space).await, "ledger");
}

async fn a_cut_ledger_is_found(world: World) {
    let space = create(&world.store, 1).await;
    let vault = world.store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::ReadHistory, Target::Space, at(9));
    let disclosed = world.store.disclose(vault, grant).await.unwrap();
    world.tamper("DELETE FROM ledger WHERE seq = 2");
    is_inconsistent(world.store.history(&disclosed).await, "ledger");
}

async fn a_changed_record_is_found(world: World) {
    let space = create(&world.store, 1).await;
    deposited(&world.store, space, 1, &[]).await;
    let other = world.bytes(&"01".repeat(60));
    world.tamper(&format!("UPDATE record SET payload = {other} WHERE kind = 'document'"));
    is_inconsistent(world.store.load(space, Load::Documents).await, "record");
}

async fn a_record_moved_to_another_owner_is_found(world: World) {
    let store = &world.store;
    let (one, two) = (create(store, 1).await, create(store, 2).await);
    deposited(store, one, 1, &[]).await;
    let owner = |id: carnet_core::id::OwnerId| world.bytes(&id.uuid().simple().to_string());
    world.tamper(&format!(
        "UPDATE record SET owner = {}, shard = {} WHERE kind = 'document' AND owner = {}",
        owner(two),
        two.shard(),
        owner(one),
    ));
    is_inconsistent(store.load(two, Load::Documents).await, "record");
}

async fn an_older_record_put_back_is_found(world: World) {
    let space = create(&world.store, 1).await;
    deposited(&world.store, space, 1, &[]).await;
    world.tamper("UPDATE record SET version = version + 1 WHERE kind = 'document'");
    is_inconsistent(world.store.load(space, Load::Documents).await, "record");
}

async fn nothing_clinical_lies_in_clear(world: World) {
    let space = create(&world.store, 1).await;
    deposited(&world.store, space, 1, &[]).await;
    for file in ["content.db", "content.db-wal", "carnet.db", "carnet.db-wal"] {
        let Ok(bytes) = std::fs::read(world.path(file)) else { continue };
        for clear in ["Bilan sanguin", "Martin", "279035121518989", "%PDF-1.7", "11502-2"] {
            let found = bytes.windows(clear.len()).any(|window| window == clear.as_bytes());
            assert!(!found, "{clear} in {file}");
        }
    }
}
