//! The people of the scenarios, and the grants the gate gives them.

use carnet_core::access::actor::Standing;
use carnet_core::access::{
    Action, Actor, Assurance, Basis, Citizen, Gate, Grant, Institution, Permit, Presence,
    Professional, Purpose, Refusal, Request, Target,
};
use carnet_core::code::Code;
use carnet_core::document::label::Combination;
use carnet_core::document::{
    Announcement, Author, AuthorKind, Description, Document, Label, Labels, Person, Service, Shelf,
    SourcePatient, Status, Structure,
};
use carnet_core::id::{DocumentId, EntryId, OwnerId, SubmissionId};
use carnet_core::identity::ins::InsDomain;
use carnet_core::identity::{Ins, Traits, traits::Sex};
use carnet_core::space::{Consent, Contact, EmergencySwitches, Space, SpaceState, Switch};
use carnet_store::{Commit, Load, Receipt, Record, Store, StoredContent, Vault};
use jiff::{SignedDuration, Timestamp};

pub(crate) fn at(minutes: i64) -> Timestamp {
    let start: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
    start + SignedDuration::from_mins(minutes)
}

/// Ten bytes that differ for each number.
pub(crate) fn chance(number: u64) -> [u8; 10] {
    let mut bytes = [7; 10];
    bytes[1..9].copy_from_slice(&number.to_be_bytes());
    bytes
}

pub(crate) fn owner(number: u64) -> OwnerId {
    OwnerId::new(at(0), chance(number))
}

pub(crate) fn holder(space: OwnerId) -> Actor {
    Actor::Holder(Citizen {
        account: owner(999),
        space,
        name: "Claire Martin".to_owned(),
        assurance: Assurance::Substantial,
    })
}

pub(crate) fn structure() -> Structure {
    Structure { idnst: "1750000001".to_owned(), name: "Clinique des Tilleuls".to_owned() }
}

pub(crate) fn hospital() -> Actor {
    Actor::Institution(Institution {
        client: "tilleuls".to_owned(),
        structure: structure(),
        standing: Standing::Active,
    })
}

pub(crate) fn doctor() -> Actor {
    Actor::Practitioner(Professional {
        rpps: "10001234567".to_owned(),
        person: Person {
            idnps: "810001234567".to_owned(),
            family: "Durand".to_owned(),
            given: "Paul".to_owned(),
        },
        profession: "10".to_owned(),
        role: "G15_10/SM26".to_owned(),
        structure: structure(),
        presence: Presence::Signed,
        software: None,
        standing: Standing::Active,
        assurance: Assurance::Substantial,
    })
}

pub(crate) fn care() -> Purpose {
    Purpose::Care { basis: Basis::Declared(Consent::Declared) }
}

/// What a hospital sends.
pub(crate) fn kind() -> Code {
    Code::new("2.16.840.1.113883.6.1", "11502-2", "CR d'examens biologiques")
}

