//! What a grant shows, what it lets change, and the line it costs.

use carnet_core::access::{Action, Target};
use carnet_core::document::{Binder, Label, Status};
use carnet_core::id::{FolderId, NoticeId};
use carnet_core::notice::{Notice, NoticeKind};
use carnet_core::record::RecordKind;
use carnet_core::space::{Authorisation, Block, Consent};
use carnet_store::{Commit, Load, Record, StoreError, Text};

use crate::actors::{
    at, care, chance, create, decide, deposited, doctor, document, hospital, own, structure,
};
use crate::on_both_engines;
use crate::world::World;

on_both_engines![
    a_disclosure_shows_what_the_grant_names,
    a_hidden_document_leaves_no_trace_for_its_holder,
    a_disclosure_writes_its_line_and_not_a_version,
    a_disclosure_of_a_changed_space_conflicts,
    bytes_come_only_to_who_reads,
    a_first_access_records_its_authorisation_with_its_line,
    a_professional_sees_their_own_authorisation_only,
    a_refusal_leaves_its_line,
    a_commit_changes_only_what_its_grants_name,
    texts_come_only_to_who_searches,
    a_binder_is_the_holders_alone,
];

async fn a_disclosure_shows_what_the_grant_names(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (plain, _) = deposited(store, space, 1, &[]).await;
    let (masked, _) = deposited(store, space, 2, &[Label::Masked]).await;
    let vault = store.load(space, Load::Everything).await.unwrap();
    let permit = decide(&vault, &doctor(), &care(), (Action::List, Target::Space), at(5)).unwrap();
    let disclosed = store.disclose(vault, permit.grant).await.unwrap();
    let shown: Vec<_> = disclosed.documents().iter().map(|document| document.id).collect();
    assert_eq!(shown, [plain]);
    assert!(disclosed.document(masked).is_none());
    assert!(disclosed.notices().is_empty() && disclosed.blocks().is_empty());
    let vault = store.load(space, Load::Everything).await.unwrap();
    let grant = own(&vault, Action::List, Target::Space, at(5));
    assert_eq!(store.disclose(vault, grant).await.unwrap().documents().len(), 2);
}

async fn a_hidden_document_leaves_no_trace_for_its_holder(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (hidden, _) = deposited(store, space, 1, &[Label::HiddenFromHolder]).await;
    let (plain, _) = deposited(store, space, 2, &[]).await;
    for (number, document) in [(1, hidden), (2, plain)] {
        let vault = store.load(space, Load::Documents).await.unwrap();
        let refusal = decide(
            &vault,
            &hospital(),
            &carnet_core::access::Purpose::Deposit,
            (Action::Read, Target::Document(document)),
            at(4),
        )
        .unwrap_err();
        let notice = Notice {
            id: NoticeId::new(at(4), chance(number)),
            kind: NoticeKind::Deposit,
            at: at(4),
            who: "Clinique".to_owned(),
            place: None,
            document: Some(document),
            read: None,
        };
        let commit = Commit::refused(&refusal, vault.version()).put(Record::Notice(notice));
        store.commit(commit).await.unwrap();
    }
    let vault = store.load(space, Load::WithNotices).await.unwrap();
    let grant = own(&vault, Action::ReadNotices, Target::Space, at(5));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    let told: Vec<_> = disclosed.notices().iter().filter_map(|notice| notice.document).collect();
    assert_eq!(told, [plain]);
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::ReadHistory, Target::Space, at(6));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    let history = store.history(&disclosed).await.unwrap();
    assert!(history.iter().all(|line| line.detail.document != Some(hidden)));
    let about_plain = history.iter().filter(|line| line.detail.document == Some(plain)).count();
    assert_eq!(about_plain, 2, "the deposit and the attempt");
}

async fn a_disclosure_writes_its_line_and_not_a_version(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let before = store.load(space, Load::Documents).await.unwrap().version();
    for minute in 0..3 {
        let vault = store.load(space, Load::Documents).await.unwrap();
        let grant = own(&vault, Action::Open, Target::Space, at(minute));
        let disclosed = store.disclose(vault, grant).await.unwrap();
        assert_eq!(disclosed.version(), before, "a reading conflicts with nothing");
    }
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::ReadHistory, Target::Space, at(9));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    let actions: Vec<String> =
        store.history(&disclosed).await.unwrap().into_iter().map(|it| it.detail.action).collect();
    assert_eq!(actions, ["create", "open", "open", "open", "read-history"]);
}

async fn a_disclosure_of_a_changed_space_conflicts(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (id, _) = deposited(store, space, 1, &[]).await;
    let seen = store.load(space, Load::Documents).await.unwrap();
    let permit =
        decide(&seen, &doctor(), &care(), (Action::Read, Target::Document(id)), at(5)).unwrap();
    let vault = store.load(space, Load::Documents).await.unwrap();
    let mask = own(&vault, Action::Mask, Target::Document(id), at(5));
    let changed = vault.for_change(&mask).document(id).unwrap().clone();
    let commit = Commit::under(mask, vault.version());
    store.commit(commit.put(Record::Document(Box::new(changed)))).await.unwrap();
    let late = store.disclose(seen, permit.grant).await;
    assert!(matches!(late, Err(StoreError::Conflict)), "the mask came first");
}

