//! Owners that are not spaces.

use carnet_core::account::Account;
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::practitioner::Recent;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_core::space::Contact;
use carnet_store::{RegistryCommit, StoreError, Version};

use crate::actors::{at, owner};
use crate::on_both_engines;
use crate::world::World;

on_both_engines![
    an_account_is_found_by_its_login,
    an_old_version_conflicts,
    a_list_comes_in_its_order,
    a_token_is_used_once,
];

fn account(id: OwnerId, login: &str) -> Account {
    let (password, name) = ("$argon2id$…".to_owned(), "Claire Martin".to_owned());
    Account::new(id, login.to_owned(), password, name, Contact::default(), owner(1))
}

async fn an_account_is_found_by_its_login(world: World) {
    let store = &world.store;
    let (id, other) = (owner(10), owner(11));
    let create = |id, login: &str| {
        RegistryCommit::new(id, OwnerKind::Account).put(&account(id, login)).lookup(
            LookupKind::Login,
            login,
            None,
        )
    };
    store.registry_commit(create(id, "claire")).await.unwrap();
    let taken = store.registry_commit(create(other, "claire")).await;
    assert!(matches!(taken, Err(StoreError::Duplicate { kind: LookupKind::Login })));
    assert_eq!(store.find(LookupKind::Login, "claire").await.unwrap(), Some((id, None)));
    let found = store.registry::<Account>(id).await.unwrap();
    assert_eq!(found.first().map(|found| found.value.clone()), Some(account(id, "claire")));
    assert!(store.registry::<Account>(other).await.unwrap().is_empty());
    let renamed = RegistryCommit::new(id, OwnerKind::Account)
        .put(&account(id, "clairette"))
        .unlookup(LookupKind::Login, "claire")
        .lookup(LookupKind::Login, "clairette", None);
    store.registry_commit(renamed).await.unwrap();
    assert_eq!(store.find(LookupKind::Login, "claire").await.unwrap(), None);
    assert_eq!(store.find(LookupKind::Login, "clairette").await.unwrap(), Some((id, None)));
}

async fn an_old_version_conflicts(world: World) {
    let store = &world.store;
    let id = owner(10);
    let record = RecordId::from_uuid(id.uuid());
    let put = |sent| {
        let mut account = account(id, "claire");
        account.known.sent = vec![jiff::Timestamp::UNIX_EPOCH; sent];
        RegistryCommit::new(id, OwnerKind::Account).put(&account)
    };
    store.registry_commit(put(0).expecting(Version::ABSENT)).await.unwrap();
    let read = store.registry_one::<Account>(id, record).await.unwrap().unwrap();
    store.registry_commit(put(1).expecting(read.version)).await.unwrap();
    let late = store.registry_commit(put(2).expecting(read.version)).await;
    assert!(matches!(late, Err(StoreError::Conflict)));
    store.registry_commit(put(3)).await.unwrap();
    let read = store.registry_one::<Account>(id, record).await.unwrap().unwrap();
    assert_eq!(read.value.known.sent.len(), 3);
    let gone = RegistryCommit::new(id, OwnerKind::Account).remove::<Account>(record);
    store.registry_commit(gone).await.unwrap();
    assert!(store.registry_one::<Account>(id, record).await.unwrap().is_none());
}

async fn a_list_comes_in_its_order(world: World) {
    let store = &world.store;
    let id = owner(20);
    let recent = |number: u64, minute| Recent {
        space: owner(number),
        name: format!("Personne {number}"),
        ins: ("279035121518989".to_owned(), "1.2.250.1.213.1.4.10".to_owned()),
        opened: at(minute),
        birth: None,
        sex: None,
    };
    let commit = RegistryCommit::new(id, OwnerKind::Practitioner)
        .put(&recent(3, 30))
        .put(&recent(1, 10))
        .put(&recent(2, 20));
    store.registry_commit(commit).await.unwrap();
    let again = RegistryCommit::new(id, OwnerKind::Practitioner).put(&recent(1, 40));
    store.registry_commit(again).await.unwrap();
    let list = store.registry::<Recent>(id).await.unwrap();
    let names: Vec<&str> = list.iter().map(|recent| recent.value.name.as_str()).collect();
    assert_eq!(names, ["Personne 2", "Personne 3", "Personne 1"]);
}

async fn a_token_is_used_once(world: World) {
    let uses = (0..8).map(|_| {
        let store = world.store.clone();
        tokio::spawn(async move {
            let used = RegistryCommit::new(owner(30), OwnerKind::Organisation).lookup(
                LookupKind::UsedToken,
                "jti-1",
                None,
            );
            match store.registry_commit(used).await {
                Ok(_) => true,
                Err(StoreError::Duplicate { kind: LookupKind::UsedToken }) => false,
                Err(error) => panic!("{error:?}"),
            }
        })
    });
    let mut accepted = 0;
    for used in uses.collect::<Vec<_>>() {
        accepted += u32::from(used.await.unwrap());
    }
    assert_eq!(accepted, 1);
}
