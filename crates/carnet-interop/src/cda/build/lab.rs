//! A section of a laboratory report: a table of results and the coded observations behind it
//! (IHE XD-LAB, volet CR-BIO).

use super::super::results::{LAB_TEMPLATES, LOINC};
use super::super::{
    Code, Detail, Entry, Flag, Hl7Time, Interval, Observation, Quantity, ReferenceRange, Row,
    Section, Timing, Value,
};
use super::{anchored_cell, french_number, plain_cell, said, table};

/// The value of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabValue {
    /// A number with its UCUM unit and its bounds in the same unit.
    Number {
        /// The number, digit for digit.
        value: String,
        /// The UCUM unit.
        unit: String,
        /// The lower bound of the reference range.
        low: Option<String>,
        /// The upper bound.
        high: Option<String>,
    },
    /// A finding in words, perhaps coded.
    Words(Code),
}

/// One result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabLine {
    /// What people call it.
    pub name: String,
    /// The LOINC code.
    pub loinc: String,
    /// Its official label.
    pub loinc_label: String,
    /// The value.
    pub value: LabValue,
    /// When.
    pub time: Hl7Time,
    /// How it reads.
    pub flag: Option<Flag>,
}

/// A section of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabSection {
    /// Distinguishes the anchors of this section in its document (`bio1`).
    pub anchor: String,
    /// The title.
    pub title: String,
    /// The specialty (`18719-5` Biochimie…), LOINC.
    pub specialty: Code,
    /// The results.
    pub lines: Vec<LabLine>,
}

impl LabSection {
    /// The section.
    pub fn build(&self) -> Section {
        let mut rows = Vec::new();
        let mut report = Entry::new(Detail::Act);
        report.relation = Some("DRIV".to_owned());
        report.code = Some(self.specialty.clone());
        report.status = Some("completed".to_owned());
        for (index, line) in self.lines.iter().enumerate() {
            let (cell, words) =
                anchored_cell(&line.name, &format!("{}-{}", self.anchor, index + 1));
            let cells = vec![
                cell,
                plain_cell(Some(&shown_value(&line.value))),
                plain_cell(shown_range(&line.value).as_deref()),
                plain_cell(line.flag.filter(|flag| flag.is_outside()).map(french_flag)),
            ];
            rows.push(Row { cells });
            report.children.push(observation(line, words));
        }
        let headings = ["Examen", "Résultat", "Valeurs de référence", "Interprétation"];
        Section {
            templates: vec![
                "1.3.6.1.4.1.19376.1.3.3.2.1".to_owned(),
                "1.2.250.1.213.1.1.2.70".to_owned(),
            ],
            code: Some(self.specialty.clone()),
            title: said(&self.title),
            narrative: vec![table(&headings, rows)],
            entries: vec![report],
            ..Section::default()
        }
    }
}

fn observation(line: &LabLine, name: super::Words) -> Entry {
    let mut observation = Observation::default();
    match &line.value {
        LabValue::Number { value, unit, low, high } => {
            let unit = Some(unit.as_str());
            observation.values.push(Value::Quantity(Quantity::new(value.clone(), unit)));
            let bound = |bound: &Option<String>| Some(Quantity::new(bound.clone()?, unit));
            let interval =
                Interval { low: bound(low), high: bound(high), low_open: false, high_open: false };
            if interval != Interval::default() {
                observation.ranges.push(ReferenceRange {
                    interval: Some(interval),
                    interpretation: Some(interpretation(Flag::Normal)),
                    text: None,
                });
            }
        }
        LabValue::Words(code) => observation.values.push(Value::Coded(code.clone())),
    }
    observation.interpretations.extend(line.flag.map(interpretation));
    let mut entry = Entry::new(Detail::Observation(Box::new(observation)));
    entry.relation = Some("COMP".to_owned());
    entry.templates = LAB_TEMPLATES.iter().map(|root| (*root).to_owned()).collect();
    let code = Code::new(line.loinc.clone(), LOINC, line.loinc_label.clone()).named("LOINC");
    entry.code = Some(code.said(name));
    entry.status = Some("completed".to_owned());
    entry.times = vec![Timing::at(line.time)];
    entry
}

fn shown_value(value: &LabValue) -> String {
    match value {
        LabValue::Number { value, unit, .. } => format!("{} {unit}", french_number(value)),
        LabValue::Words(code) => code.label().unwrap_or_default().to_owned(),
    }
}

fn shown_range(value: &LabValue) -> Option<String> {
    let LabValue::Number { low, high, .. } = value else { return None };
    match (low, high) {
        (Some(low), Some(high)) => {
            Some(format!("{} à {}", french_number(low), french_number(high)))
        }
        (Some(low), None) => Some(format!("≥ {}", french_number(low))),
        (None, Some(high)) => Some(format!("≤ {}", french_number(high))),
        (None, None) => None,
    }
}

/// HL7 ObservationInterpretation.
fn interpretation(flag: Flag) -> Code {
    let code = match flag {
        Flag::Normal => "N",
        Flag::Low => "L",
        Flag::CriticallyLow => "LL",
        Flag::High => "H",
        Flag::CriticallyHigh => "HH",
        Flag::Abnormal => "A",
        Flag::CriticallyAbnormal => "AA",
        Flag::Susceptible => "S",
        Flag::Intermediate => "I",
        Flag::Resistant => "R",
        Flag::Positive => "POS",
        Flag::Negative => "NEG",
    };
    Code::new(code, "2.16.840.1.113883.5.83", french_flag(flag))
}

fn french_flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Normal => "Normal",
        Flag::Low => "Bas",
        Flag::CriticallyLow => "Très bas",
        Flag::High => "Haut",
        Flag::CriticallyHigh => "Très haut",
        Flag::Abnormal => "Anormal",
        Flag::CriticallyAbnormal => "Très anormal",
        Flag::Susceptible => "Sensible",
        Flag::Intermediate => "Intermédiaire",
        Flag::Resistant => "Résistant",
        Flag::Positive => "Positif",
        Flag::Negative => "Négatif",
    }
}
