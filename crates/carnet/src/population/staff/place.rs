//! Structures: the places where care is given.

use carnet_core::identity::Finess;

use super::finess;

/// A structure of the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructurePlan {
    /// FINESS.
    pub finess: Finess,
    /// Its name.
    pub name: &'static str,
    /// Its address, for the head of letters.
    pub address: &'static str,
    /// Kind of facility (JDV_J02).
    pub kind: &'static str,
    /// Practice setting (JDV_J04).
    pub sector: &'static str,
    /// Client identifier of its software, for the three that feed spaces over the API.
    pub client: Option<&'static str>,
}

/// Which structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The public hospital.
    Hospital,
    /// The laboratory.
    Laboratory,
    /// The imaging centre.
    Imaging,
    /// Dr Roux.
    RouxPractice,
    /// Dr Aït and Dr Meunier.
    VolcansPractice,
    /// Dr Ferry.
    FerryPractice,
    /// A group of specialists.
    Specialists,
    /// Pharmacy.
    Pharmacy,
    /// « Protection maternelle et infantile ».
    ChildProtection,
    /// Screening centre.
    Screening,
    /// Dentist.
    Dentist,
    /// « Maison de santé »: midwife, nurse, physiotherapist, podologist.
    HealthHome,
}

impl Place {
    /// Every structure.
    pub const ALL: [Self; 12] = [
        Self::Hospital,
        Self::Laboratory,
        Self::Imaging,
        Self::RouxPractice,
        Self::VolcansPractice,
        Self::FerryPractice,
        Self::Specialists,
        Self::Pharmacy,
        Self::ChildProtection,
        Self::Screening,
        Self::Dentist,
        Self::HealthHome,
    ];

    /// The structure.
    pub fn plan(self) -> StructurePlan {
        let (rank, name, address, kind, sector, client) = match self {
            Self::Hospital => (
                1,
                "CH Le Puy (établissement fictif)",
                "1 allée des Orgues, 43000 Le Puy-en-Velay",
                "SA01",
                "ETABLISSEMENT",
                Some("ch-le-puy"),
            ),
            Self::Laboratory => (
                2,
                "Laboratoire Bio-Velay (fictif)",
                "12 rue de la Dentelle, 43000 Le Puy-en-Velay",
                "SA25",
                "AMBULATOIRE",
                Some("labo-bio-velay"),
            ),
            Self::Imaging => (
                3,
                "Imagerie des Orgues (centre fictif)",
                "8 boulevard de la Borne, 43000 Le Puy-en-Velay",
                "SA09",
                "AMBULATOIRE",
                Some("imagerie-des-orgues"),
            ),
            Self::RouxPractice => (
                4,
                "Cabinet du Dr Roux (fictif)",
                "3 place du Marché-aux-Lentilles, 43000 Le Puy-en-Velay",
                "SA07",
                "AMBULATOIRE",
                None,
            ),
            Self::VolcansPractice => (
                5,
                "Cabinet médical des Volcans (fictif)",
                "25 rue de la Pierre-Noire, 63000 Clermont-Ferrand",
                "SA08",
                "AMBULATOIRE",
                None,
            ),
            Self::FerryPractice => (
                6,
                "Cabinet de diabétologie du Dr Ferry (fictif)",
                "5 rue des Capucines, 43000 Le Puy-en-Velay",
                "SA07",
                "AMBULATOIRE",
                None,
            ),
            other => return other.second_half(),
        };
        StructurePlan { finess: finess(rank), name, address, kind, sector, client }
    }

    fn second_half(self) -> StructurePlan {
        let (rank, name, address, kind, sector) = match self {
            Self::Pharmacy => (
                8,
                "Pharmacie des Quatre-Saisons (fictive)",
                "2 rue des Tilleuls, 43000 Le Puy-en-Velay",
                "SA33",
                "AMBULATOIRE",
            ),
            Self::ChildProtection => (
                9,
                "PMI du Val-de-Borne (fictive)",
                "10 avenue des Écoles, 43000 Le Puy-en-Velay",
                "SA15",
                "AMBULATOIRE",
            ),
            Self::Screening => (
                10,
                "Centre de dépistage du Velay (fictif)",
                "14 boulevard de la Borne, 43000 Le Puy-en-Velay",
                "SA54",
                "DEPISTAGE",
            ),
            Self::Dentist => (
                11,
                "Cabinet dentaire de la Fontaine (fictif)",
                "7 place de la Fontaine, 43000 Le Puy-en-Velay",
                "SA07",
                "AMBULATOIRE",
            ),
            Self::HealthHome => (
                12,
                "Maison de santé du Val-de-Borne (fictive)",
                "12 avenue des Écoles, 43000 Le Puy-en-Velay",
                "SA52",
                "AMBULATOIRE",
            ),
            _ => (
                7,
                "Pôle de spécialistes Saint-Jacques (fictif)",
                "40 faubourg Saint-Jacques, 43000 Le Puy-en-Velay",
                "SA08",
                "AMBULATOIRE",
            ),
        };
        StructurePlan { finess: finess(rank), name, address, kind, sector, client: None }
    }
}
