//! Who comes to the doors in a generated history, and how they are told apart.

use carnet_core::document::Structure;
use carnet_core::practitioner::Situation;
use carnet_http::demo::SandboxPractitioner;

use crate::app::Cast;
use crate::people;

/// A professional of the story: RPPS, name, profession and role, place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Professional {
    pub(crate) rpps: &'static str,
    pub(crate) family: &'static str,
    pub(crate) profession: &'static str,
    pub(crate) role: &'static str,
    /// IDNST of the place.
    pub(crate) place: &'static str,
}

const HOSPITAL: &str = "1430000018";
const PRACTICE: &str = "1430000034";

const fn person(
    rpps: &'static str,
    family: &'static str,
    role: (&'static str, &'static str),
    place: &'static str,
) -> Professional {
    Professional { rpps, family, profession: role.0, role: role.1, place }
}

/// Bob and Eve are doctors in town, Nora attends at the hospital, Paul is a nurse, Pia a pharmacist, Ida reads
/// little.
pub(crate) const PROFESSIONALS: [Professional; 6] = [
    person("10100000016", "FERRAND", ("10", "G15_10/SM26"), PRACTICE),
    person("10100000024", "ACHOUR", ("10", "G15_10/SM26"), HOSPITAL),
    person("10100000032", "LEMOINE", ("60", "G15_60"), PRACTICE),
    person("10100000222", "MARCHAND", ("21", "G15_21"), PRACTICE),
    person("10100000206", "VASSEUR", ("10", "G15_10/SM26"), PRACTICE),
    person("10100000255", "GIRAUD", ("28", "G15_28"), PRACTICE),
];

/// Number of the attending doctor among them.
pub(crate) const ATTENDING: usize = 1;

/// A structure whose software feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feeder {
    Hospital,
    Laboratory,
}

impl Feeder {
    pub(crate) const ALL: [Self; 2] = [Self::Hospital, Self::Laboratory];

    pub(crate) fn structure(self) -> Structure {
        match self {
            Self::Hospital => people::hospital(),
            Self::Laboratory => people::laboratory(),
        }
    }
}

/// Why the professional of a software acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Motive {
    Care,
    Emergency,
    Samu,
}

impl Motive {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Care => "care",
            Self::Emergency => "emergency",
            Self::Samu => "samu",
        }
    }
}

/// Software in the hands of a professional: whose software, who (by number), why.
pub(crate) const READERS: [(Feeder, usize, Motive); 6] = [
    (Feeder::Hospital, 0, Motive::Care),
    (Feeder::Hospital, 1, Motive::Care),
    (Feeder::Laboratory, 3, Motive::Care),
    (Feeder::Laboratory, 5, Motive::Care),
    (Feeder::Hospital, 4, Motive::Emergency),
    (Feeder::Hospital, 0, Motive::Samu),
];

/// The reason of every emergency.
pub(crate) const REASON: &str = "Malaise sur la voie publique";

/// Whom the sandbox vouches for.
pub(crate) fn cast() -> Cast {
    let practitioners = PROFESSIONALS.iter().map(|one| {
        let hospital = one.place == HOSPITAL;
        let name = if hospital { "CH des Orgues" } else { "Cabinet de la Borne" };
        SandboxPractitioner {
            rpps: one.rpps.to_owned(),
            family: one.family.to_owned(),
            given: "Camille".to_owned(),
            situations: vec![Situation {
                profession: one.profession.to_owned(),
                role: one.role.to_owned(),
                structure: Structure { idnst: one.place.to_owned(), name: name.to_owned() },
                sector: if hospital { "SA01" } else { "SA07" }.to_owned(),
            }],
        }
    });
    Cast { people: people::shown(), practitioners: practitioners.collect(), citizens: Vec::new() }
}
