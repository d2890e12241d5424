//! Any question to the gate, about any space, with few enough names that they meet.

use carnet_core::access::{
    Action, Actor, Assurance, Basis, DocumentFacts, Facts, Presence, Purpose, Reach, Request,
    Standing, Target,
};
use carnet_core::code::Code;
use carnet_core::document::{Label, Status};
use carnet_core::id::DocumentId;
use carnet_core::space::{
    Authorisation, Block, Consent, EmergencySwitches, Ending, Mandate, MandateRole, MandateState,
    SpaceState, Switch,
};
use jiff::civil::{Date, date};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;

use super::fixtures::{
    active, authorisation, block, citizen, code, document_id, elsewhere, hours, institution,
    labels, mandate, now, owner, professional, states,
};

const PEOPLE: [&str; 3] = ["ada", "ben", "cyd"];
const STRUCTURES: [&str; 2] = ["S1", "S2"];
const PROFESSIONS: [&str; 6] = ["10", "60", "40", "80", "R94_46", "99"];
const KINDS: [&str; 7] =
    ["11502-2", "83901-9", "75496-0", "ATTEST-RESID", "EXPPAT_3", "DOCPAT03", "NO-SUCH-TYPE"];
const LABELS: [Label; 3] =
    [Label::Masked, Label::HiddenFromHolder, Label::HiddenFromRepresentatives];

/// A target that owns what it names.
#[derive(Debug, Clone)]
enum Aim {
    Space,
    Document(DocumentId),
    Draft,
    Successor(DocumentId),
}

/// A question with all it borrows.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    actor: Actor,
    purpose: Purpose,
    action: Action,
    aim: Aim,
    kind: Code,
    labels: Vec<Label>,
    pub(crate) facts: Facts,
}

impl Question {
    pub(crate) fn request(&self) -> Request<'_> {
        let (kind, labels) = (&self.kind, self.labels.as_slice());
        let target = match self.aim {
            Aim::Space => Target::Space,
            Aim::Document(id) => Target::Document(id),
            Aim::Draft => Target::Draft { kind, labels },
            Aim::Successor(of) => Target::Successor { of, kind, labels },
        };
        Request {
            actor: &self.actor,
            purpose: &self.purpose,
            action: self.action,
            target,
            now: now(),
        }
    }
}

pub(crate) fn question() -> impl Strategy<Value = Question> {
    (actor(), facts())
        .prop_flat_map(|(actor, facts)| {
            let purpose = purpose(&actor);
            let action = prop_oneof![
                8 => select(&[Action::List, Action::Read, Action::Deposit, Action::Withdraw][..]),
                1 => select(&[Action::Replace, Action::Disclose][..]),
                4 => select(Action::ALL),
            ];
            (Just(actor), Just(facts), purpose, action)
        })
        .prop_flat_map(|(actor, facts, purpose, action)| {
            let kind = select(&KINDS[..]).prop_map(code);
            let labels = wanted();
            (Just((actor, facts, purpose, action)), aim(action), kind, labels)
        })
        .prop_map(|((actor, facts, purpose, action), aim, kind, labels)| Question {
            actor,
            purpose,
            action,
            aim,
            kind,
            labels,
            facts,
        })
}

/// Mostly the shape the action is about.
fn aim(action: Action) -> impl Strategy<Value = Aim> {
    let id = (0_u8..4).prop_map(document_id);
    let some_document = document_id(0);
    let usual = if action.fits(&Target::Document(some_document)) {
        id.clone().prop_map(Aim::Document).boxed()
    } else {
        match action {
            Action::Deposit => Just(Aim::Draft).boxed(),
            Action::Replace => id.clone().prop_map(Aim::Successor).boxed(),
            _ => Just(Aim::Space).boxed(),
        }
    };
    prop_oneof![
        20 => usual,
        2 => Just(Aim::Space),
        1 => id.clone().prop_map(Aim::Document),
        1 => Just(Aim::Draft),
        1 => id.prop_map(Aim::Successor),
    ]
}

