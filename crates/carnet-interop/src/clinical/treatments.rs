//! Medicines prescribed or taken, and vaccinations given.

use carnet_core::clinical::{Treatment, Vaccination};

use super::{code, date, has, said};
use crate::cda::{Detail, Entry, Product, Quantity, Section, Substance, Value, unit_text};

/// IHE PCC « Medications », « FR-Traitement », « FR-Traitement-prescrit ».
const TREATMENT: [&str; 3] =
    ["1.3.6.1.4.1.19376.1.5.3.1.4.7", "1.2.250.1.213.1.1.3.42", "1.2.250.1.213.1.1.3.83"];
/// IHE PCC « Immunizations » and its French profile.
const VACCINATION: [&str; 2] = ["1.3.6.1.4.1.19376.1.5.3.1.4.12", "1.2.250.1.213.1.1.3.45"];
/// « Rang de la vaccination ».
const RANK: [&str; 1] = ["1.2.250.1.213.1.1.3.82"];
/// Sections of what was given during a stay (LOINC): it ended with the stay.
const ADMINISTERED: [&str; 2] = ["18610-6", "29549-3"];

pub(super) fn is_vaccination(entry: &Entry) -> bool {
    has(entry, &VACCINATION)
}

pub(super) fn is_treatment(entry: &Entry) -> bool {
    has(entry, &TREATMENT)
}

pub(super) fn is_administered(section: &Section) -> bool {
    let code = section.code.as_ref().and_then(|code| code.code.as_deref());
    code.is_some_and(|code| ADMINISTERED.contains(&code))
}

fn substance(entry: &Entry) -> Option<&Substance> {
    match &entry.detail {
        Detail::Substance(substance) if !entry.negated => Some(substance),
        _ => None,
    }
}

pub(super) fn treatment(entry: &Entry) -> Option<Treatment> {
    let substance = substance(entry)?;
    let product = substance.product.as_ref()?;
    let repeat = substance.repeat.as_deref().and_then(|text| text.trim().parse().ok());
    Some(Treatment {
        product: product.label().and_then(said)?,
        code: product.code.as_ref().and_then(code),
        dose: substance.dose.as_ref().and_then(dose),
        frequency: entry.times.iter().find_map(|timing| often(timing.period.as_ref()?)),
        start: entry.times.iter().find_map(|timing| timing.low.or(timing.at)).map(date),
        stop: entry.times.iter().find_map(|timing| timing.high).map(|high| high.date()),
        renewals: repeat.unwrap_or(0),
    })
}

pub(super) fn vaccination(entry: &Entry) -> Option<Vaccination> {
    let product = substance(entry)?.product.as_ref()?;
    let rank = entry.children.iter().find(|child| has(child, &RANK)).and_then(|child| {
        let Detail::Observation(observation) = &child.detail else { return None };
        match observation.values.first()? {
            Value::Quantity(rank) => rank.value.trim().parse().ok(),
            _ => None,
        }
    });
    Some(Vaccination {
        product: Product::label(product).and_then(said)?,
        on: entry.when().map(date),
        rank,
    })
}

/// A dose in words: the author's, else a number and its unit.
fn dose(value: &Value) -> Option<String> {
    match value {
        Value::Quantity(quantity) => amount(quantity),
        Value::Interval(interval) => match (&interval.low, &interval.high) {
            (Some(low), Some(high)) if low.value == high.value => amount(high),
            (Some(low), Some(high)) => Some(format!("{} à {}", low.value.trim(), amount(high)?)),
            (low, high) => low.as_ref().or(high.as_ref()).and_then(amount),
        },
        Value::Text(words) => said(&words.text),
        _ => None,
    }
}

fn amount(quantity: &Quantity) -> Option<String> {
    if let Some(words) = &quantity.words {
        return said(&words.text);
    }
    let number = quantity.value.trim().replace('.', ",");
    match quantity.unit.as_deref() {
        None | Some("1") => said(&number),
        Some("{tablet}" | "{tbl}") if number == "1" => Some("1 comprimé".to_owned()),
        Some("{tablet}" | "{tbl}") => said(&format!("{number} comprimés")),
        Some(unit) => said(&format!("{number} {}", unit_text(unit))),
    }
}

/// A frequency in words, in French like the documents it comes from.
fn often(period: &Quantity) -> Option<String> {
    if let Some(words) = &period.words {
        return said(&words.text);
    }
    let number = period.value.trim();
    match (number, period.unit.as_deref()?) {
        ("1", "d") | ("24", "h") => Some("1 fois par jour".to_owned()),
        ("12", "h") => Some("2 fois par jour".to_owned()),
        ("8", "h") => Some("3 fois par jour".to_owned()),
        ("1", "wk") => Some("1 fois par semaine".to_owned()),
        (_, "h") => said(&format!("toutes les {number} h")),
        (_, "d") => said(&format!("tous les {number} jours")),
        (_, "wk") => said(&format!("toutes les {number} semaines")),
        (_, "mo") => said(&format!("tous les {number} mois")),
        _ => None,
    }
}
