//! Professionals, by name.

use super::place::Place;
use super::{PractitionerPlan, rpps};

/// Which professional.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// General practitioner, the old one of persona 1.
    Roux,
    /// General practitioner, the new one of persona 1.
    Ait,
    /// General practitioner, and emergency doctor two days a week: two situations.
    Meunier,
    /// Diabetologist.
    Ferry,
    /// Orthopaedic surgeon.
    Delorme,
    /// Anaesthetist.
    Vasseur,
    /// Cardiologist.
    Baptiste,
    /// Paediatrician.
    Lemoine,
    /// Obstetrician and gynaecologist.
    Garnier,
    /// Psychiatrist.
    Kessler,
    /// Oncologist.
    Tissot,
    /// Pneumologist.
    Nguyen,
    /// Ophthalmologist.
    Perrin,
    /// Geriatrician.
    Costa,
    /// Emergency doctor.
    Haddad,
    /// Gastroenterologist.
    Moulin,
    /// Radiologist.
    Fabre,
    /// Medical biologist.
    Salvi,
    /// Nurse.
    Marchand,
    /// Pharmacist.
    Bonnet,
    /// Midwife.
    Riviere,
    /// Dentist.
    Dumas,
    /// Podologist.
    Leclerc,
    /// Physiotherapist.
    Petit,
}

impl Who {
    /// Every professional.
    pub const ALL: [Self; 24] = [
        Self::Roux,
        Self::Ait,
        Self::Meunier,
        Self::Ferry,
        Self::Delorme,
        Self::Vasseur,
        Self::Baptiste,
        Self::Lemoine,
        Self::Garnier,
        Self::Kessler,
        Self::Tissot,
        Self::Nguyen,
        Self::Perrin,
        Self::Costa,
        Self::Haddad,
        Self::Moulin,
        Self::Fabre,
        Self::Salvi,
        Self::Marchand,
        Self::Bonnet,
        Self::Riviere,
        Self::Dumas,
        Self::Leclerc,
        Self::Petit,
    ];

    /// The professional.
    pub fn plan(self) -> PractitionerPlan {
        let (rank, given, family, role, places): (u32, _, _, _, &[Place]) = match self {
            Self::Roux => (1, "Bernard", "Roux", "G15_10/SM54", &[Place::RouxPractice]),
            Self::Ait => (2, "Yanis", "Aït", "G15_10/SM54", &[Place::VolcansPractice]),
            Self::Meunier => {
                (3, "Sophie", "Meunier", "G15_10/SM54", &[Place::VolcansPractice, Place::Hospital])
            }
            Self::Ferry => (4, "Claire", "Ferry", "G15_10/SM16", &[Place::FerryPractice]),
            Self::Delorme => (5, "Étienne", "Delorme", "G15_10/SM08", &[Place::Hospital]),
            Self::Vasseur => (6, "Maud", "Vasseur", "G15_10/SM02", &[Place::Hospital]),
            Self::Baptiste => {
                (7, "Jean-Marc", "Baptiste", "G15_10/SM04", &[Place::Specialists, Place::Hospital])
            }
            Self::Lemoine => (
                8,
                "Camille",
                "Lemoine",
                "G15_10/SM40",
                &[Place::Specialists, Place::ChildProtection],
            ),
            Self::Garnier => (9, "Isabelle", "Garnier", "G15_10/SM20", &[Place::Hospital]),
            Self::Kessler => (10, "Paul", "Kessler", "G15_10/SM42", &[Place::Specialists]),
            Self::Tissot => (11, "Laurence", "Tissot", "G15_10/SM36", &[Place::Hospital]),
            Self::Nguyen => (12, "Minh", "Nguyen", "G15_10/SM41", &[Place::Specialists]),
            Self::Perrin => (13, "Hélène", "Perrin", "G15_10/SM38", &[Place::Specialists]),
            Self::Costa => (14, "Manuel", "Costa", "G15_10/SM18", &[Place::Hospital]),
            Self::Haddad => (15, "Rania", "Haddad", "G15_10/SM59", &[Place::Hospital]),
            Self::Moulin => {
                (16, "François", "Moulin", "G15_10/SM24", &[Place::Specialists, Place::Screening])
            }
            Self::Fabre => (17, "Nicolas", "Fabre", "G15_10/SM44", &[Place::Imaging]),
            Self::Salvi => (18, "Anna", "Salvi", "G15_10/SM03", &[Place::Laboratory]),
            Self::Marchand => (19, "Julie", "Marchand", "G15_60", &[Place::HealthHome]),
            Self::Bonnet => (20, "Luc", "Bonnet", "G15_21/A", &[Place::Pharmacy]),
            Self::Riviere => (21, "Élodie", "Rivière", "G15_50", &[Place::HealthHome]),
            Self::Dumas => (22, "Antoine", "Dumas", "G15_40", &[Place::Dentist]),
            Self::Leclerc => (23, "Karine", "Leclerc", "G15_80", &[Place::HealthHome]),
            Self::Petit => (24, "Thomas", "Petit", "G15_70", &[Place::HealthHome]),
        };
        PractitionerPlan {
            who: self,
            rpps: rpps(rank),
            family,
            given,
            role,
            places: places.to_vec(),
        }
    }

    /// Where they are unless said otherwise.
    pub fn place(self) -> Place {
        self.plan().places.first().copied().unwrap_or(Place::Hospital)
    }
}
