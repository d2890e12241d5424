//! The operator's check sees what is false, and the sweep removes what no document names.

use crate::actors::{at, create, deposited, owner};
use crate::on_both_engines;
use crate::world::World;

on_both_engines!(
    what_is_kept_is_true,
    what_was_altered_is_named,
    bytes_without_a_document_are_swept_once,
);

/// A space with three documents, all its lines in the log.
async fn with_documents(world: &World) {
    create(&world.store, 1).await;
    for number in 1..=3 {
        deposited(&world.store, owner(1), number, &[]).await;
    }
    world.store.sequence(at(9)).await.unwrap();
}

async fn what_is_kept_is_true(world: World) {
    with_documents(&world).await;
    let seen = world.store.check().await.unwrap();
    assert_eq!(seen.faults, Vec::<String>::new());
    assert_eq!((seen.owners, seen.documents, seen.orphans), (1, 3, 0));
    assert_eq!(seen.leaves, seen.lines, "every line is in the log");
    assert!(seen.lines >= 4 && seen.records > 3);
}

async fn what_was_altered_is_named(world: World) {
    with_documents(&world).await;
    let document = "DELETE FROM record WHERE kind = 'document' AND order_key = \
        (SELECT MIN(order_key) FROM record WHERE kind = 'document')";
    world.tamper(document);
    let seen = world.store.check().await.unwrap();
    let said = |what: &str| seen.faults.iter().any(|fault| fault.contains(what));
    assert!(said("which is not there"), "{:?}", seen.faults);

    world.tamper("UPDATE ledger SET actor = 'nobody' WHERE seq = 2");
    let seen = world.store.check().await.unwrap();
    assert!(seen.faults.iter().any(|fault| fault.contains("line 2 is not what was written")));

    let tile = world.path("log/tile/entries/000.p");
    let bundle = std::fs::read_dir(tile).unwrap().map(|file| file.unwrap().path()).max().unwrap();
    let mut bytes = std::fs::read(&bundle).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&bundle, bytes).unwrap();
    let seen = world.store.check().await.unwrap();
    assert!(seen.faults.iter().any(|fault| fault.contains("do not give the root")));
}

async fn bytes_without_a_document_are_swept_once(world: World) {
    with_documents(&world).await;
    let store = &world.store;
    let early = store.mark().await.unwrap();
    for bytes in [b"one".to_vec(), b"two".to_vec()] {
        store.put_content(owner(1), bytes).await.unwrap();
    }
    assert_eq!(store.sweep(early).await.unwrap().removed, 0, "put after the mark");
    assert_eq!(store.check().await.unwrap().orphans, 2);
    let swept = store.sweep(store.mark().await.unwrap()).await.unwrap();
    assert_eq!((swept.seen, swept.removed), (2, 2));
    // The next object takes the place of the last one that was removed, and is looked at all the same.
    store.put_content(owner(1), b"three".to_vec()).await.unwrap();
    let swept = store.sweep(store.mark().await.unwrap()).await.unwrap();
    assert_eq!((swept.seen, swept.removed), (1, 1));
    let seen = store.check().await.unwrap();
    assert_eq!((seen.documents, seen.orphans, seen.faults.len()), (3, 0, 0));
    assert_eq!(store.sweep(store.mark().await.unwrap()).await.unwrap().seen, 0);
}