async fn bytes_come_only_to_who_reads(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (id, _) = deposited(store, space, 1, &[]).await;
    let (other, _) = deposited(store, space, 2, &[]).await;
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::List, Target::Space, at(5));
    let listed = store.disclose(vault, grant).await.unwrap();
    assert!(matches!(store.content(&listed, id).await, Err(StoreError::OutsideGrant)));
    assert!(matches!(store.history(&listed).await, Err(StoreError::OutsideGrant)));
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::Read, Target::Document(id), at(5));
    let read = store.disclose(vault, grant).await.unwrap();
    assert!(store.content(&read, id).await.is_ok());
    assert!(matches!(store.content(&read, other).await, Err(StoreError::OutsideGrant)));
}

async fn a_first_access_records_its_authorisation_with_its_line(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let carnet_core::access::Actor::Practitioner(who) = doctor() else { panic!("a doctor") };
    let authorisation = Authorisation {
        rpps: who.rpps.clone(),
        person: who.person.clone(),
        role: who.role.clone(),
        structure: structure(),
        consent: Consent::Declared,
        given: at(5),
        until: None,
        revoked: None,
    };
    for minute in [5, 6] {
        let vault = store.load(space, Load::Documents).await.unwrap();
        let version = vault.version();
        let permit =
            decide(&vault, &doctor(), &care(), (Action::Open, Target::Space), at(minute)).unwrap();
        let commit =
            Commit::under(permit.grant, version).put(Record::Authorisation(authorisation.clone()));
        let (disclosed, receipt) = store.disclose_with(vault, commit).await.unwrap();
        assert_eq!(disclosed.version(), receipt.version);
        assert!(receipt.version > version);
    }
    let vault = store.load(space, Load::Documents).await.unwrap();
    assert_eq!(vault.facts().authorisations, [authorisation], "one professional, one record");
}

async fn a_professional_sees_their_own_authorisation_only(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let carnet_core::access::Actor::Practitioner(who) = doctor() else { panic!("a doctor") };
    let given = |rpps: &str| Authorisation {
        rpps: rpps.to_owned(),
        person: who.person.clone(),
        role: who.role.clone(),
        structure: structure(),
        consent: Consent::Holder,
        given: at(0),
        until: None,
        revoked: None,
    };
    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::Authorise, Target::Space, at(1));
    let block = Block {
        rpps: "10009999999".to_owned(),
        person: who.person.clone(),
        since: at(1),
        lifted: None,
    };
    let commit = Commit::under(grant, vault.version())
        .put(Record::Authorisation(given(&who.rpps)))
        .put(Record::Authorisation(given("10008888888")))
        .put(Record::Block(block));
    store.commit(commit).await.unwrap();
    let vault = store.load(space, Load::Documents).await.unwrap();
    assert_eq!(vault.facts().authorisations.len(), 2);
    let permit = decide(&vault, &doctor(), &care(), (Action::Open, Target::Space), at(5)).unwrap();
    let disclosed = store.disclose(vault, permit.grant).await.unwrap();
    assert_eq!(disclosed.authorisations(), [given(&who.rpps)]);
    assert!(disclosed.blocks().is_empty());
}

async fn a_refusal_leaves_its_line(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let seen = store.load(space, Load::Documents).await.unwrap();
    let refusal =
        decide(&seen, &hospital(), &care(), (Action::List, Target::Space), at(5)).unwrap_err();
    deposited(store, space, 1, &[]).await;
    let receipt = store.commit(Commit::refused(&refusal, seen.version())).await.unwrap();
    assert_eq!(receipt.seq, 3, "a line alone conflicts with nothing");
    let unknown = store.load(crate::actors::owner(5), Load::Documents).await.unwrap();
    let refusal =
        decide(&unknown, &hospital(), &care(), (Action::List, Target::Space), at(5)).unwrap_err();
    let nowhere = store.commit(Commit::refused(&refusal, unknown.version())).await;
    assert!(matches!(nowhere, Err(StoreError::Absent)));
}

