//! The transparency log: grows, survives restarts and crashes, refuses to fork.

use carnet_ledger::checkpoint::SignedCheckpoint;
use carnet_store::{Sequenced, Store};

use crate::actors::{at, create, deposited};
use crate::on_both_engines;
use crate::world::World;

on_both_engines![
    new_lines_of_all_owners_enter_once,
    a_restart_continues_the_tree,
    a_batch_cut_short_is_finished_once,
    a_restored_copy_signs_nothing,
    an_erased_owner_still_enters,
];

fn head(store: &Store) -> (u64, String) {
    let text = String::from_utf8(store.log_file("checkpoint").unwrap()).unwrap();
    let key = store.log_key().parse().unwrap();
    let signed = SignedCheckpoint::open(&text, &key).unwrap();
    let head = signed.checkpoint().head();
    (head.size, head.root.to_string())
}

async fn new_lines_of_all_owners_enter_once(world: World) {
    let store = &world.store;
    assert_eq!(store.log_file("checkpoint"), None);
    for number in 0..5 {
        create(store, number).await;
    }
    deposited(store, crate::actors::owner(1), 1, &[]).await;
    assert_eq!(store.sequence(at(1)).await.unwrap(), Sequenced { lines: 6, size: 6 });
    assert_eq!(store.sequence(at(2)).await.unwrap(), Sequenced { lines: 0, size: 6 });
    assert_eq!(head(store).0, 6);
    assert!(store.log_file("tile/0/000.p/6").is_some());
    assert!(store.log_file("tile/entries/000.p/6").is_some());
    for path in ["tile/0/../../carnet.db", "batch-in-progress.json", "tile/0/000", "/etc/passwd"] {
        assert_eq!(store.log_file(path), None, "{path}");
    }
}

async fn a_restart_continues_the_tree(world: World) {
    create(&world.store, 1).await;
    world.store.sequence(at(1)).await.unwrap();
    let restarted = world.restarted().await;
    assert_eq!(restarted.statistics().await.unwrap().log_size, 1);
    create(&restarted, 2).await;
    assert_eq!(restarted.sequence(at(2)).await.unwrap(), Sequenced { lines: 1, size: 2 });
}

/// The note of a batch put back, as a crash leaves it at its first and at its last step.
async fn a_batch_cut_short_is_finished_once(world: World) {
    let store = &world.store;
    create(store, 1).await;
    store.sequence(at(1)).await.unwrap();
    let (size, root) = head(store);
    let note = world.path("log/batch-in-progress.json");
    assert!(!note.exists());

    // After the lock let it through, before the owners' rows knew: nothing enters twice.
    let leaf = store.log_file("tile/entries/000.p/1").unwrap();
    let leaf = carnet_leaf(&leaf);
    let owner = crate::actors::owner(1);
    let json = format!(
        r#"{{"first_index":0,"runs":[{{"owner":"{owner}","first_seq":1,"last_seq":1,"first_index":0}}],"leaves":["{leaf}"]}}"#
    );
    std::fs::write(&note, &json).unwrap();
    let restarted = world.restarted().await;
    assert_eq!(restarted.sequence(at(2)).await.unwrap(), Sequenced { lines: 1, size: 1 });
    assert_eq!(head(&restarted), (size, root));
    assert!(!note.exists());

    // Before anything was published: the noted batch enters as it was noted.
    create(&restarted, 2).await;
    let (second, fresh) =
        (crate::actors::owner(2), json.replace("\"first_index\":0", "\"first_index\":1"));
    std::fs::write(&note, fresh.replace(&owner.to_string(), &second.to_string())).unwrap();
    let again = world.restarted().await;
    assert_eq!(again.sequence(at(3)).await.unwrap(), Sequenced { lines: 1, size: 2 });
    assert_eq!(again.sequence(at(4)).await.unwrap(), Sequenced { lines: 0, size: 2 });
}

/// The base64 of the first entry of a bundle.
fn carnet_leaf(bundle: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(&bundle[2..34])
}

async fn a_restored_copy_signs_nothing(world: World) {
    create(&world.store, 1).await;
    world.store.sequence(at(1)).await.unwrap();
    let copy = world.path("copy");
    copy_folder(&world.path("log"), &copy);
    create(&world.store, 2).await;
    world.store.sequence(at(2)).await.unwrap();
    std::fs::remove_dir_all(world.path("log")).unwrap();
    copy_folder(&copy, &world.path("log"));
    let restored = world.restarted().await;
    create(&restored, 3).await;
    let refused = restored.sequence(at(3)).await;
    assert_eq!(refused.err().map(|error| error.code()), Some("store.log-fork"));
    std::fs::remove_file(world.path("lock/signer")).unwrap();
    let without_lock = world.restarted().await.sequence(at(4)).await;
    assert_eq!(without_lock.err().map(|error| error.code()), Some("store.log-fork"));
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

async fn an_erased_owner_still_enters(world: World) {
    let store = &world.store;
    let gone = create(store, 1).await;
    create(store, 2).await;
    store.erase(gone).await.unwrap();
    assert_eq!(store.sequence(at(1)).await.unwrap(), Sequenced { lines: 2, size: 2 });
    assert_eq!(store.sequence(at(2)).await.unwrap(), Sequenced { lines: 0, size: 2 });
}
