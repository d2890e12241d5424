//! Vaccines: what is given, by its ATC code and a generic name.

use carnet_interop::cda::build::{Practitioner, Vaccination};
use carnet_interop::cda::{Code, Hl7Time};

/// ATC.
pub(super) const ATC: &str = "2.16.840.1.113883.6.73";
/// EDQM standard terms.
pub(super) const EDQM: &str = "0.4.0.127.0.16.1.1.2.1";

/// Which vaccine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vaccine {
    Hexavalent,
    Pneumo13,
    Pneumo20,
    MeningoB,
    MeningoAcwy,
    Ror,
    Tetravalent,
    DtPolio,
    Dtcap,
    Hpv,
    Flu,
    Covid,
    Zoster,
    Rotavirus,
}

impl Vaccine {
    /// ATC code and name.
    pub(super) const fn named(self) -> (&'static str, &'static str) {
        match self {
            Self::Hexavalent => (
                "J07CA09",
                "Vaccin hexavalent (diphtérie, tétanos, poliomyélite, coqueluche, Hib, hépatite B)",
            ),
            Self::Pneumo13 => ("J07AL02", "Vaccin pneumococcique conjugué"),
            Self::Pneumo20 => ("J07AL02", "Vaccin pneumococcique conjugué 20-valent"),
            Self::MeningoB => ("J07AH09", "Vaccin méningococcique B"),
            Self::MeningoAcwy => ("J07AH08", "Vaccin méningococcique ACWY"),
            Self::Ror => ("J07BD52", "Vaccin rougeole, oreillons, rubéole"),
            Self::Tetravalent => (
                "J07CA02",
                "Vaccin diphtérie, tétanos, poliomyélite, coqueluche (rappel de l'enfant)",
            ),
            Self::DtPolio => ("J07CA01", "Vaccin diphtérie, tétanos, poliomyélite (dTP)"),
            Self::Dtcap => {
                ("J07CA02", "Vaccin diphtérie, tétanos, poliomyélite, coqueluche (dTcaP)")
            }
            Self::Hpv => ("J07BM03", "Vaccin papillomavirus humains 9-valent"),
            Self::Flu => ("J07BB02", "Vaccin grippe saisonnière"),
            Self::Covid => ("J07BN01", "Vaccin COVID-19 à ARN messager"),
            Self::Zoster => ("J07BK03", "Vaccin zona recombinant"),
            Self::Rotavirus => ("J07BH01", "Vaccin rotavirus (voie orale)"),
        }
    }
}

impl Vaccine {
    /// Against what, for a title.
    pub(super) const fn short(self) -> &'static str {
        match self {
            Self::Hexavalent => "hexavalent",
            Self::Pneumo13 | Self::Pneumo20 => "pneumocoque",
            Self::MeningoB => "méningocoque B",
            Self::MeningoAcwy => "méningocoque ACWY",
            Self::Ror => "rougeole-oreillons-rubéole",
            Self::Tetravalent | Self::Dtcap => "DTCaP",
            Self::DtPolio => "dTP",
            Self::Hpv => "papillomavirus",
            Self::Flu => "grippe",
            Self::Covid => "COVID-19",
            Self::Zoster => "zona",
            Self::Rotavirus => "rotavirus",
        }
    }
}

/// One vaccine given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shot {
    pub(super) vaccine: Vaccine,
    pub(super) rank: Option<u32>,
    pub(super) lot: String,
}

impl Shot {
    pub(super) fn given(&self, time: Hl7Time, performer: &Practitioner) -> Vaccination {
        let (atc, name) = self.vaccine.named();
        let route = match self.vaccine {
            Vaccine::Rotavirus => Code::new("20053000", EDQM, "Voie orale"),
            _ => Code::new("20035000", EDQM, "Voie intramusculaire"),
        };
        Vaccination {
            name: name.to_owned(),
            code: Code::new(atc, ATC, name).named("ATC"),
            time,
            lot: Some(self.lot.clone()),
            route: Some(route),
            site: None,
            rank: self.rank,
            performer: performer.clone(),
        }
    }
}