async fn a_commit_changes_only_what_its_grants_name(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (one, _) = deposited(store, space, 1, &[]).await;
    let (two, _) = deposited(store, space, 2, &[]).await;
    let vault = store.load(space, Load::Documents).await.unwrap();
    let mask = |now| own(&vault, Action::Mask, Target::Document(one), now);
    let grant = mask(at(5));
    assert!(matches!(vault.for_change(&grant).document(two), Err(StoreError::OutsideGrant)));
    let mut changed = vault.for_change(&grant).document(one).unwrap().clone();
    let bytes = store.content_for_change(&vault, &grant, one).await;
    assert!(matches!(bytes, Err(StoreError::OutsideGrant)), "a mask needs no bytes");
    let commit = Commit::under(grant, vault.version());
    changed.status = Status::Superseded;
    let other = document(two, store.put_content(space, vec![1]).await.unwrap(), &[]);
    let refused = store.commit(commit.put(Record::Document(Box::new(other)))).await;
    assert!(matches!(refused, Err(StoreError::OutsideGrant)));
    let removed =
        Commit::under(mask(at(5)), vault.version()).remove(RecordKind::Document, two.into());
    assert!(matches!(store.commit(removed).await, Err(StoreError::OutsideGrant)));
    let reading = own(&vault, Action::Read, Target::Document(one), at(5));
    let reading =
        Commit::under(reading, vault.version()).put(Record::Document(Box::new(changed.clone())));
    assert!(matches!(store.commit(reading).await, Err(StoreError::OutsideGrant)));
    let unlined = Commit::empty(space, vault.version());
    assert!(matches!(store.commit(unlined).await, Err(StoreError::OutsideGrant)));
    let right =
        Commit::under(mask(at(5)), vault.version()).put(Record::Document(Box::new(changed)));
    store.commit(right).await.unwrap();
    let vault = store.load(space, Load::Documents).await.unwrap();
    let status = vault.facts().document(one).map(|document| document.status);
    assert_eq!(status, Some(Status::Superseded));
}

async fn texts_come_only_to_who_searches(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (id, _) = deposited(store, space, 1, &[]).await;
    let vault = store.load(space, Load::Documents).await.unwrap();
    let system = carnet_core::access::Actor::System("extraction");
    let permit = decide(
        &vault,
        &system,
        &carnet_core::access::Purpose::Service,
        (Action::Maintain, Target::Document(id)),
        at(2),
    )
    .unwrap();
    let text = Text { document: id, text: "hémoglobine ".repeat(200) };
    let commit = Commit::under(permit.grant, vault.version()).put(Record::Text(text.clone()));
    store.commit(commit).await.unwrap();
    for (action, load, expected) in [
        (Action::Search, Load::WithTexts, 1),
        (Action::List, Load::WithTexts, 0),
        (Action::Search, Load::Documents, 0),
    ] {
        let vault = store.load(space, load).await.unwrap();
        let grant = own(&vault, action, Target::Space, at(5));
        let disclosed = store.disclose(vault, grant).await.unwrap();
        assert_eq!(disclosed.texts().len(), expected, "{action} {load:?}");
        assert!(disclosed.texts().iter().all(|found| **found == text));
    }
}

async fn a_binder_is_the_holders_alone(world: World) {
    let store = &world.store;
    let space = create(store, 1).await;
    let (plain, _) = deposited(store, space, 1, &[]).await;
    let (hidden, _) = deposited(store, space, 2, &[Label::HiddenFromHolder]).await;
    let vault = store.load(space, Load::Documents).await.unwrap();
    let arrange = || own(&vault, Action::Arrange, Target::Document(plain), at(5));
    let mut binder = vault.for_change(&arrange()).binder().unwrap();
    assert_eq!(binder, Binder::empty(space));
    binder.add_folder(FolderId::new(at(5), chance(3)), "Genou").unwrap();
    binder.pin(plain, at(5));
    let binder = binder.with_successor(plain, hidden);
    let record = || Record::Binder(Box::new(binder.clone()));
    let reading = own(&vault, Action::Read, Target::Document(plain), at(5));
    let refused = store.commit(Commit::under(reading, vault.version()).put(record())).await;
    assert!(matches!(refused, Err(StoreError::OutsideGrant)), "reading arranges nothing");
    let mask = own(&vault, Action::Mask, Target::Document(plain), at(5));
    assert!(matches!(vault.for_change(&mask).binder(), Err(StoreError::OutsideGrant)));
    let elsewhere = Record::Binder(Box::new(Binder::empty(crate::actors::owner(9))));
    let refused = store.commit(Commit::under(arrange(), vault.version()).put(elsewhere)).await;
    assert!(matches!(refused, Err(StoreError::OutsideGrant)), "a binder is of its space");
    let document = document(plain, store.put_content(space, vec![1]).await.unwrap(), &[]);
    let document = Record::Document(Box::new(document));
    let refused = store.commit(Commit::under(arrange(), vault.version()).put(document)).await;
    assert!(matches!(refused, Err(StoreError::OutsideGrant)), "arranging changes no document");
    store.commit(Commit::under(arrange(), vault.version()).put(record())).await.unwrap();

    let vault = store.load(space, Load::Documents).await.unwrap();
    let grant = own(&vault, Action::List, Target::Space, at(6));
    let seen = store.disclose(vault, grant).await.unwrap().binder();
    assert_eq!((seen.folders().len(), seen.pinned(plain)), (1, Some(at(5))));
    assert_eq!(seen.pinned(hidden), None, "what is hidden leaves no trace");
    let vault = store.load(space, Load::Everything).await.unwrap();
    let permit = decide(&vault, &doctor(), &care(), (Action::List, Target::Space), at(7)).unwrap();
    assert_eq!(store.disclose(vault, permit.grant).await.unwrap().binder(), Binder::empty(space));
}