/// Asks the gate for the whole space or one document.
pub(crate) fn decide(
    vault: &Vault,
    actor: &Actor,
    purpose: &Purpose,
    (action, target): (Action, Target<'_>),
    now: Timestamp,
) -> Result<Permit, Box<Refusal>> {
    let request = Request { actor, purpose, action, target, now };
    Gate::shipped().decide(&request, vault.facts()).map_err(Box::new)
}

/// The grant of a holder in their own space.
pub(crate) fn own(vault: &Vault, action: Action, target: Target<'_>, now: Timestamp) -> Grant {
    let permit =
        decide(vault, &holder(vault.owner()), &Purpose::Own, (action, target), now).unwrap();
    permit.grant
}

pub(crate) fn space(id: OwnerId) -> Space {
    Space {
        id,
        ins: Ins::parse("279035121518989", InsDomain::Test).unwrap(),
        traits: Traits {
            birth_name: "Martin".to_owned(),
            used_name: None,
            given_names: vec!["Claire".to_owned()],
            used_given_name: None,
            birth_date: "1979-03-12".parse().unwrap(),
            sex: Sex::Female,
            birth_place: None,
        },
        state: SpaceState::Active { since: at(0) },
        emergency: EmergencySwitches::default(),
        contact: Contact::default(),
        deposit_notices: Switch::On,
        change_notices: Switch::On,
        shortcuts: Vec::new(),
        attending_doctor: None,
        administrators: std::collections::BTreeSet::new(),
        mask_new_documents: Switch::Off,
    }
}

/// The commit that creates a space.
pub(crate) async fn creation(store: &Store, id: OwnerId, ins: &str) -> Commit {
    use carnet_core::record::LookupKind;
    let vault = store.load(id, Load::Documents).await.unwrap();
    let system = Actor::System("creation");
    let permit = decide(&vault, &system, &Purpose::Service, (Action::Create, Target::Space), at(0));
    Commit::under(permit.unwrap().grant, vault.version())
        .put(Record::Space(Box::new(space(id))))
        .lookup(LookupKind::Ins, ins, None)
}

pub(crate) async fn create(store: &Store, number: u64) -> OwnerId {
    let id = owner(number);
    let commit = creation(store, id, &format!("ins {number}")).await;
    store.commit(commit).await.unwrap();
    id
}

pub(crate) fn document(id: DocumentId, content: StoredContent, labels: &[Label]) -> Document {
    let author = Author {
        kind: AuthorKind::Device,
        person: None,
        role: None,
        structure: Some(structure()),
        device: Some("Analyseur".to_owned()),
    };
    let announcement = Announcement { tell_at: at(20_000), open_at: at(45_000) };
    Document {
        id,
        entry: EntryId::from_uuid(id.uuid()),
        version: 1,
        status: Status::Current,
        shelf: Shelf::Active,
        labels: Labels::at_deposit(labels, announcement, Combination::Forbidden).unwrap(),
        description: Description {
            unique_id: format!("1.2.250.1.999.{}", id.uuid().as_u128() % 1_000_000),
            title: "Bilan sanguin".to_owned(),
            comment: None,
            kind: kind(),
            class: Code::new("1.2.250.1.213.1.1.4.1", "11", "Comptes rendus"),
            format: Code::new("1.3.6.1.4.1.19376.1.2.3", "urn:ihe:iti:xds-sd:pdf:2008", ""),
            facility: Code::new("1.2.250.1.71.4.2.4", "SA01", ""),
            practice: Code::new("1.2.250.1.213.1.1.4.9", "ETABLISSEMENT", ""),
            events: Vec::new(),
            language: "fr-FR".to_owned(),
            created: at(1),
            service: Service { start: at(1), stop: None },
            authors: vec![author.clone()],
            authenticator: None,
            custodian: structure(),
            source_patient: SourcePatient {
                ins: Ins::parse("279035121518989", InsDomain::Test).unwrap(),
                local: None,
                family: "Martin".to_owned(),
                given: "Claire".to_owned(),
            },
            references: Vec::new(),
            set_id: None,
        },
        content: content.into_content("application/pdf"),
        depositor: author,
        submission: SubmissionId::from_uuid(id.uuid()),
        received: at(1),
        updated: at(1),
        replaces: None,
        replaced_by: None,
    }
}

/// The commit of a deposit by the hospital, decided on the space as it is now.
pub(crate) async fn deposit(
    store: &Store,
    space: OwnerId,
    (number, labels): (u64, &[Label]),
) -> (DocumentId, Commit) {
    use carnet_core::record::LookupKind;
    let content = store.put_content(space, body(number)).await.unwrap();
    let vault = store.load(space, Load::Documents).await.unwrap();
    let target = Target::Draft { kind: &kind(), labels };
    let permit =
        decide(&vault, &hospital(), &Purpose::Deposit, (Action::Deposit, target), at(1)).unwrap();
    let id = DocumentId::new(at(1), chance(number));
    let document = document(id, content, labels);
    let unique_id = document.description.unique_id.clone();
    let grant = permit.grant.for_new(id, &document.content.sha256);
    let commit = Commit::under(grant, vault.version())
        .put(Record::Document(Box::new(document)))
        .lookup(LookupKind::Deposit, unique_id, Some(id.into()));
    (id, commit)
}

pub(crate) fn body(number: u64) -> Vec<u8> {
    format!("%PDF-1.7 document {number} ").repeat(4000).into_bytes()
}

pub(crate) async fn deposited(
    store: &Store,
    space: OwnerId,
    number: u64,
    labels: &[Label],
) -> (DocumentId, Receipt) {
    let (id, commit) = deposit(store, space, (number, labels)).await;
    (id, store.commit(commit).await.unwrap())
}
