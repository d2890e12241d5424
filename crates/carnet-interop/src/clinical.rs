//! The facts a structured document states in codes: results, treatments, allergies, problems, vaccinations.
//!
//! Read from the entries of the French profiles (CI-SIS « Modèles de contenus CDA ») and of the IHE PCC templates
//! they derive from. A statement without a code or a name says nothing, and a section of words gives no fact:
//! nothing is deduced.

mod allergies;
mod problems;
mod treatments;

#[cfg(test)]
mod tests;

use carnet_core::clinical::{Activity, ClinicalFacts, Flag, Known, Measure, PartialDate, Value};
use carnet_core::code::Code;
use carnet_core::rules::paris;

use crate::cda::{self, Body, Cda, Entry, Hl7Time, LabResult, Precision, Section};

/// SNOMED CT.
const SNOMED: &str = "2.16.840.1.113883.6.96";

/// Everything a document states in codes, bounded.
pub fn facts(cda: &Cda) -> ClinicalFacts {
    let mut facts = ClinicalFacts {
        results: cda::results(cda).iter().filter_map(measure).collect(),
        ..ClinicalFacts::default()
    };
    if let Body::Structured(sections) = &cda.body {
        for section in sections {
            collect(section, &mut facts);
        }
    }
    facts.bounded()
}

fn collect(section: &Section, facts: &mut ClinicalFacts) {
    for entry in &section.entries {
        statement(entry, section, facts);
    }
    for child in &section.sections {
        collect(child, facts);
    }
}

/// A statement, or those inside it. What is inside a treatment (progressive doses, reason) belongs to it.
fn statement(entry: &Entry, section: &Section, facts: &mut ClinicalFacts) {
    if treatments::is_vaccination(entry) {
        facts.vaccinations.extend(treatments::vaccination(entry));
    } else if treatments::is_treatment(entry) {
        if !treatments::is_administered(section) {
            facts.treatments.extend(treatments::treatment(entry));
        }
    } else if problems::is_concern(entry) {
        facts.problems.extend(problems::problems(entry, section));
    } else if allergies::is_concern(entry) {
        allergies::read(entry, facts);
    } else {
        for child in &entry.children {
            statement(child, section, facts);
        }
    }
}

fn measure(result: &LabResult) -> Option<Measure> {
    if result.name.is_empty() || result.status.as_deref() == Some("aborted") {
        return None;
    }
    let value = match result.value.as_ref()? {
        cda::Value::Quantity(quantity) if quantity.number().is_some() => {
            let unit = quantity.unit.as_deref().filter(|unit| *unit != "1");
            Value::Number(quantity.value.trim().to_owned(), unit.map(cda::unit_text))
        }
        cda::Value::Coded(code) => Value::Words(short(code.label()?)),
        cda::Value::Text(words) => Value::Words(short(&words.text)),
        _ => return None,
    };
    let interval = result.interval();
    let bound = |bound: Option<&cda::Quantity>| Some(bound?.value.trim().to_owned());
    Some(Measure {
        name: short(&result.name),
        loinc: result.loinc.clone(),
        value,
        low: bound(interval.and_then(|interval| interval.low.as_ref())),
        high: bound(interval.and_then(|interval| interval.high.as_ref())),
        flag: result.flag.map(flag),
        at: result.time.and_then(|time| time.timestamp(&paris())),
    })
}

const fn flag(flag: cda::Flag) -> Flag {
    match flag {
        cda::Flag::Normal | cda::Flag::Susceptible | cda::Flag::Negative => Flag::Normal,
        cda::Flag::Low => Flag::Low,
        cda::Flag::CriticallyLow => Flag::CriticallyLow,
        cda::Flag::High => Flag::High,
        cda::Flag::CriticallyHigh => Flag::CriticallyHigh,
        cda::Flag::CriticallyAbnormal => Flag::CriticallyAbnormal,
        cda::Flag::Abnormal
        | cda::Flag::Intermediate
        | cda::Flag::Resistant
        | cda::Flag::Positive => Flag::Abnormal,
    }
}

/// Words repeated in lists are short, or a long one would multiply a small file.
fn short(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").chars().take(200).collect()
}

/// Words, when there are any.
fn said(words: &str) -> Option<String> {
    Some(short(words)).filter(|words| !words.is_empty())
}

fn has(entry: &Entry, templates: &[&str]) -> bool {
    entry.templates.iter().any(|root| templates.contains(&root.as_str()))
}

fn date(time: Hl7Time) -> PartialDate {
    let known = match time.precision() {
        Precision::Year => Known::Year,
        Precision::Month => Known::Month,
        _ => Known::Day,
    };
    PartialDate { date: time.date(), known }
}

/// A code that names its system; its label is said apart.
fn code(code: &cda::Code) -> Option<Code> {
    Some(Code::new(short(code.system.as_deref()?), short(code.code.as_deref()?), ""))
}

/// Where a concern stands: what the statement about its status says, else the concern's own status.
fn activity(concern: &Entry, statement: &Entry) -> Activity {
    /// « Statut du problème » (IHE PCC, CI-SIS).
    const STATUS: [&str; 2] = ["1.3.6.1.4.1.19376.1.5.3.1.4.1.1", "1.2.250.1.213.1.1.3.30"];
    let status = statement.children.iter().find(|child| has(child, &STATUS));
    let told = status.and_then(|status| match &status.detail {
        cda::Detail::Observation(observation) => match observation.values.first()? {
            cda::Value::Coded(code) => stands(code.code.as_deref()?),
            _ => None,
        },
        _ => None,
    });
    let over = statement.times.iter().any(|timing| timing.high.is_some());
    told.unwrap_or(match concern.status.as_deref() {
        _ if over => Activity::Resolved,
        Some("completed" | "aborted") => Activity::Resolved,
        Some("suspended") => Activity::Inactive,
        _ => Activity::Active,
    })
}

/// HL7 clinical status, or SNOMED CT.
fn stands(code: &str) -> Option<Activity> {
    Some(match code {
        "active" | "recurrence" | "relapse" | "55561003" => Activity::Active,
        "inactive" | "remission" | "73425007" => Activity::Inactive,
        "resolved" | "413322009" => Activity::Resolved,
        _ => return None,
    })
}
