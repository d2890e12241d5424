//! Who wrote a document: a professional, a structure, a device, or the person themselves.

use serde::{Deserialize, Serialize};

use crate::code::Code;

/// What kind of author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuthorKind {
    /// A professional.
    Practitioner,
    /// A machine, software or an institution's automatic feed.
    Device,
    /// The holder or who acts for them.
    Patient,
}

/// A structure, by its national identifier (IDNST).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Structure {
    /// IDNST: kind digit and number (`1` + FINESS, `3` + SIRET…).
    pub idnst: String,
    /// Its name.
    pub name: String,
}

/// A professional, by their national identifier (IDNPS).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Person {
    /// IDNPS: kind digit and number (`8` + RPPS…), or an internal identifier.
    pub idnps: String,
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
}

/// An author of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// What kind of author.
    pub kind: AuthorKind,
    /// The professional, if one.
    #[serde(default)]
    pub person: Option<Person>,
    /// Profession and specialty (JDV_J01, like `G15_10/SM26`).
    #[serde(default)]
    pub role: Option<Code>,
    /// The structure they act in.
    #[serde(default)]
    pub structure: Option<Structure>,
    /// Name of the machine or software.
    #[serde(default)]
    pub device: Option<String>,
}

impl Author {
    /// The holder as author (`EXP_PATIENT`).
    pub fn patient() -> Self {
        Self { kind: AuthorKind::Patient, person: None, role: None, structure: None, device: None }
    }

    /// The text to show: `Dr`-less name, else the machine, else the structure.
    pub fn display(&self) -> String {
        if let Some(person) = &self.person {
            return format!("{} {}", person.given, person.family).trim().to_owned();
        }
        self.device
            .clone()
            .or_else(|| self.structure.as_ref().map(|structure| structure.name.clone()))
            .unwrap_or_default()
    }

    /// True when this author is the professional of that RPPS.
    pub fn is_rpps(&self, rpps: &str) -> bool {
        self.person.as_ref().is_some_and(|person| person.idnps.strip_prefix('8') == Some(rpps))
    }
}
