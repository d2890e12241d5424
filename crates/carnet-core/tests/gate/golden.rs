//! `golden/access.txt`: every combination of actor, purpose, state, document and action.
//!
//! Run the tests with `CARNET_BLESS=1` to write it anew; then read the difference.

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::access::{
    Action, Actor, Assurance, Basis, DocumentFacts, Facts, Purpose, Reach, Reason, Request, Rule,
    Standing, Target,
};
use carnet_core::document::{Label, Status};
use carnet_core::space::{Consent, Mandate, MandateRole, MandateState, Switch};
use jiff::civil::date;

use super::fixtures::{
    authorisation, block, citizen, code, document, document_id, elsewhere, gate, holder, hours,
    in_force, institution, mandate, now, owner, professional, states,
};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../golden/access.txt");

/// A type every doctor reads, no nurse does, and the holder does not deposit.
const KIND: &str = "83901-9";
/// A type the holder deposits.
const OWN_KIND: &str = "DOCPAT03";

const HEAD: &str = "\
# Every decision of the gate: actor | purposes | states | documents | outcome | actions
# An outcome is permit:rule or refuse:code; (1) the document is in the grant, (0) it is not.
# `*` stands for all values of a column. Documents are psychological assessments unless said otherwise.
# Written by the tests (CARNET_BLESS=1); a change of this file is a change of the rules.
";

/// Who asks, and what their space holds because of them.
fn actors() -> Vec<(&'static str, Actor, Facts)> {
    let plain = || Facts::absent(owner());
    let doctor = || Actor::Practitioner(professional("doctor", "10"));
    let mut weak = professional("doctor", "10");
    weak.assurance = Assurance::Low;
    let mut ended = professional("doctor", "10");
    ended.standing = Standing::Ended;
    let mut closed = institution("S1");
    closed.standing = Standing::Ended;
    let trusted = || vec![authorisation("doctor", hours(-9))];
    let you = || citizen(owner(), Assurance::Substantial);
    let mut all = vec![
        ("holder", holder(), plain()),
        ("holder-one-factor", Actor::Holder(citizen(owner(), Assurance::Low)), plain()),
        (
            "holder-of-another-space",
            Actor::Holder(citizen(elsewhere(), Assurance::Substantial)),
            plain(),
        ),
    ];
    all.extend(acting());
    all.extend([
        ("teen", Actor::Teen(you()), plain()),
        ("helper", Actor::Helper(you()), plain()),
        ("partner", Actor::Partner("app".into()), plain()),
        ("support", Actor::Support("desk".into()), plain()),
        ("operator", Actor::Operator("op".into()), plain()),
        ("system", Actor::System("deadlines"), plain()),
        ("doctor-unknown", doctor(), plain()),
        ("doctor-authorised", doctor(), Facts { authorisations: trusted(), ..plain() }),
        (
            "doctor-blocked",
            doctor(),
            Facts { blocks: vec![block("doctor", hours(-1), None)], ..plain() },
        ),
        (
            "doctor-unblocked",
            doctor(),
            Facts {
                authorisations: trusted(),
                blocks: vec![block("doctor", hours(-2), Some(hours(-1)))],
                ..plain()
            },
        ),
        ("doctor-beyond-cap", doctor(), plain().reached(Reach { today: 50, cap: 50 })),
        ("doctor-one-factor", Actor::Practitioner(weak), plain()),
        ("doctor-struck-off", Actor::Practitioner(ended), plain()),
        (
            "administrator",
            doctor(),
            Facts { administrators: ["doctor".to_owned()].into(), ..plain() },
        ),
        (
            "attending-doctor",
            doctor(),
            Facts { attending_doctor: Some("doctor".to_owned()), ..plain() },
        ),
        ("author", Actor::Practitioner(professional("author", "10")), plain()),
        ("author-nurse", Actor::Practitioner(professional("author", "60")), plain()),
        ("nurse", Actor::Practitioner(professional("nurse", "60")), plain()),
        ("depositor", Actor::Institution(institution("S1")), plain()),
        ("other-institution", Actor::Institution(institution("S2")), plain()),
        ("institution-switched-off", Actor::Institution(closed), plain()),
    ]);
    all
}

