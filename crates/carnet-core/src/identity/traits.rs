//! Traits d'identité: what an identity is made of besides its number.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Sex as carried by the INS traits (not gender).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Féminin.
    Female,
    /// Masculin.
    Male,
    /// Indéterminé.
    Unknown,
}

/// The traits of a person (référentiel national d'identitovigilance).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// Nom de naissance.
    pub birth_name: String,
    /// Nom utilisé, when it differs.
    #[serde(default)]
    pub used_name: Option<String>,
    /// Prénoms de l'acte de naissance, in order.
    pub given_names: Vec<String>,
    /// Prénom utilisé, when it differs from the first.
    #[serde(default)]
    pub used_given_name: Option<String>,
    /// Date of birth.
    pub birth_date: Date,
    /// Sex.
    pub sex: Sex,
    /// Code officiel géographique of the place of birth.
    #[serde(default)]
    pub birth_place: Option<String>,
}

impl std::fmt::Debug for Traits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Traits([hidden])")
    }
}

impl Traits {
    /// The given name to call the person by.
    pub fn shown_given(&self) -> &str {
        self.used_given_name
            .as_deref()
            .or_else(|| self.given_names.first().map(String::as_str))
            .unwrap_or_default()
    }

    /// The name to show: used given name and used name, else those of birth.
    pub fn display_name(&self) -> String {
        let family = self.used_name.as_deref().unwrap_or(&self.birth_name);
        format!("{} {family}", self.shown_given()).trim().to_owned()
    }

    /// Age in whole years on a day; 0 before birth.
    pub fn age_on(&self, day: Date) -> i16 {
        age_on(self.birth_date, day)
    }
}

/// Age in whole years on a day of somebody born on another; 0 before birth.
pub fn age_on(birth: Date, day: Date) -> i16 {
    let years = day.year() - birth.year();
    let before = (day.month(), day.day()) < (birth.month(), birth.day());
    (years - i16::from(before)).max(0)
}
