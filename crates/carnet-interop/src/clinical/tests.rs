use carnet_core::clinical::{Activity, Flag, Known, Value};
use jiff::civil::date;

use super::facts;
use crate::cda::build::{AllergyLine, ProblemLine, allergies_section, problems_section};
use crate::cda::{self, Body, Cda, Code, Entry, Hl7Time, Limits, Section};

const SNOMED: &str = "2.16.840.1.113883.6.96";

const HEADER: &str = include_str!("../../fixtures/cda/entete.xml");

/// A whole document around a body.
fn around(body: &str) -> Cda {
    let header = HEADER.replace("{{MODELE}}", "1.2.250.1.213.1.1.1.13");
    let whole =
        format!("<ClinicalDocument xmlns=\"urn:hl7-org:v3\">{header}{body}</ClinicalDocument>");
    cda::read(whole.as_bytes(), &Limits::default()).unwrap()
}

fn fixture() -> Cda {
    around(include_str!("../../fixtures/cda/synthese.xml"))
}

/// A document with the sections of the fixture replaced by these.
fn with(sections: Vec<Section>) -> Cda {
    Cda { body: Body::Structured(sections), ..fixture() }
}

fn allergy() -> AllergyLine {
    AllergyLine {
        agent: Code::new("111088007", SNOMED, "Latex"),
        kind: Code::new("419199007", SNOMED, "Allergie à une substance"),
        reaction: Some("Urticaire".to_owned()),
        since: Hl7Time::parse("2018").unwrap(),
    }
}

#[test]
fn a_synthesis_states_allergies_problems_and_treatments() {
    let facts = facts(&fixture());
    let allergies: Vec<_> =
        facts.allergies.iter().map(|one| (one.agent.as_str(), one.activity)).collect();
    assert_eq!(allergies, [("Pénicilline", Activity::Active), ("Pollens", Activity::Inactive)]);
    assert!(!facts.no_known_allergy);
    let first = &facts.allergies[0];
    assert_eq!(first.kind.as_deref(), Some("Allergie médicamenteuse"));
    assert_eq!(first.reaction.as_deref(), Some("Éruption"));
    assert_eq!(
        first.since.map(|since| (since.date, since.known)),
        Some((date(2018, 6, 1), Known::Month))
    );
    let problems: Vec<_> =
        facts.problems.iter().map(|one| (one.name.as_str(), one.activity)).collect();
    assert_eq!(
        problems,
        [("Hypertension artérielle", Activity::Active), ("Appendicite aiguë", Activity::Resolved),],
        "what is denied is no problem; what is in the history is over"
    );
    assert_eq!(facts.problems[0].code.as_ref().unwrap().code, "I10");
    let treatments: Vec<_> = facts
        .treatments
        .iter()
        .map(|one| {
            let start = one.start.map(|start| start.date);
            (one.product.as_str(), one.dose.as_deref(), one.frequency.as_deref(), start, one.stop)
        })
        .collect();
    assert_eq!(
        treatments,
        [(
            "Ramipril 5 mg",
            Some("1 comprimé"),
            Some("1 fois par jour"),
            Some(date(2019, 8, 11)),
            None
        )],
        "what was given during a stay ended with it"
    );
}

#[test]
fn results_keep_their_reading_their_range_and_their_unit() {
    let facts = facts(&around(include_str!("../../fixtures/cda/biologie.xml")));
    assert!(!facts.results.is_empty());
    for result in &facts.results {
        assert!(!result.name.is_empty() && result.at.is_some(), "{result:?}");
        assert!(!matches!(&result.value, Value::Number(_, Some(unit)) if unit.contains('[')));
    }
    assert!(facts.results.iter().any(|one| one.flag.is_some_and(Flag::is_outside)));
}

#[test]
fn what_our_builder_writes_is_read_back() {
    let problem = ProblemLine {
        code: Code::new("I10", "2.16.840.1.113883.6.3", "Hypertension artérielle"),
        since: Hl7Time::from_date(date(2019, 3, 20)),
    };
    let sections = vec![
        allergies_section("all", "Allergies", &[allergy()]),
        problems_section("pb", "Problèmes", &[problem]),
    ];
    let written = cda::write::document(&with(sections));
    let read = cda::read(&written, &Limits::default()).unwrap();
    let facts = facts(&read);
    assert_eq!(facts.allergies.len(), 1);
    let latex = &facts.allergies[0];
    assert_eq!((latex.agent.as_str(), latex.reaction.as_deref()), ("Latex", Some("Urticaire")));
    assert_eq!(facts.problems.len(), 1);
    assert_eq!(facts.problems[0].since.unwrap().date, date(2019, 3, 20));
}

/// The section of allergies with its one statement changed.
fn stating(change: impl Fn(&mut Entry)) -> Cda {
    let mut section = allergies_section("all", "Allergies", &[]);
    change(&mut section.entries[0].children[0]);
    with(vec![section])
}

#[test]
fn that_no_allergy_is_known_is_stated_in_a_code_or_by_denying_any_allergy() {
    let coded = facts(&stating(|_| ()));
    assert!(coded.no_known_allergy && coded.allergies.is_empty());
    let denied = facts(&stating(|entry| {
        entry.negated = true;
        let cda::Detail::Observation(observation) = &mut entry.detail else { panic!() };
        observation.values.clear();
    }));
    assert!(denied.no_known_allergy);
}

#[test]
fn a_narrower_or_a_garbled_denial_is_not_the_absence_of_allergies() {
    let double = facts(&stating(|entry| entry.negated = true));
    assert!(double.is_empty(), "not: no known allergy");
    let drugs = facts(&stating(|entry| {
        entry.negated = true;
        entry.code = Some(Code::new("416098002", SNOMED, "Allergie médicamenteuse"));
        let cda::Detail::Observation(observation) = &mut entry.detail else { panic!() };
        observation.values.clear();
    }));
    assert!(drugs.is_empty(), "no allergy to medicines says nothing of others");
    let mut section = allergies_section("all", "Allergies", &[allergy()]);
    section.entries[0].children[0].negated = true;
    assert!(facts(&with(vec![section])).is_empty(), "no allergy to latex says nothing of others");
    let silent = facts(&stating(|entry| {
        let cda::Detail::Observation(observation) = &mut entry.detail else { panic!() };
        observation.values.clear();
    }));
    assert!(silent.is_empty(), "a statement about nothing");
}

#[test]
fn a_long_list_is_cut() {
    let lines: Vec<AllergyLine> = (0..300)
        .map(|number| AllergyLine {
            agent: Code::new("1", SNOMED, format!("Agent {number} {}", "x".repeat(500))),
            ..allergy()
        })
        .collect();
    let facts = facts(&with(vec![allergies_section("all", "Allergies", &lines)]));
    assert_eq!(facts.allergies.len(), carnet_core::clinical::FACTS_MAX);
    assert!(facts.allergies.iter().all(|one| one.agent.chars().count() <= 200));
}
