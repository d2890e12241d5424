//! A fictitious patient at a glance, for the samples: everything there is, an absence that was stated, nothing.

use jiff::civil::date;

use super::documents::{at, rows};
use crate::view::document::Byline;
use crate::view::essentials::{
    AllergyLine, AllergyState, Before, Essentials, FollowerLine, ProblemLine, Since, Stated,
    TreatmentLine, TrendLine,
};
use crate::view::practitioner::Band;

const DOCUMENT: &str = "/pro/patients/own_018f/documents/doc_018f";

fn stated(on: &str) -> Stated {
    let by = Byline { name: "Bernard Roux".to_owned(), role: None, structure: None };
    Stated { href: DOCUMENT.to_owned(), on: at(on), by: Some(by) }
}

fn since(known: &'static str) -> Since {
    Since { date: date(2014, 3, 12), year: "2014".to_owned(), month: 3, known }
}

fn allergy(agent: &str, inactive: bool) -> AllergyLine {
    AllergyLine {
        agent: agent.to_owned(),
        details: vec!["Éruption étendue".to_owned(), "Allergie médicamenteuse".to_owned()],
        inactive,
        since: Some(since(if inactive { "year" } else { "month" })),
        source: stated("2025-10-17T09:00:00Z"),
    }
}

fn treatment(product: &str, ends: bool) -> TreatmentLine {
    TreatmentLine {
        product: product.to_owned(),
        how: vec!["1 comprimé".to_owned(), "matin et soir".to_owned()],
        until: ends.then(|| date(2026, 8, 19)),
        source: stated("2026-02-20T09:00:00Z"),
    }
}

fn trend(name: &str, flag: Option<&str>, direction: &str) -> TrendLine {
    let point = |x: &str, y: &str| (x.to_owned(), y.to_owned());
    TrendLine {
        name: name.to_owned(),
        value: "7,8\u{a0}%".to_owned(),
        flag: flag.map(str::to_owned),
        critical: flag.is_some_and(|flag| flag.starts_with("critically")),
        direction: Some(direction.to_owned()),
        low: Some("4,0".to_owned()),
        high: Some("6,0".to_owned()),
        before: vec![
            Before { value: "7,7".to_owned(), at: at("2025-10-08T08:00:00Z") },
            Before { value: "7,6".to_owned(), at: at("2025-04-09T08:00:00Z") },
        ],
        curve: vec![point("3.0", "15.0"), point("36.0", "9.0"), point("69.0", "3.0")],
        at: at("2026-02-20T08:00:00Z"),
        href: DOCUMENT.to_owned(),
    }
}

fn follower(name: &str, attending: bool) -> FollowerLine {
    FollowerLine {
        name: name.to_owned(),
        role: (!attending).then(|| "Médecin – cardiologie".to_owned()),
        structure: (!attending).then(|| "CH Émile-Roux, Le Puy".to_owned()),
        last: (!attending).then(|| at("2026-01-20T08:00:00Z")),
        attending,
    }
}

/// Everything there is to show.
pub(super) fn full(band: Band) -> Essentials {
    let once = TrendLine {
        direction: None,
        before: Vec::new(),
        curve: Vec::new(),
        low: None,
        high: None,
        ..trend("Potassium", Some("critically-high"), "up")
    };
    Essentials {
        allergy_state: AllergyState::Listed,
        allergies: vec![allergy("Amoxicilline", false), allergy("Latex", true)],
        no_allergy: Some(stated("2026-01-08T09:00:00Z")),
        treatments: vec![
            treatment("Metformine 1000 mg, comprimé", true),
            treatment("Ramipril 5 mg, comprimé", false),
        ],
        problems: ["day", "month", "year"]
            .map(|known| ProblemLine {
                name: "Diabète de type 2".to_owned(),
                since: Some(since(known)),
                source: stated("2025-10-17T09:00:00Z"),
            })
            .into(),
        results: vec![
            once,
            trend("Hémoglobine A1c", Some("high"), "up"),
            trend("Ferritine", Some("low"), "down"),
            trend("Créatinine", None, "steady"),
        ],
        documents: rows(),
        followers: vec![follower("Bernard Roux", true), follower("Jean-Marc Baptiste", false)],
        documents_href: format!("{}/documents", band.href),
        band,
    }
}

/// Nobody found an allergy, and somebody said so.
pub(super) fn none_known(band: Band) -> Essentials {
    Essentials {
        allergy_state: AllergyState::NoneKnown,
        allergies: Vec::new(),
        no_allergy: Some(Stated { by: None, ..stated("2026-01-08T09:00:00Z") }),
        ..full(band)
    }
}

/// Nothing is known of anything.
pub(super) fn unsaid(band: Band) -> Essentials {
    Essentials {
        allergy_state: AllergyState::Unsaid,
        allergies: Vec::new(),
        no_allergy: None,
        treatments: Vec::new(),
        problems: Vec::new(),
        results: Vec::new(),
        documents: Vec::new(),
        followers: Vec::new(),
        ..full(band)
    }
}
