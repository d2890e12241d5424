mod essential;
mod relevant;

use jiff::{SignedDuration, Timestamp};

use super::*;
use crate::document::{
    Author, AuthorKind, Content, Description, Document, Labels, Person, Service, Shelf,
    SourcePatient, Status, Structure,
};
use crate::id::{DocumentId, EntryId, SubmissionId};
use crate::identity::{Ins, InsDomain};

/// Monday 2 March 2026, nine in the morning in Paris.
fn now() -> Timestamp {
    Timestamp::from_second(1_772_438_400).unwrap()
}

fn days_ago(days: i64) -> Timestamp {
    now() - SignedDuration::from_hours(24 * days)
}

fn id(number: u8) -> DocumentId {
    DocumentId::new(now(), [number; 10])
}

fn structure() -> Structure {
    Structure { idnst: "1430000018".to_owned(), name: "CH des Orgues".to_owned() }
}

fn doctor(number: u8, role: &str) -> Author {
    Author {
        kind: AuthorKind::Practitioner,
        person: Some(Person {
            idnps: format!("8101000000{number:02}"),
            family: format!("Fictif {number}"),
            given: "Anne".to_owned(),
        }),
        role: Some(Code::new("1.2.250.1.213.1.1.4.5", role, "")),
        structure: Some(structure()),
        device: None,
    }
}

/// A document in force of that type, so many days old.
fn document(number: u8, kind: &str, days: i64) -> Document {
    let code = |code: &str| Code::new("1.2.3", code, "");
    let at = days_ago(days);
    Document {
        id: id(number),
        entry: EntryId::new(at, [number; 10]),
        version: 1,
        status: Status::Current,
        shelf: Shelf::Active,
        labels: Labels::default(),
        description: Description {
            unique_id: format!("1.2.{number}"),
            title: format!("Document {number}"),
            comment: None,
            kind: code(kind),
            class: code("10"),
            format: code("x"),
            facility: code("SA01"),
            practice: code("ETABLISSEMENT"),
            events: Vec::new(),
            language: "fr-FR".to_owned(),
            created: at,
            service: Service { start: at, stop: None },
            authors: vec![doctor(number, "G15_10/SM26")],
            authenticator: None,
            custodian: structure(),
            source_patient: SourcePatient {
                ins: Ins::parse("267094315701293", InsDomain::Test).unwrap(),
                local: None,
                family: String::new(),
                given: String::new(),
            },
            references: Vec::new(),
            set_id: None,
        },
        content: Content {
            object: "00".repeat(32),
            media_type: "text/xml".to_owned(),
            size_bytes: 1,
            sha256: "00".repeat(32),
            sha1: "00".repeat(20),
        },
        depositor: doctor(number, "G15_10/SM26"),
        submission: SubmissionId::new(at, [number; 10]),
        received: at,
        updated: at,
        replaces: None,
        replaced_by: None,
    }
}

fn of(number: u8, facts: ClinicalFacts) -> FactsOf {
    FactsOf { document: id(number), facts }
}

fn allergy(agent: &str) -> Allergy {
    Allergy {
        agent: agent.to_owned(),
        code: None,
        kind: None,
        reaction: None,
        since: None,
        activity: Activity::Active,
    }
}

fn measure(loinc: &str, digits: &str, flag: Option<Flag>) -> Measure {
    Measure {
        name: format!("Examen {loinc}"),
        loinc: Some(loinc.to_owned()),
        value: Value::Number(digits.to_owned(), Some("%".to_owned())),
        low: None,
        high: None,
        flag,
        at: None,
    }
}

#[test]
fn renewals_prolong_a_prescription() {
    let mut treatment = Treatment {
        product: "Ramipril".to_owned(),
        code: None,
        dose: None,
        frequency: None,
        start: Some(PartialDate::day(Date::constant(2026, 1, 1))),
        stop: Some(Date::constant(2026, 1, 31)),
        renewals: 2,
    };
    assert_eq!(treatment.ends(), Some(Date::constant(2026, 4, 1)));
    treatment.renewals = u32::MAX;
    assert_eq!(
        treatment.ends(),
        Some(Date::constant(2028, 1, 21)),
        "no document prescribes for ever"
    );
    treatment.stop = None;
    assert_eq!(treatment.ends(), None);
}

#[test]
fn facts_round_trip_and_old_rows_still_read() {
    let facts = ClinicalFacts {
        results: vec![measure("4548-4", "7.8", Some(Flag::High))],
        allergies: vec![allergy("Latex")],
        ..ClinicalFacts::default()
    };
    let text = serde_json::to_string(&facts).unwrap();
    assert_eq!(serde_json::from_str::<ClinicalFacts>(&text).unwrap(), facts);
    assert!(serde_json::from_str::<ClinicalFacts>("{}").unwrap().is_empty());
}