/// Who acts for the holder, by every kind of mandate.
fn acting() -> Vec<(&'static str, Actor, Facts)> {
    let you = || citizen(owner(), Assurance::Substantial);
    let under = |it: Mandate| Facts { mandates: vec![it], ..Facts::absent(owner()) };
    let parent = || in_force(MandateRole::Parent);
    let offer = MandateState::Invited { at: hours(-1), until: hours(1) };
    let offered = mandate(MandateRole::Delegate, offer);
    let of_age = Facts { birth: Some(date(2008, 11, 22)), ..under(parent()) };
    let represents = |name, facts| (name, Actor::Representative(you()), facts);
    let helps = |name, facts| (name, Actor::Delegate(you()), facts);
    vec![
        represents("representative", under(parent())),
        represents("representative-of-an-adult", of_age),
        represents("representative-nobody-named", Facts::absent(owner())),
        represents("guardian", under(in_force(MandateRole::Guardian))),
        represents("assistant", under(in_force(MandateRole::Assistant))),
        helps("delegate", under(in_force(MandateRole::Delegate))),
        helps("delegate-offered", under(offered)),
    ]
}

fn purposes() -> Vec<(&'static str, Purpose)> {
    let emergency = |reason: &str| Purpose::Emergency { reason: reason.to_owned() };
    vec![
        ("own", Purpose::Own),
        ("care", Purpose::Care { basis: Basis::Standing }),
        ("care-team", Purpose::Care { basis: Basis::Declared(Consent::CareTeam) }),
        ("care-declared", Purpose::Care { basis: Basis::Declared(Consent::Declared) }),
        ("care-holder", Purpose::Care { basis: Basis::Declared(Consent::Holder) }),
        ("emergency", emergency("unconscious")),
        ("emergency-no-reason", emergency(" ")),
        ("samu", Purpose::Samu { reason: "call".to_owned() }),
        ("deposit", Purpose::Deposit),
        ("service", Purpose::Service),
    ]
}

/// What the space holds, and what would arrive.
struct Case {
    name: &'static str,
    document: DocumentFacts,
    wanted: Vec<Label>,
    switches: Option<(Switch, Switch)>,
}

fn cases() -> Vec<Case> {
    let labelled = |name, wanted: &[Label]| Case {
        name,
        document: document(7, KIND, wanted),
        wanted: wanted.to_vec(),
        switches: None,
    };
    let own = |name| Case {
        document: DocumentFacts {
            own: true,
            authors: BTreeSet::new(),
            depositing_structure: None,
            ..document(7, OWN_KIND, &[])
        },
        ..labelled(name, &[])
    };
    let stands = |name, status| Case {
        document: DocumentFacts { status, ..document(7, KIND, &[]) },
        ..labelled(name, &[])
    };
    let switched = |name, wanted: &[Label], others, masked| Case {
        switches: Some((others, masked)),
        ..labelled(name, wanted)
    };
    vec![
        labelled("plain", &[]),
        labelled("masked", &[Label::Masked]),
        labelled("hidden", &[Label::HiddenFromHolder]),
        labelled("secret", &[Label::HiddenFromRepresentatives]),
        labelled("masked+hidden", &[Label::Masked, Label::HiddenFromHolder]),
        own("own"),
        Case { wanted: vec![Label::HiddenFromHolder], ..own("own-hiding") },
        stands("superseded", Status::Superseded),
        stands("withdrawn", Status::Deleted),
        // Number 8 is never the one asked for.
        Case { document: document(8, KIND, &[]), ..labelled("absent", &[]) },
        switched("emergency-off", &[], Switch::Off, Switch::Off),
        switched("masked-open-in-emergency", &[Label::Masked], Switch::On, Switch::On),
    ]
}

