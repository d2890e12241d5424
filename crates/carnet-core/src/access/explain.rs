//! «Who can see this, and why» and «view my space as … would», for the holder.
//!
//! Both ask [`Gate::visible`], the steps every access passes: what is shown here is what happens.

mod few;

pub use few::{InFew, in_few};

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::actor::{Actor, Assurance, Basis, Presence, Professional, Purpose, Standing};
use super::decide::Gate;
use super::facts::{DocumentFacts, Facts};
use super::reason::{Reason, Rule};
use crate::document::{Person, Structure};
use crate::id::DocumentId;
use crate::space::Consent;

/// The profession (TRE_G15) of doctors.
const DOCTOR: &str = "10";

/// Somebody who might see a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Anybody of that profession in the holder's care team (a code of the matrix).
    Profession(String),
    /// Any doctor who breaks the glass.
    BreakGlass,
    /// A regulation doctor of the SAMU.
    Regulation,
    /// A person who has an authorisation, a block, a role in the space, or wrote the document.
    Person {
        /// RPPS.
        rpps: String,
        /// Name and number, when the space holds them.
        person: Option<Person>,
        /// Profession and specialty (JDV_J01), when the space holds it.
        role: Option<String>,
    },
}

/// Who, and what the gate answers them about one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// Who.
    pub who: Who,
    /// The rule that lets them, or the reason that does not.
    pub answer: Result<Rule, Reason>,
}

/// Everybody the holder may want to know about: the professions of the matrix in its order, the two
/// emergencies, then each person the space or the document names, by RPPS.
pub fn who_can_see(
    gate: &Gate,
    document: &DocumentFacts,
    facts: &Facts,
    now: Timestamp,
) -> Vec<Audience> {
    let ask = |who, professional, purpose: &Purpose| Audience {
        who,
        answer: gate.visible(&Actor::Practitioner(professional), purpose, document, facts, now),
    };
    let team = care_team();
    let emergency = Purpose::Emergency { reason: "explained to the holder".to_owned() };
    let samu = Purpose::Samu { reason: "explained to the holder".to_owned() };
    let standing = Purpose::Care { basis: Basis::Standing };
    let professions = gate
        .matrix()
        .professions()
        .iter()
        .map(|profession| ask(Who::Profession(profession.clone()), anybody(profession), &team));
    let emergencies = [
        ask(Who::BreakGlass, anybody(DOCTOR), &emergency),
        ask(Who::Regulation, anybody(DOCTOR), &samu),
    ];
    let persons = named(document, facts).into_iter().map(|(rpps, known)| {
        let professional = somebody(&rpps, &known, facts);
        ask(Who::Person { rpps, person: known.person, role: known.role }, professional, &standing)
    });
    professions.chain(emergencies).chain(persons).collect()
}

/// The documents somebody of that profession would see, were they in the holder's care team.
pub fn as_profession(
    gate: &Gate,
    profession: &str,
    facts: &Facts,
    now: Timestamp,
) -> BTreeSet<DocumentId> {
    let actor = Actor::Practitioner(anybody(profession));
    let team = care_team();
    facts
        .documents
        .iter()
        .filter(|document| gate.visible(&actor, &team, document, facts, now).is_ok())
        .map(|document| document.id)
        .collect()
}

fn care_team() -> Purpose {
    Purpose::Care { basis: Basis::Declared(Consent::CareTeam) }
}

/// What the space knows of a named professional.
#[derive(Default)]
struct Known {
    person: Option<Person>,
    role: Option<String>,
}

fn named(document: &DocumentFacts, facts: &Facts) -> BTreeMap<String, Known> {
    let mut named: BTreeMap<String, Known> = BTreeMap::new();
    for rpps in document.authors.iter().chain(&facts.administrators).chain(&facts.attending_doctor)
    {
        named.entry(rpps.clone()).or_default();
    }
    for block in &facts.blocks {
        named.entry(block.rpps.clone()).or_default().person = Some(block.person.clone());
    }
    for authorisation in &facts.authorisations {
        let known = named.entry(authorisation.rpps.clone()).or_default();
        known.person = Some(authorisation.person.clone());
        known.role = Some(authorisation.role.clone());
    }
    named
}

fn somebody(rpps: &str, known: &Known, facts: &Facts) -> Professional {
    let profession = match &known.role {
        Some(role) => profession_of(role),
        None if facts.attending_doctor.as_deref() == Some(rpps) => DOCTOR,
        // Without a role there is no authorisation either: the answer comes before the matrix.
        None => "",
    };
    Professional { rpps: rpps.to_owned(), ..anybody(profession) }
}

/// A professional of that profession, nobody in particular, beyond doubt in every other respect.
fn anybody(profession: &str) -> Professional {
    Professional {
        rpps: String::new(),
        person: Person { idnps: String::new(), family: String::new(), given: String::new() },
        profession: profession.to_owned(),
        role: String::new(),
        structure: Structure { idnst: String::new(), name: String::new() },
        presence: Presence::Signed,
        software: None,
        standing: Standing::Active,
        assurance: Assurance::Substantial,
    }
}

/// The profession code inside a JDV_J01 role: `10` in `G15_10/SM26`, `R94_46` in `R94_46`.
pub fn profession_of(role: &str) -> &str {
    let code = role.split('/').next().unwrap_or(role);
    code.strip_prefix("G15_").or_else(|| code.strip_prefix("R95_")).unwrap_or(code)
}

#[cfg(test)]
mod tests;
