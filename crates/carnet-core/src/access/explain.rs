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
/// The reason of an emergency that is only imagined.
const REASON: &str = "explained to the holder";

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
    let emergency = Purpose::Emergency { reason: REASON.to_owned() };
    let samu = Purpose::Samu { reason: REASON.to_owned() };
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

/// What each document of the space is to somebody: the rule that lets them read it, or the reason that does not.
///
/// A profession stands for anybody of it in the holder's care team; a person comes as they are known to the space.
pub fn as_somebody(
    gate: &Gate,
    who: &Who,
    facts: &Facts,
    now: Timestamp,
) -> BTreeMap<DocumentId, Result<Rule, Reason>> {
    let (professional, purpose) = match who {
        Who::Profession(profession) => (anybody(profession), care_team()),
        Who::BreakGlass => (anybody(DOCTOR), Purpose::Emergency { reason: REASON.to_owned() }),
        Who::Regulation => (anybody(DOCTOR), Purpose::Samu { reason: REASON.to_owned() }),
        Who::Person { rpps, .. } => {
            (somebody(rpps, &known(rpps, facts), facts), Purpose::Care { basis: Basis::Standing })
        }
    };
    let actor = Actor::Practitioner(professional);
    let answer = |document: &DocumentFacts| {
        (document.id, gate.visible(&actor, &purpose, document, facts, now))
    };
    facts.documents.iter().map(answer).collect()
}

/// The documents somebody of that profession would see, were they in the holder's care team.
pub fn as_profession(
    gate: &Gate,
    profession: &str,
    facts: &Facts,
    now: Timestamp,
) -> BTreeSet<DocumentId> {
    let answers = as_somebody(gate, &Who::Profession(profession.to_owned()), facts, now);
    answers.into_iter().filter(|(_, answer)| answer.is_ok()).map(|(id, _)| id).collect()
}

/// The people the space knows apart from who wrote its documents: authorised or blocked now, attending, administrators.
pub fn known_people(facts: &Facts, now: Timestamp) -> Vec<Who> {
    let authorised = facts.authorisations.iter().filter(|given| given.holds(now)).map(|g| &g.rpps);
    let blocked = facts.blocks.iter().filter(|block| block.stands(now)).map(|block| &block.rpps);
    let named = facts.administrators.iter().chain(&facts.attending_doctor);
    let people: BTreeSet<&String> = authorised.chain(blocked).chain(named).collect();
    let person = |rpps: &String| {
        let Known { person, role } = known(rpps, facts);
        Who::Person { rpps: rpps.clone(), person, role }
    };
    people.into_iter().map(person).collect()
}

fn care_team() -> Purpose {
    Purpose::Care { basis: Basis::Declared(Consent::CareTeam) }
}

/// What the space knows of a named professional.
struct Known {
    person: Option<Person>,
    role: Option<String>,
}

fn known(rpps: &str, facts: &Facts) -> Known {
    let blocked = facts.blocks.iter().find(|block| block.rpps == rpps);
    let authorised = facts.authorisations.iter().rev().find(|given| given.rpps == rpps);
    let person = authorised.map(|given| &given.person).or(blocked.map(|block| &block.person));
    Known { person: person.cloned(), role: authorised.map(|given| given.role.clone()) }
}

/// Everybody the space or the document names.
fn named(document: &DocumentFacts, facts: &Facts) -> BTreeMap<String, Known> {
    let numbers = document.authors.iter().chain(&facts.administrators);
    let numbers = numbers.chain(&facts.attending_doctor);
    let numbers = numbers.chain(facts.blocks.iter().map(|block| &block.rpps));
    let numbers = numbers.chain(facts.authorisations.iter().map(|given| &given.rpps));
    numbers.map(|rpps| (rpps.clone(), known(rpps, facts))).collect()
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
