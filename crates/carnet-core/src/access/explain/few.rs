//! «Who can see this» in few words, for a row of a list.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{DOCTOR, anybody, care_team, named, somebody};
use crate::access::actor::Actor;
use crate::access::decide::Gate;
use crate::access::facts::{DocumentFacts, Facts};

/// Who sees a document besides its holder, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InFew {
    /// That many professions, of all there are, under the holder's authorisation.
    Professions {
        /// How many see it.
        seeing: usize,
        /// How many there are.
        of: usize,
    },
    /// Nobody but its authors.
    Authors,
    /// Nobody but that many professionals the space or the document names.
    Named(usize),
    /// Nobody.
    Nobody,
}

/// Counts who sees a document, by the steps every access passes.
pub fn in_few(gate: &Gate, document: &DocumentFacts, facts: &Facts, now: Timestamp) -> InFew {
    let team = care_team();
    let sees = |professional| {
        let actor = Actor::Practitioner(professional);
        gate.visible(&actor, &team, document, facts, now).is_ok()
    };
    let professions = gate.matrix().professions();
    let seeing = professions.iter().filter(|profession| sees(anybody(profession))).count();
    if seeing > 0 {
        return InFew::Professions { seeing, of: professions.len() };
    }
    // No profession as such: those whom the mask, or their own text, lets through.
    let people: BTreeSet<String> = named(document, facts)
        .into_iter()
        .filter(|(rpps, known)| {
            let mut who = somebody(rpps, known, facts);
            if who.profession.is_empty() {
                DOCTOR.clone_into(&mut who.profession);
            }
            sees(who)
        })
        .map(|(rpps, _)| rpps)
        .collect();
    match people.len() {
        0 => InFew::Nobody,
        _ if people.is_subset(&document.authors) => InFew::Authors,
        number => InFew::Named(number),
    }
}
