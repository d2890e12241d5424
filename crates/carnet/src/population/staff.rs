//! The professionals and structures of the fictitious population. Their numbers pass the Luhn
//! formula and lie in ranges that were never given out (RPPS 99700…, FINESS 99…).

use carnet_core::access::{Assurance, Presence, Professional, Standing};
use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind, Person, Structure};
use carnet_core::identity::{Finess, Rpps};
use carnet_core::practitioner::Situation;
use carnet_core::valueset;
use carnet_interop::cda;

mod place;
mod who;

pub use place::{Place, StructurePlan};
pub use who::Who;

/// A professional of the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PractitionerPlan {
    /// Which one.
    pub who: Who,
    /// RPPS.
    pub rpps: Rpps,
    /// Family name.
    pub family: &'static str,
    /// Given name.
    pub given: &'static str,
    /// Profession and specialty (JDV_J01).
    pub role: &'static str,
    /// Where they work; the first is where they are unless said otherwise.
    pub places: Vec<Place>,
}

impl PractitionerPlan {
    /// Name and IDNPS.
    pub fn person(&self) -> Person {
        Person {
            idnps: self.rpps.idnps(),
            family: self.family.to_owned(),
            given: self.given.to_owned(),
        }
    }

    /// « Situations d'exercice », as an identity provider gives them.
    pub fn situations(&self) -> Vec<Situation> {
        let situation = |place: &Place| {
            let structure = place.plan();
            Situation {
                profession: self.profession().to_owned(),
                role: self.role.to_owned(),
                structure: structure.structure(),
                sector: structure.kind.to_owned(),
            }
        };
        self.places.iter().map(situation).collect()
    }

    /// Profession (TRE_G15).
    pub fn profession(&self) -> &'static str {
        valueset::profession_of(self.role).map_or("", |profession| profession.code)
    }

    /// The professional as the gate sees them, at one of their places.
    pub fn professional(&self, place: Place) -> Professional {
        Professional {
            rpps: self.rpps.as_str().to_owned(),
            person: self.person(),
            profession: self.profession().to_owned(),
            role: self.role.to_owned(),
            structure: place.plan().structure(),
            presence: Presence::Unproved,
            software: Some("Cabinet+ (démonstration)".to_owned()),
            standing: Standing::Active,
            assurance: Assurance::Substantial,
        }
    }

    /// The professional as author of a document.
    pub fn author(&self, place: Place) -> Author {
        Author {
            kind: AuthorKind::Practitioner,
            person: Some(self.person()),
            role: Some(self.specialty()),
            structure: Some(place.plan().structure()),
            device: None,
        }
    }

    /// `Dr Bernard Roux`, or the name alone for the other professions.
    pub fn shown(&self) -> String {
        let title = if matches!(self.profession(), "10" | "40") { "Dr " } else { "" };
        format!("{title}{} {}", self.given, self.family)
    }

    /// Profession and specialty in words.
    pub fn specialty_words(&self) -> String {
        let label = self.specialty().label;
        // « Médecin – cardiologie… » reads better as « Cardiologie… » under a name.
        let words = label.split_once(" – ").map_or(label.as_str(), |(_, words)| words);
        let mut chars = words.chars();
        let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        first + chars.as_str()
    }

    fn specialty(&self) -> Code {
        valueset::specialty(self.role).map_or_else(
            || Code::new("1.2.250.1.213.1.1.4.5", self.role, self.role),
            valueset::Entry::code_value,
        )
    }

    pub(super) fn in_cda(&self) -> cda::build::Practitioner {
        let code = self.specialty();
        cda::build::Practitioner {
            rpps: self.rpps.as_str().to_owned(),
            family: self.family.to_uppercase(),
            given: self.given.to_owned(),
            profession: cda::Code::new(code.code, code.system, code.label),
        }
    }
}

impl StructurePlan {
    /// IDNST and name.
    pub fn structure(&self) -> Structure {
        Structure { idnst: self.finess.idnst(), name: self.name.to_owned() }
    }

    pub(super) fn in_cda(&self) -> cda::build::Facility {
        let coded = |entry: Option<&valueset::Entry>, code: &str| match entry {
            Some(entry) => cda::Code::new(entry.code, entry.system, entry.label_fr),
            None => cda::Code::new(code, "", code),
        };
        cda::build::Facility {
            finess: self.finess.as_str().to_owned(),
            name: self.name.to_owned(),
            sector: coded(valueset::practice(self.sector), self.sector),
            kind: coded(valueset::facility(self.kind), self.kind),
        }
    }

    /// What an institution's software is called as author of a deposit; none for the others.
    pub fn device(&self) -> Option<Author> {
        Some(Author {
            kind: AuthorKind::Device,
            person: None,
            role: None,
            structure: Some(self.structure()),
            device: Some(self.client?.to_owned()),
        })
    }
}

/// Completes digits with the one that makes them pass the Luhn formula.
fn with_luhn_digit(digits: &str) -> String {
    let right = ('0'..='9').map(|digit| format!("{digits}{digit}"));
    right.into_iter().find(|number| carnet_core::identity::luhn::luhn(number)).unwrap_or_default()
}

#[expect(clippy::expect_used, reason = "constants of this program, checked by a test")]
fn rpps(rank: u32) -> Rpps {
    Rpps::parse(&with_luhn_digit(&format!("9970000{rank:03}"))).expect("a right check digit")
}

#[expect(clippy::expect_used, reason = "constants of this program, checked by a test")]
fn finess(rank: u32) -> Finess {
    Finess::parse(&with_luhn_digit(&format!("99000{rank:03}"))).expect("a right check digit")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_professional_and_structure_is_in_order() {
        let mut numbers = BTreeSet::new();
        for who in Who::ALL {
            let plan = who.plan();
            assert_eq!(plan.who, who);
            assert!(numbers.insert(plan.rpps.as_str().to_owned()), "{who:?}");
            assert!(valueset::specialty(plan.role).is_some(), "{}", plan.role);
            assert!(!plan.profession().is_empty());
            assert!(!plan.places.is_empty());
        }
        for place in Place::ALL {
            let plan = place.plan();
            assert!(numbers.insert(plan.finess.as_str().to_owned()), "{place:?}");
            assert!(valueset::facility(plan.kind).is_some(), "{}", plan.kind);
            assert!(valueset::practice(plan.sector).is_some(), "{}", plan.sector);
        }
        assert!(Who::ALL.iter().any(|who| who.plan().places.len() > 1), "somebody has two places");
        assert_eq!(Place::ALL.iter().filter(|place| place.plan().client.is_some()).count(), 3);
    }

    #[test]
    fn names_are_said_as_people_say_them() {
        assert_eq!(Who::Ferry.plan().shown(), "Dr Claire Ferry");
        assert_eq!(Who::Ferry.plan().specialty_words(), "Endocrinologie et métabolisme");
        assert_eq!(Who::Marchand.plan().shown(), "Julie Marchand");
    }
}