fn actor() -> impl Strategy<Value = Actor> {
    let somebody = (
        prop_oneof![6 => Just(owner()), 1 => Just(elsewhere())],
        prop_oneof![6 => Just(Assurance::Substantial), 1 => Just(Assurance::Low)],
    )
        .prop_map(|(space, assurance)| citizen(space, assurance));
    prop_oneof![
        6 => somebody.clone().prop_map(Actor::Holder),
        14 => practitioner(),
        4 => (select(&STRUCTURES[..]), standing()).prop_map(|(structure, standing)| {
            let mut who = institution(structure);
            who.standing = standing;
            Actor::Institution(who)
        }),
        3 => Just(Actor::System("deadlines")),
        5 => somebody.clone().prop_map(Actor::Representative),
        4 => somebody.clone().prop_map(Actor::Delegate),
        1 => somebody.clone().prop_map(Actor::Teen),
        1 => somebody.prop_map(Actor::Helper),
        1 => Just(Actor::Partner("app".into())),
        2 => select(vec![Actor::Support("desk".into()), Actor::Operator("op".into())]),
    ]
}

fn practitioner() -> impl Strategy<Value = Actor> {
    let assurance = prop_oneof![6 => Just(Assurance::Substantial), 1 => Just(Assurance::Low)];
    let presence = select(vec![Presence::Unproved, Presence::Signed]);
    // Doctors half of the time: what is rare happens to them.
    let profession = prop_oneof![Just("10"), select(&PROFESSIONS[..])];
    (select(&PEOPLE[..]), profession, standing(), assurance, presence).prop_map(
        |(rpps, profession, standing, assurance, presence)| {
            let mut who = professional(rpps, profession);
            (who.standing, who.assurance, who.presence) = (standing, assurance, presence);
            Actor::Practitioner(who)
        },
    )
}

fn standing() -> impl Strategy<Value = Standing> {
    prop_oneof![8 => Just(Standing::Active), 1 => Just(Standing::Ended)]
}

/// Mostly a purpose the actor may have.
fn purpose(actor: &Actor) -> impl Strategy<Value = Purpose> + use<> {
    let reason = || select(vec!["unconscious".to_owned(), "  ".to_owned()]);
    let care = || {
        let bases = vec![
            Basis::Standing,
            Basis::Declared(Consent::CareTeam),
            Basis::Declared(Consent::Declared),
            Basis::Declared(Consent::Holder),
        ];
        select(bases).prop_map(|basis| Purpose::Care { basis })
    };
    let usual = match actor {
        Actor::Practitioner(_) => prop_oneof![
            4 => care(),
            2 => reason().prop_map(|reason| Purpose::Emergency { reason }),
            1 => reason().prop_map(|reason| Purpose::Samu { reason }),
            2 => Just(Purpose::Deposit),
        ]
        .boxed(),
        Actor::Institution(_) => Just(Purpose::Deposit).boxed(),
        Actor::System(_) | Actor::Operator(_) | Actor::Support(_) => Just(Purpose::Service).boxed(),
        _ => Just(Purpose::Own).boxed(),
    };
    prop_oneof![
        12 => usual,
        1 => care(),
        1 => reason().prop_map(|reason| Purpose::Samu { reason }),
        1 => select(vec![Purpose::Own, Purpose::Deposit, Purpose::Service]),
    ]
}

fn wanted() -> impl Strategy<Value = Vec<Label>> {
    prop_oneof![
        3 => Just(Vec::new()),
        2 => select(&LABELS[..]).prop_map(|label| vec![label]),
        1 => proptest::sample::subsequence(LABELS.to_vec(), 0..=3),
    ]
}

fn facts() -> impl Strategy<Value = Facts> {
    let state = prop_oneof![
        7 => Just(Some(active())),
        2 => select(states().map(|(_, state)| state).to_vec()),
    ];
    let people = (
        btree_set(select(&PEOPLE[..]).prop_map(str::to_owned), 0..3),
        proptest::option::weighted(0.8, select(&PEOPLE[..]).prop_map(str::to_owned)),
    );
    let documents = vec(document_facts(), 1..4);
    let family = (birth(), vec(a_mandate(), 0..4));
    let reach = (select(vec![0_u32, 1, 49, 50, 120]), select(vec![50_u32, 90, u32::MAX]));
    (
        state,
        people,
        switches(),
        vec(an_authorisation(), 0..3),
        vec(a_block(), 0..2),
        documents,
        (reach, family),
    )
        .prop_map(|(state, people, emergency, authorisations, blocks, documents, others)| {
            let (reach, (birth, mandates)) = others;
            let documents = (0_u8..)
                .zip(documents)
                .map(|(number, it)| DocumentFacts { id: document_id(number), ..it })
                .collect();
            Facts {
                state,
                administrators: people.0,
                attending_doctor: people.1,
                emergency,
                authorisations,
                blocks,
                documents,
                reach: Reach { today: reach.0, cap: reach.1 },
                birth,
                mandates,
                ..Facts::absent(owner())
            }
        })
}

