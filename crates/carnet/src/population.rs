//! A fictitious population: everybody in it is invented, or a published test identity.
//!
//! [`generate`] is pure: a seed, a number of people and a day give the same lives on any machine,
//! down to the last byte of each document. [`settle()`] then writes them through the use cases, each document
//! at its own instant and under its own author, so that histories and notices are those of real spaces.

mod chance;
mod document;
mod lab;
mod life;
mod medicine;
mod name;
mod part;
mod pdf;
mod person;
mod published;
mod settle;
mod staff;
mod synthesis;
mod vaccine;
mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use document::DocumentPlan;
pub use person::{PASSWORD, PersonPlan, VisitPlan};
pub use settle::{Settled, SettledPerson, settle, settle_heavy};
pub use staff::{Place, PractitionerPlan, StructurePlan, Who};

use person::Draw;

/// How many people are drawn when nobody says otherwise.
pub const PEOPLE_DEFAULT: usize = 36;

/// Everybody, and the places where they are cared for.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// People; persona 1 first, then the published test identities, then those drawn by chance.
    pub people: Vec<PersonPlan>,
    /// Professionals.
    pub practitioners: Vec<PractitionerPlan>,
    /// Structures.
    pub structures: Vec<StructurePlan>,
}

/// The population of a seed: `people` lives drawn by chance, besides persona 1 and the published
/// test identities, as they stand on a day.
pub fn generate(seed: u64, people: usize, today: Date) -> Population {
    let mut everybody = published::people(seed, today);
    let mut taken: BTreeSet<String> =
        everybody.iter().map(|person| person.ins.matricule().to_owned()).collect();
    let mut logins: BTreeSet<String> =
        everybody.iter().filter_map(|person| person.login.clone()).collect();
    let mut draw = Draw { seed, today, taken: &mut taken, logins: &mut logins };
    for rank in 0..people {
        let number = u64::try_from(everybody.len()).unwrap_or(u64::MAX);
        everybody.push(draw.person(number, rank));
    }
    Population {
        people: everybody,
        practitioners: Who::ALL.iter().map(|who| who.plan()).collect(),
        structures: Place::ALL.iter().map(|place| place.plan()).collect(),
    }
}

#[cfg(test)]
mod tests;
