//! People, documents and spaces that the gate's tests share.

use std::sync::LazyLock;

use carnet_core::access::{
    Actor, Assurance, Citizen, DocumentFacts, Facts, Gate, Institution, Presence, Professional,
    Standing,
};
use carnet_core::code::Code;
use carnet_core::document::label::Combination;
use carnet_core::document::{Announcement, Label, Labels, Person, Status, Structure};
use carnet_core::id::{DocumentId, OwnerId, RecordId};
use carnet_core::space::{
    Authorisation, Before, Block, Closing, Consent, Mandate, MandateRole, MandateState, SpaceState,
};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// The shipped gate, read once.
pub(crate) fn gate() -> &'static Gate {
    static GATE: LazyLock<Gate> = LazyLock::new(Gate::shipped);
    &GATE
}

/// The instant all these tests happen at: 22 November 2026.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(1_795_305_600).unwrap()
}

pub(crate) fn hours(count: i64) -> Timestamp {
    now() + SignedDuration::from_hours(count)
}

pub(crate) fn owner() -> OwnerId {
    OwnerId::new(now(), [1; 10])
}

pub(crate) fn elsewhere() -> OwnerId {
    OwnerId::new(now(), [2; 10])
}

/// The account of whoever comes as a citizen.
pub(crate) fn account() -> OwnerId {
    OwnerId::new(now(), [3; 10])
}

pub(crate) fn mandate(role: MandateRole, state: MandateState) -> Mandate {
    Mandate {
        id: RecordId::from_uuid(account().uuid()),
        role,
        account: account(),
        name: "Jeanne Exemple".into(),
        by: "Jeanne Exemple".into(),
        certified: None,
        wanted_until: None,
        state,
    }
}

pub(crate) fn in_force(role: MandateRole) -> Mandate {
    mandate(role, MandateState::InForce { from: hours(-9), until: None })
}

pub(crate) fn document_id(number: u8) -> DocumentId {
    DocumentId::new(now(), [number; 10])
}

pub(crate) fn citizen(space: OwnerId, assurance: Assurance) -> Citizen {
    Citizen { account: account(), space, name: "Jeanne Exemple".into(), assurance }
}

pub(crate) fn holder() -> Actor {
    Actor::Holder(citizen(owner(), Assurance::Substantial))
}

pub(crate) fn structure(idnst: &str) -> Structure {
    Structure { idnst: idnst.into(), name: format!("Structure {idnst}") }
}

pub(crate) fn person(rpps: &str) -> Person {
    Person { idnps: format!("8{rpps}"), family: "Fictif".into(), given: format!("P{rpps}") }
}

pub(crate) fn professional(rpps: &str, profession: &str) -> Professional {
    Professional {
        rpps: rpps.into(),
        person: person(rpps),
        profession: profession.into(),
        role: format!("G15_{profession}"),
        structure: structure("S1"),
        presence: Presence::Unproved,
        software: None,
        standing: Standing::Active,
        assurance: Assurance::Substantial,
    }
}

pub(crate) fn institution(idnst: &str) -> Institution {
    Institution {
        client: format!("client-{idnst}"),
        structure: structure(idnst),
        standing: Standing::Active,
    }
}

pub(crate) fn authorisation(rpps: &str, given: Timestamp) -> Authorisation {
    Authorisation {
        rpps: rpps.into(),
        person: person(rpps),
        role: "G15_10/SM26".into(),
        structure: structure("S1"),
        consent: Consent::Declared,
        given,
        until: None,
        revoked: None,
    }
}

pub(crate) fn block(rpps: &str, since: Timestamp, lifted: Option<Timestamp>) -> Block {
    Block { rpps: rpps.into(), person: person(rpps), since, lifted }
}

pub(crate) fn code(kind: &str) -> Code {
    Code::new("urn:test", kind, kind)
}

pub(crate) fn labels(wanted: &[Label], open_at: Timestamp) -> Labels {
    let waiting = Announcement { tell_at: hours(-1), open_at };
    Labels::at_deposit(wanted, waiting, Combination::Allowed).unwrap()
}

pub(crate) fn document(number: u8, kind: &str, wanted: &[Label]) -> DocumentFacts {
    DocumentFacts {
        id: document_id(number),
        kind: kind.into(),
        status: Status::Current,
        labels: labels(wanted, hours(24)),
        authors: ["author".to_owned()].into(),
        depositing_structure: Some("S1".into()),
        own: false,
        replaces: None,
    }
}

/// A space with one document, nobody authorised, nobody blocked.
pub(crate) fn space(state: Option<SpaceState>, document: DocumentFacts) -> Facts {
    Facts { state, documents: vec![document], ..Facts::absent(owner()) }
}

pub(crate) fn states() -> [(&'static str, Option<SpaceState>); 9] {
    let since = hours(-1000);
    [
        ("none", None),
        ("known", Some(SpaceState::Known { since })),
        ("announced", Some(SpaceState::Announced { since, until: hours(8) })),
        ("opposed", Some(SpaceState::Opposed { since })),
        ("created", Some(SpaceState::Created { since })),
        ("active", Some(active())),
        ("suspended", Some(SpaceState::Suspended { since })),
        ("closed", Some(closed(Closing::Wanted))),
        ("dead", Some(closed(death()))),
    ]
}

fn death() -> Closing {
    Closing::Death { on: Date::constant(2026, 3, 4), before: Before::Active }
}

pub(crate) fn closed(why: Closing) -> SpaceState {
    let (since, archive_until) = (hours(-1000), hours(80_000));
    SpaceState::Closed { since, archive_until, why, deletion: None }
}

pub(crate) fn active() -> SpaceState {
    SpaceState::Active { since: hours(-1000) }
}
