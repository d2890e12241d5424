//! Spaces: creation, deposits, conflicts, look-ups, erasure, restarts, keys.

use carnet_core::access::{Action, Purpose, Target};
use carnet_core::record::LookupKind;
use carnet_store::{Commit, Load, Record, StoreError, Text, Version};

use crate::actors::{
    at, body, chance, create, creation, decide, deposit, deposited, document, hospital, kind, own,
    owner,
};
use crate::on_both_engines;
use crate::world::World;

on_both_engines![
    an_unknown_owner_is_an_empty_vault,
    a_created_space_is_found_and_its_number_taken,
    a_deposit_comes_back_byte_for_byte,
    a_commit_on_an_old_version_conflicts,
    concurrent_commits_leave_no_gap,
    concurrent_first_commits_make_one_space,
    a_taken_document_number_takes_everything_back,
    a_restart_finds_everything,
    an_erased_key_opens_nothing,
    another_ring_is_refused,
    a_lost_key_store_is_told,
    a_rotated_ring_opens_everything,
    an_orphan_is_discarded_and_a_named_object_kept,
];

async fn an_unknown_owner_is_an_empty_vault(world: World) {
    let vault = world.store.load(owner(1), Load::Everything).await.unwrap();
    assert!(!vault.exists());
    assert_eq!(vault.version(), Version::ABSENT);
    assert_eq!(vault.facts().state, None);
    assert!(matches!(world.store.find(LookupKind::Ins, "ins 1").await, Ok(None)));
    world.store.ping().await.unwrap();
}

async fn a_created_space_is_found_and_its_number_taken(world: World) {
    let store = &world.store;
    let id = create(store, 1).await;
    assert_eq!(store.find(LookupKind::Ins, "ins 1").await.unwrap(), Some((id, None)));
    assert_eq!(store.find(LookupKind::Login, "ins 1").await.unwrap(), None);
    let commit = creation(store, owner(2), "ins 1").await;
    let refused = store.commit(commit).await;
    assert!(matches!(refused, Err(StoreError::Duplicate { kind: LookupKind::Ins })), "{refused:?}");
    assert!(!store.load(owner(2), Load::Documents).await.unwrap().exists());
    let statistics = store.statistics().await.unwrap();
    assert_eq!(statistics.owners.len(), 1);
}

async fn a_deposit_comes_back_byte_for_byte(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (id, receipt) = deposited(store, space, 1, &[]).await;
    assert_eq!(receipt.seq, 2);
    let vault = store.load(space, Load::Documents).await.unwrap();
    assert_eq!(vault.facts().documents.len(), 1);
    let grant = own(&vault, Action::Read, Target::Document(id), at(5));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    assert_eq!(store.content(&disclosed, id).await.unwrap(), body(1));
    let unique_id = &disclosed.document(id).unwrap().description.unique_id;
    let found = store.find(LookupKind::Deposit, unique_id).await.unwrap();
    assert_eq!(found, Some((space, Some(id.into()))));
    assert_eq!(store.find(LookupKind::Deposit, "another").await.unwrap(), None);
}

async fn a_commit_on_an_old_version_conflicts(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (_, first) = deposit(store, space, (1, &[])).await;
    let (_, second) = deposit(store, space, (2, &[])).await;
    let receipt = store.commit(first).await.unwrap();
    assert!(matches!(store.commit(second).await, Err(StoreError::Conflict)));
    let vault = store.load(space, Load::Documents).await.unwrap();
    assert_eq!(vault.version(), receipt.version);
    assert_eq!(vault.facts().documents.len(), 1);
    let grant = own(&vault, Action::ReadHistory, Target::Space, at(5));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    let history = store.history(&disclosed).await.unwrap();
    assert_eq!(history.len(), 3, "the commit that conflicted left no line");
}

