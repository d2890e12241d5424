//! Problems: the concerns of a list (« FR-Liste-des-problemes »), active or past.

use carnet_core::clinical::{Activity, Problem};

use super::{activity, code, date, has, said};
use crate::cda::{Code, Detail, Entry, Section, Value};

/// IHE PCC « Problem Concern » and its French profile.
const CONCERN: [&str; 2] = ["1.3.6.1.4.1.19376.1.5.3.1.4.5.2", "1.2.250.1.213.1.1.3.39"];
/// IHE PCC « Problem Entry » and its French profile.
const PROBLEM: [&str; 2] = ["1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37"];
/// IHE PCC « History of Past Illness » and its French profile: what is there is over, unless it says otherwise.
const PAST: [&str; 2] = ["1.3.6.1.4.1.19376.1.5.3.1.3.8", "1.2.250.1.213.1.1.2.134"];
/// « No known problems », SNOMED CT.
const NONE: [&str; 2] = ["160245001", "1287211007"];

pub(super) fn is_concern(entry: &Entry) -> bool {
    has(entry, &CONCERN)
}

pub(super) fn problems<'a>(
    concern: &'a Entry,
    section: &'a Section,
) -> impl Iterator<Item = Problem> + 'a {
    concern
        .children
        .iter()
        .filter(|child| has(child, &PROBLEM) && !child.negated)
        .filter_map(move |child| problem(concern, child, section))
}

fn problem(concern: &Entry, entry: &Entry, section: &Section) -> Option<Problem> {
    let Detail::Observation(observation) = &entry.detail else { return None };
    let coded = match observation.values.first() {
        Some(Value::Coded(code)) => Some(code),
        _ => None,
    };
    if coded.and_then(|code| code.code.as_deref()).is_some_and(|code| NONE.contains(&code)) {
        return None;
    }
    let name = coded
        .and_then(Code::label)
        .or_else(|| entry.text.as_ref().map(|words| words.text.as_str()))
        .and_then(said)?;
    let past = section.templates.iter().any(|root| PAST.contains(&root.as_str()));
    let stands = activity(concern, entry);
    let until = entry.times.iter().find_map(|timing| timing.high).map(date);
    Some(Problem {
        name,
        code: coded.and_then(code),
        since: entry.times.iter().find_map(|timing| timing.low.or(timing.at)).map(date),
        until,
        activity: if past && stands == Activity::Active { Activity::Resolved } else { stands },
    })
}
