//! Allergies, or the statement that there is none: two things a reader must never confuse, and neither of them
//! is silence.

use carnet_core::clinical::{Allergy, ClinicalFacts};

use super::{SNOMED, activity, code, date, has, said};
use crate::cda::{Code, Detail, Entry, Observation, Value};

/// IHE PCC « Allergy and Intolerance Concern » and its French profile.
const CONCERN: [&str; 2] = ["1.3.6.1.4.1.19376.1.5.3.1.4.5.3", "1.2.250.1.213.1.1.3.40"];
/// IHE PCC « Allergies and Intolerances » and its French profile.
const ALLERGY: [&str; 2] = ["1.3.6.1.4.1.19376.1.5.3.1.4.6", "1.2.250.1.213.1.1.3.41"];
/// « No known allergy » of any kind, SNOMED CT, current and older. « No known drug allergy » says less, and is not
/// among them.
const NONE_KNOWN: [&str; 2] = ["716186003", "160244002"];
/// Hypersensitivity of any kind, SNOMED CT: denying it denies all.
const ANY: [&str; 5] = ["420134006", "418038007", "106190000", "609328004", "473011001"];

pub(super) fn is_concern(entry: &Entry) -> bool {
    has(entry, &CONCERN)
}

pub(super) fn read(concern: &Entry, facts: &mut ClinicalFacts) {
    for entry in concern.children.iter().filter(|child| has(child, &ALLERGY)) {
        let Detail::Observation(observation) = &entry.detail else { continue };
        let found = coded(observation);
        if [found, entry.code.as_ref()].into_iter().flatten().any(|code| is(code, &NONE_KNOWN)) {
            // « Not: no known allergy » is no statement a machine should act upon.
            facts.no_known_allergy |= !entry.negated;
            continue;
        }
        let agent = agent(entry);
        if entry.negated {
            let general = entry.code.as_ref().is_none_or(|code| is(code, &ANY));
            facts.no_known_allergy |= agent.is_none() && found.is_none() && general;
            continue;
        }
        facts.allergies.extend(allergy(concern, entry, agent.or(found)));
    }
}

fn is(code: &Code, codes: &[&str]) -> bool {
    code.in_system(SNOMED).is_some_and(|code| codes.contains(&code))
}

fn coded(observation: &Observation) -> Option<&Code> {
    match observation.values.first()? {
        Value::Coded(code) => Some(code).filter(|code| code.label().is_some()),
        _ => None,
    }
}

/// What it is an allergy to: the consumed substance.
fn agent(entry: &Entry) -> Option<&Code> {
    let agent = entry.participants.iter().find(|part| part.kind == "CSM")?;
    agent.code.as_ref().filter(|code| code.label().is_some())
}

fn allergy(concern: &Entry, entry: &Entry, agent: Option<&Code>) -> Option<Allergy> {
    let named = || {
        let agent = entry.participants.iter().find(|part| part.kind == "CSM")?;
        agent.name.as_deref()
    };
    Some(Allergy {
        agent: agent.and_then(Code::label).or_else(named).and_then(said)?,
        code: agent.and_then(code),
        kind: entry.code.as_ref().and_then(Code::label).and_then(said),
        reaction: reaction(entry),
        since: entry.times.iter().find_map(|timing| timing.low.or(timing.at)).map(date),
        activity: activity(concern, entry),
    })
}

/// How it shows (`MFST`).
fn reaction(entry: &Entry) -> Option<String> {
    let shown = entry.children.iter().find(|child| child.relation.as_deref() == Some("MFST"))?;
    let Detail::Observation(observation) = &shown.detail else { return None };
    coded(observation)
        .and_then(Code::label)
        .or_else(|| shown.text.as_ref().map(|words| words.text.as_str()))
        .and_then(said)
}