async fn concurrent_commits_leave_no_gap(world: World) {
    let space = create(&world.store, 1).await;
    let depositors = (0..8_u64).map(|number| {
        let store = world.store.clone();
        tokio::spawn(async move {
            for turn in 0..4_u64 {
                loop {
                    let (_, commit) = deposit(&store, space, (100 + number * 10 + turn, &[])).await;
                    match store.commit(commit).await {
                        Ok(_) => break,
                        Err(StoreError::Conflict) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                }
            }
        })
    });
    for depositor in depositors.collect::<Vec<_>>() {
        depositor.await.unwrap();
    }
    let vault = world.store.load(space, Load::Documents).await.unwrap();
    assert_eq!(vault.facts().documents.len(), 32);
    let grant = own(&vault, Action::ReadHistory, Target::Space, at(5));
    let disclosed = world.store.disclose(vault, grant).await.unwrap();
    let history = world.store.history(&disclosed).await.unwrap();
    let numbers: Vec<u64> = history.iter().map(|line| line.seq).collect();
    assert_eq!(numbers, (1..=34).collect::<Vec<_>>());
}

async fn concurrent_first_commits_make_one_space(world: World) {
    let mut commits = Vec::new();
    for number in 0..6 {
        commits.push(creation(&world.store, owner(1), &format!("ins {number}")).await);
    }
    let creators = commits.into_iter().map(|commit| {
        let store = world.store.clone();
        tokio::spawn(async move { store.commit(commit).await })
    });
    let mut made = 0;
    for creator in creators.collect::<Vec<_>>() {
        match creator.await.unwrap() {
            Ok(_) => made += 1,
            Err(StoreError::Conflict) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    assert_eq!(made, 1);
    assert!(world.store.load(owner(1), Load::Everything).await.unwrap().exists());
}

async fn a_taken_document_number_takes_everything_back(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (id, receipt) = deposited(store, space, 1, &[]).await;
    let (_, again) = deposit(store, space, (1, &[])).await;
    let refused = store.commit(again).await;
    let expected = LookupKind::Deposit;
    assert!(matches!(refused, Err(StoreError::Duplicate { kind }) if kind == expected));
    let vault = store.load(space, Load::Documents).await.unwrap();
    assert_eq!(vault.version(), receipt.version, "nothing of it stands");
    assert_eq!(vault.facts().documents.first().map(|document| document.id), Some(id));
}

async fn a_restart_finds_everything(world: World) {
    let space = create(&world.store, 1).await;
    let (id, _) = deposited(&world.store, space, 1, &[]).await;
    let store = world.restarted().await;
    assert_eq!(store.find(LookupKind::Ins, "ins 1").await.unwrap(), Some((space, None)));
    let vault = store.load(space, Load::Everything).await.unwrap();
    let grant = own(&vault, Action::Read, Target::Document(id), at(5));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    assert_eq!(store.content(&disclosed, id).await.unwrap(), body(1));
}

async fn an_erased_key_opens_nothing(world: World) {
    let store = &world.store;
    let (gone, kept) = (create(store, 1).await, create(store, 2).await);
    let (id, _) = deposited(store, gone, 1, &[]).await;
    let vault = store.load(gone, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::Read, Target::Document(id), at(5));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    store.erase(gone).await.unwrap();
    let erased =
        |error: &StoreError| matches!(error, StoreError::Erased { owner } if *owner == gone);
    assert!(store.content(&disclosed, id).await.is_err_and(|error| erased(&error)));
    assert!(store.load(gone, Load::Documents).await.is_err_and(|error| erased(&error)));
    assert!(store.put_content(gone, body(2)).await.is_err_and(|error| erased(&error)));
    let counted = store.statistics().await.unwrap().owners;
    let space = carnet_core::record::OwnerKind::Space;
    assert_eq!(counted, [(space, "active".to_owned(), 1), (space, "erased".to_owned(), 1)]);
    let restarted = world.restarted().await;
    assert!(restarted.load(gone, Load::Documents).await.is_err_and(|error| erased(&error)));
    assert!(restarted.load(kept, Load::Documents).await.unwrap().exists());
}

async fn another_ring_is_refused(world: World) {
    create(&world.store, 1).await;
    let refused = world.opened_with(carnet_store::KeyRing::generate()).await;
    let code = refused.err().map(|error| error.code());
    assert_eq!(code, Some("store.wrong-key-ring"));
    assert!(world.opened_with(world.ring.clone()).await.is_ok());
}

async fn a_lost_key_store_is_told(world: World) {
    create(&world.store, 1).await;
    world.tamper_with_keys("DELETE FROM ring; DELETE FROM owner_key;");
    let refused = world.opened_with(world.ring.clone()).await;
    assert_eq!(refused.err().map(|error| error.code()), Some("store.keys-missing"));
}

async fn a_rotated_ring_opens_everything(world: World) {
    let store = &world.store;
    let spaces = [create(store, 1).await, create(store, 2).await, create(store, 3).await];
    let (id, _) = deposited(store, spaces[0], 1, &[]).await;
    let next = world.ring.with_new_master();
    assert_eq!(store.rotate_master_key(next.clone()).await.unwrap(), 3);
    let fourth = create(store, 4).await;
    let restarted = world.opened_with(next.without_old_masters()).await.unwrap();
    for space in spaces.into_iter().chain([fourth]) {
        assert!(restarted.load(space, Load::Documents).await.unwrap().exists());
    }
    let vault = restarted.load(spaces[0], Load::Documents).await.unwrap();
    let grant = own(&vault, Action::Read, Target::Document(id), at(5));
    let disclosed = restarted.disclose(vault, grant).await.unwrap();
    assert_eq!(restarted.content(&disclosed, id).await.unwrap(), body(1));
    let old = world.opened_with(world.ring.clone()).await;
    assert_eq!(old.err().map(|error| error.code()), Some("store.wrong-key-ring"));
    let stranger = carnet_store::KeyRing::generate();
    assert!(store.rotate_master_key(stranger).await.is_err());
}

async fn an_orphan_is_discarded_and_a_named_object_kept(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (id, _) = deposited(store, space, 1, &[]).await;
    let orphan = store.put_content(space, body(2)).await.unwrap();
    store.discard_content(space, &orphan.object).await.unwrap();
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::Read, Target::Document(id), at(5));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    let named = disclosed.document(id).unwrap().content.object.clone();
    store.discard_content(space, &named).await.unwrap();
    assert_eq!(store.content(&disclosed, id).await.unwrap(), body(1));

    // A commit that names the discarded object finds nothing to show.
    let vault = store.load(space, Load::Documents).await.unwrap();
    let target = Target::Draft { kind: &kind(), labels: &[] };
    let ask = (Action::Deposit, target);
    let grant = decide(&vault, &hospital(), &Purpose::Deposit, ask, at(6)).unwrap().grant;
    let lost = carnet_core::id::DocumentId::new(at(6), chance(77));
    let commit = Commit::under(grant.for_new(lost, &orphan.sha256), vault.version())
        .put(Record::Document(Box::new(document(lost, orphan, &[]))))
        .put(Record::Text(Text { document: lost, text: "perdu".to_owned() }));
    store.commit(commit).await.unwrap();
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::Read, Target::Document(lost), at(7));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    let missing = store.content(&disclosed, lost).await;
    assert_eq!(missing.err().map(|error| error.code()), Some("store.inconsistent"));
}

/// On SQLite the bytes are ours to look at: neither database nor write-ahead log keeps what was destroyed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_destroyed_key_leaves_no_bytes() {
    let world = World::sqlite().await;
    let (gone, kept) = (create(&world.store, 1).await, create(&world.store, 2).await);
    let wrapped = |owner: carnet_core::id::OwnerId| -> Vec<u8> {
        let connection = rusqlite::Connection::open(world.path("keys.db")).unwrap();
        let sql = "SELECT wrapped FROM owner_key WHERE owner = ?1";
        connection.query_row(sql, [owner.uuid().as_bytes()], |row| row.get(0)).unwrap()
    };
    let (destroyed, standing) = (wrapped(gone), wrapped(kept));
    world.store.erase(gone).await.unwrap();
    let files = ["keys.db", "keys.db-wal"].map(|name| std::fs::read(world.path(name)).unwrap());
    let lies = |bytes: &[u8]| {
        files.iter().any(|file| file.windows(bytes.len()).any(|window| window == bytes))
    };
    assert!(!lies(&destroyed));
    assert!(lies(&standing), "the test can find a key where there is one");
}