fn outcome(actor: &Actor, purpose: &Purpose, action: Action, case: &Case, facts: &Facts) -> String {
    let arriving = code(if case.document.own { OWN_KIND } else { KIND });
    let (kind, labels) = (&arriving, case.wanted.as_slice());
    let one = document_id(7);
    let target = match action {
        Action::Deposit => Target::Draft { kind, labels },
        Action::Replace => Target::Successor { of: one, kind, labels },
        _ if action.fits(&Target::Document(one)) => Target::Document(one),
        _ => Target::Space,
    };
    let request = Request { actor, purpose, action, target, now: now() };
    match gate().decide(&request, facts) {
        Err(refusal) => format!("refuse:{}", refusal.reason().code()),
        Ok(permit) => {
            let rule = match &permit.grant.detail().outcome {
                carnet_core::history::Outcome::Permitted(rule) => rule.clone(),
                carnet_core::history::Outcome::Refused(code) => panic!("permitted as {code}"),
            };
            format!("permit:{rule}({})", permit.grant.documents().len())
        }
    }
}

/// Actor, purpose, state, document, outcome, action: one point of the table.
type Row = [String; 6];

fn table() -> Vec<Row> {
    let mut rows = Vec::new();
    for (who, actor, theirs) in actors() {
        for (state_name, state) in states() {
            for case in cases() {
                let documents = vec![case.document.clone()];
                let mut facts = Facts { state, documents, ..theirs.clone() };
                if let Some((others, masked)) = case.switches {
                    facts.emergency.break_glass = others;
                    facts.emergency.samu = others;
                    facts.emergency.masked = masked;
                }
                for (purpose_name, purpose) in purposes() {
                    for action in Action::ALL {
                        let outcome = outcome(&actor, &purpose, *action, &case, &facts);
                        let cells =
                            [who, purpose_name, state_name, case.name, &outcome, action.as_str()];
                        rows.push(cells.map(str::to_owned));
                    }
                }
            }
        }
    }
    rows
}

/// Merges rows that differ in one column only, that column's values joined in their first order.
fn merge(rows: Vec<Row>, column: usize) -> Vec<Row> {
    let mut all: Vec<String> = Vec::new();
    let mut order: Vec<Row> = Vec::new();
    let mut merged: BTreeMap<Row, Vec<String>> = BTreeMap::new();
    for mut row in rows {
        let value = std::mem::take(&mut row[column]);
        if !all.contains(&value) {
            all.push(value.clone());
        }
        if !merged.contains_key(&row) {
            order.push(row.clone());
        }
        merged.entry(row).or_default().push(value);
    }
    order
        .into_iter()
        .map(|mut row| {
            let values = &merged[&row];
            let every = values.len() == all.len();
            row[column] = if every { "*".to_owned() } else { values.join(" ") };
            row
        })
        .collect()
}

fn text() -> String {
    let mut rows = table();
    for column in [5, 3, 2, 1] {
        rows = merge(rows, column);
    }
    let mut text = HEAD.to_owned();
    let mut last = String::new();
    for row in rows {
        if row[0] != last {
            text.push('\n');
            last.clone_from(&row[0]);
        }
        text.push_str(&row.join(" | "));
        text.push('\n');
    }
    text
}

#[test]
fn the_table_is_the_golden_one() {
    let text = text();
    if std::env::var_os("CARNET_BLESS").is_some() {
        std::fs::write(PATH, &text).unwrap();
    }
    let golden = std::fs::read_to_string(PATH).unwrap_or_default();
    let differ = golden.lines().zip(text.lines()).position(|(old, new)| old != new);
    assert!(
        golden == text,
        "the gate no longer answers as golden/access.txt says, from line {:?}; if the rules were \
         meant to change, run the tests with CARNET_BLESS=1 and read the difference",
        differ.map(|line| line + 1)
    );
}

#[test]
fn every_name_occurs_in_the_table() {
    let text = text();
    let words: BTreeSet<&str> = text.split([' ', ':', '(', '\n']).collect();
    // A target of the wrong shape is a mistake of a door, not a combination; the oracle covers it.
    for reason in Reason::ALL.iter().filter(|reason| **reason != Reason::TargetForeign) {
        assert!(words.contains(reason.code()), "{reason} never occurs");
    }
    for rule in Rule::ALL {
        assert!(words.contains(rule.as_str()), "{rule} never occurs");
    }
    for action in Action::ALL {
        assert!(words.contains(action.as_str()), "{action} never occurs");
    }
    let mut classes: BTreeSet<&str> = BTreeSet::new();
    for (_, actor, _) in actors() {
        classes.insert(actor.class());
    }
    assert_eq!(classes.len(), 11, "one class per actor of the gate");
}
