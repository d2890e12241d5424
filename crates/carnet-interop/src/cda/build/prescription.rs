//! The section of a prescription of medicines (volet eP-MED-DM, IHE PRE).

use super::super::results::LOINC;
use super::super::{
    Code, Detail, Entry, Hl7Time, Product, Quantity, Row, Section, Substance, Timing, Value, Words,
};
use super::{anchored_cell, french_date, plain_cell, said, table};

/// One medicine prescribed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrescriptionLine {
    /// The name of the medicine.
    pub name: String,
    /// Its code (CIS, MV, ATC).
    pub code: Code,
    /// How much at a time.
    pub dose: Quantity,
    /// How often, in words (« 3 fois par jour »).
    pub frequency: String,
    /// Every how long.
    pub period: Quantity,
    /// From.
    pub from: Hl7Time,
    /// Until.
    pub until: Hl7Time,
    /// By which route.
    pub route: Option<Code>,
    /// How many renewals.
    pub renewals: u32,
    /// What the person should know.
    pub instruction: Option<String>,
}

/// The section; `anchor` distinguishes its anchors in the document.
pub fn prescription_section(anchor: &str, title: &str, lines: &[PrescriptionLine]) -> Section {
    let mut rows = Vec::new();
    let mut entries = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let at = |part: &str| format!("{anchor}-{}{part}", index + 1);
        let (name, name_words) = anchored_cell(&line.name, &at(""));
        let (dose, dose_words) = anchored_cell(&dose_text(&line.dose), &at("-dose"));
        let (often, often_words) = anchored_cell(&line.frequency, &at("-freq"));
        let (told, told_words) =
            anchored_cell(line.instruction.as_deref().unwrap_or("-"), &at("-instr"));
        let dates =
            format!("du {} au {}", french_date(line.from.date()), french_date(line.until.date()));
        rows.push(Row {
            cells: vec![
                name,
                dose,
                often,
                plain_cell(Some(&dates)),
                plain_cell(line.route.as_ref().and_then(Code::label)),
                plain_cell(Some(&line.renewals.to_string())),
                told,
            ],
        });
        let mut entry = entry(line, name_words, dose_words, often_words);
        if line.instruction.is_some() {
            entry.children.push(instruction(told_words));
        }
        entries.push(entry);
    }
    let headings =
        ["Médicament", "Dose", "Fréquence", "Durée", "Voie", "Renouvellements", "Instruction"];
    Section {
        templates: ["1.3.6.1.4.1.19376.1.9.1.2.1", "1.2.250.1.213.1.1.2.171"]
            .map(str::to_owned)
            .to_vec(),
        code: Some(Code::new("57828-6", LOINC, "Prescriptions").named("LOINC")),
        title: said(title),
        narrative: vec![table(&headings, rows)],
        entries,
        ..Section::default()
    }
}

fn dose_text(dose: &Quantity) -> String {
    match (&dose.words, &dose.unit) {
        (Some(words), _) => words.text.clone(),
        (None, Some(unit)) => format!("{} {unit}", dose.value),
        (None, None) => dose.value.clone(),
    }
}

fn entry(line: &PrescriptionLine, name: Words, dose: Words, often: Words) -> Entry {
    let dose = Quantity { words: Some(dose), ..line.dose.clone() };
    let mut entry = Entry::new(Detail::Substance(Box::new(Substance {
        product: Some(Product {
            name: said(&line.name),
            code: Some(line.code.clone().said(name.clone())),
            ..Product::default()
        }),
        dose: Some(Value::Quantity(dose)),
        route: line.route.clone(),
        repeat: Some(line.renewals.to_string()),
        ..Substance::default()
    })));
    entry.templates =
        ["1.3.6.1.4.1.19376.1.5.3.1.4.7", "1.3.6.1.4.1.19376.1.9.1.3.2", "1.2.250.1.213.1.1.3.83"]
            .map(str::to_owned)
            .to_vec();
    entry.mood = Some("INT".to_owned());
    entry.code = Some(Code::new("DRUG", "2.16.840.1.113883.5.4", "Médicament"));
    entry.text = Some(name);
    entry.status = Some("completed".to_owned());
    entry.times = vec![
        Timing::span(line.from, Some(line.until)),
        Timing {
            period: Some(Quantity { words: Some(often), ..line.period.clone() }),
            ..Timing::default()
        },
    ];
    entry
}

/// `PINSTRUCT`: instruction to the patient.
fn instruction(words: Words) -> Entry {
    let mut entry = Entry::new(Detail::Act);
    entry.relation = Some("SUBJ".to_owned());
    entry.templates = vec!["1.2.250.1.213.1.1.3.33".to_owned()];
    entry.mood = Some("INT".to_owned());
    let code = Code::new("PINSTRUCT", "1.3.6.1.4.1.19376.1.5.3.2", "Instructions au patient");
    entry.code = Some(code);
    entry.text = Some(words);
    entry.status = Some("completed".to_owned());
    entry
}
