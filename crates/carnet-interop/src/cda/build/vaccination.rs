//! The section of a vaccination note or history (volet VAC).

use super::super::results::LOINC;
use super::super::{
    Code, Detail, Entry, Hl7Time, Observation, Product, Quantity, Row, Section, Substance, Timing,
    Value,
};
use super::{Practitioner, anchored_cell, french_date, plain_cell, said, table};

/// One vaccination given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vaccination {
    /// The name of the vaccine.
    pub name: String,
    /// Its code (CIS, CIP or ATC).
    pub code: Code,
    /// When.
    pub time: Hl7Time,
    /// The lot number.
    pub lot: Option<String>,
    /// By which route.
    pub route: Option<Code>,
    /// Where on the body.
    pub site: Option<Code>,
    /// Which dose of the scheme, from 1.
    pub rank: Option<u32>,
    /// By whom.
    pub performer: Practitioner,
}

/// The section; `anchor` distinguishes its anchors in the document.
pub fn vaccination_section(anchor: &str, title: &str, vaccinations: &[Vaccination]) -> Section {
    let mut rows = Vec::new();
    let mut entries = Vec::new();
    for (index, vaccination) in vaccinations.iter().enumerate() {
        let (name, words) = anchored_cell(&vaccination.name, &format!("{anchor}-{}", index + 1));
        let label = |code: &Option<Code>| code.as_ref().and_then(Code::label).map(str::to_owned);
        let performer = &vaccination.performer;
        rows.push(Row {
            cells: vec![
                plain_cell(Some(&french_date(vaccination.time.date()))),
                name,
                plain_cell(vaccination.lot.as_deref()),
                plain_cell(vaccination.rank.map(|rank| rank.to_string()).as_deref()),
                plain_cell(label(&vaccination.route).as_deref()),
                plain_cell(label(&vaccination.site).as_deref()),
                plain_cell(Some(&format!("{} {}", performer.given, performer.family))),
            ],
        });
        entries.push(entry(vaccination, words));
    }
    let headings = ["Date", "Vaccin", "Lot n°", "Rang", "Voie", "Localisation", "Vaccinateur"];
    Section {
        templates: [
            "2.16.840.1.113883.10.20.1.6",
            "1.3.6.1.4.1.19376.1.5.3.1.3.23",
            "1.2.250.1.213.1.1.2.147",
        ]
        .map(str::to_owned)
        .to_vec(),
        code: Some(Code::new("11369-6", LOINC, "Historique des vaccinations").named("LOINC")),
        title: said(title),
        narrative: vec![table(&headings, rows)],
        entries,
        ..Section::default()
    }
}

fn entry(vaccination: &Vaccination, words: super::Words) -> Entry {
    let mut entry = Entry::new(Detail::Substance(Box::new(Substance {
        product: Some(Product {
            name: said(&vaccination.name),
            code: Some(vaccination.code.clone().said(words.clone())),
            lot: vaccination.lot.as_deref().and_then(said),
            form: None,
        }),
        route: vaccination.route.clone(),
        site: vaccination.site.clone(),
        ..Substance::default()
    })));
    entry.templates = [
        "2.16.840.1.113883.10.20.1.24",
        "1.3.6.1.4.1.19376.1.5.3.1.4.12",
        "1.2.250.1.213.1.1.3.45",
    ]
    .map(str::to_owned)
    .to_vec();
    let act = Code::new("IMMUNIZ", "2.16.840.1.113883.5.4", "Vaccination");
    entry.code = Some(act);
    entry.text = Some(words);
    entry.status = Some("completed".to_owned());
    entry.times = vec![Timing::at(vaccination.time)];
    entry.performer = Some(vaccination.performer.actor());
    entry.children.extend(vaccination.rank.map(rank));
    entry
}

fn rank(rank: u32) -> Entry {
    let mut entry = Entry::new(Detail::Observation(Box::new(Observation {
        values: vec![Value::Quantity(Quantity::new(rank.to_string(), None))],
        ..Observation::default()
    })));
    entry.relation = Some("SUBJ".to_owned());
    entry.templates = vec!["1.2.250.1.213.1.1.3.82".to_owned()];
    entry.code = Some(Code::new("30973-2", LOINC, "Rang de la vaccination").named("LOINC"));
    entry.status = Some("completed".to_owned());
    entry
}