fn switches() -> impl Strategy<Value = EmergencySwitches> {
    let switch = || select(vec![Switch::On, Switch::Off]);
    (switch(), switch(), switch()).prop_map(|(samu, break_glass, masked)| EmergencySwitches {
        samu,
        break_glass,
        masked,
    })
}

fn an_authorisation() -> impl Strategy<Value = Authorisation> {
    let end = || proptest::option::weighted(0.3, (-2_i64..3).prop_map(hours));
    (select(&PEOPLE[..]), -3_i64..2, end(), end()).prop_map(|(rpps, given, until, revoked)| {
        Authorisation { until, revoked, ..authorisation(rpps, hours(given)) }
    })
}

/// Eighteen today, tomorrow, long ago, not for years.
fn birth() -> impl Strategy<Value = Option<Date>> {
    let days = [date(2008, 11, 22), date(2008, 11, 23), date(1967, 9, 14), date(2026, 1, 12)];
    prop_oneof![1 => Just(None), 6 => select(days.to_vec()).prop_map(Some)]
}

fn a_mandate() -> impl Strategy<Value = Mandate> {
    let hour = || (-2_i64..3).prop_map(hours);
    let at = hours(-3);
    let state = prop_oneof![
        2 => hour().prop_map(move |until| MandateState::Invited { at, until }),
        5 => (hour(), proptest::option::weighted(0.3, hour()))
            .prop_map(|(from, until)| MandateState::InForce { from, until }),
        1 => Just(MandateState::Refused { at }),
        1 => Just(MandateState::Ended { from: None, at, how: Ending::Majority }),
    ];
    let ours = prop_oneof![6 => Just(true), 1 => Just(false)];
    (select(MandateRole::ALL), state, ours).prop_map(|(role, state, ours)| {
        let it = mandate(role, state);
        if ours { it } else { Mandate { account: elsewhere(), ..it } }
    })
}

fn a_block() -> impl Strategy<Value = Block> {
    let lifted = proptest::option::of((-2_i64..2).prop_map(hours));
    (select(&PEOPLE[..]), -3_i64..2, lifted)
        .prop_map(|(rpps, since, lifted)| block(rpps, hours(since), lifted))
}

fn document_facts() -> impl Strategy<Value = DocumentFacts> {
    let status = prop_oneof![
        5 => Just(Status::Current),
        1 => Just(Status::Superseded),
        1 => Just(Status::Deleted),
    ];
    let labelled = (wanted(), select(vec![hours(-1), hours(0), hours(1)]))
        .prop_map(|(wanted, open_at)| labels(&wanted, open_at));
    let authors = btree_set(select(&PEOPLE[..]).prop_map(str::to_owned), 0..3);
    let structure = proptest::option::of(select(&STRUCTURES[..]).prop_map(str::to_owned));
    let kind = prop_oneof![2 => Just("11502-2"), 3 => select(&KINDS[..])];
    (kind, status, labelled, authors, structure, any::<bool>()).prop_map(
        |(kind, status, labels, authors, depositing_structure, own)| DocumentFacts {
            id: document_id(0),
            kind: kind.to_owned(),
            status,
            labels,
            authors,
            depositing_structure,
            own,
            replaces: None,
        },
    )
}

/// Keeps the compiler honest about the states the generator knows.
#[test]
fn every_state_is_generated() {
    let named: Vec<_> = states()
        .iter()
        .filter(|(name, _)| *name != "dead")
        .filter_map(|(name, state)| state.map(|state: SpaceState| (*name, state.name())))
        .collect();
    assert_eq!(named.len(), 7);
    assert!(named.iter().all(|(ours, theirs)| ours == theirs));
}
