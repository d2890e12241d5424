//! What structured documents say in codes, kept beside them: results, treatments, allergies, problems,
//! vaccinations.
//!
//! Facts follow their document: they are shown to who may read it and to nobody else. The words are the
//! author's; nothing here is deduced from free text.

pub mod essentials;
pub mod relevance;
pub mod trend;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use essentials::{Essentials, essentials};
pub use relevance::Relevance;
pub use trend::Trend;

use crate::code::Code;
use crate::id::DocumentId;
use crate::search::fold;

/// Most facts of one kind kept of one document; a longer list is a list to be read in the document.
pub const FACTS_MAX: usize = 200;

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// The year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

/// A date as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartialDate {
    /// The day; the first of the month or of the year when less is known.
    pub date: Date,
    /// How much of it is known.
    pub known: Known,
}

impl PartialDate {
    /// A whole date.
    pub const fn day(date: Date) -> Self {
        Self { date, known: Known::Day }
    }
}

/// How a result reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// Inside the reference range, or negative.
    Normal,
    /// Under the range.
    Low,
    /// Far under the range.
    CriticallyLow,
    /// Over the range.
    High,
    /// Far over the range.
    CriticallyHigh,
    /// Not as it should be, or positive.
    Abnormal,
    /// Far from what it should be.
    CriticallyAbnormal,
}

impl Flag {
    /// True when the result deserves attention.
    pub fn is_outside(self) -> bool {
        self != Self::Normal
    }

    /// True when it deserves it at once.
    pub fn is_critical(self) -> bool {
        matches!(self, Self::CriticallyLow | Self::CriticallyHigh | Self::CriticallyAbnormal)
    }
}

/// The value of a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A number, digit for digit with a decimal point, and its UCUM unit.
    Number(String, Option<String>),
    /// A finding in words.
    Words(String),
}

impl Value {
    /// The number, when it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(digits, _) => {
                digits.trim().parse().ok().filter(|number: &f64| number.is_finite())
            }
            Self::Words(_) => None,
        }
    }

    /// Its unit.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Self::Number(_, unit) => unit.as_deref(),
            Self::Words(_) => None,
        }
    }
}

/// A laboratory result or a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What was measured, in the author's words.
    pub name: String,
    /// LOINC code: what makes two measures comparable.
    #[serde(default)]
    pub loinc: Option<String>,
    /// The value.
    pub value: Value,
    /// Lower bound of the reference range, digits.
    #[serde(default)]
    pub low: Option<String>,
    /// Upper bound.
    #[serde(default)]
    pub high: Option<String>,
    /// How it reads.
    #[serde(default)]
    pub flag: Option<Flag>,
    /// When it was measured; none when only the document is dated.
    #[serde(default)]
    pub at: Option<Timestamp>,
}

impl Measure {
    /// What two measures of the same thing have in common.
    pub fn key(&self) -> String {
        self.loinc.clone().unwrap_or_else(|| fold(&self.name))
    }
}

/// A medicine prescribed or taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treatment {
    /// Name of the medicine.
    pub product: String,
    /// Its code (CIS, CIP, ATC…).
    #[serde(default)]
    pub code: Option<Code>,
    /// How much at a time, in words.
    #[serde(default)]
    pub dose: Option<String>,
    /// How often, in words.
    #[serde(default)]
    pub frequency: Option<String>,
    /// From.
    #[serde(default)]
    pub start: Option<PartialDate>,
    /// Until, renewals apart.
    #[serde(default)]
    pub stop: Option<Date>,
    /// How many times it may be dispensed again for as long.
    #[serde(default)]
    pub renewals: u32,
}

impl Treatment {
    /// What two treatments with the same medicine have in common.
    pub fn key(&self) -> String {
        self.code
            .as_ref()
            .map_or_else(|| fold(&self.product), |code| format!("{}|{}", code.system, code.code))
    }

    /// The last day it covers, renewals included; none when nobody said.
    pub fn ends(&self) -> Option<Date> {
        let stop = self.stop?;
        let Some(start) = self.start.map(|start| start.date).filter(|start| *start <= stop) else {
            return Some(stop);
        };
        // 24 renewals are more than the law allows, and enough for any honest document.
        let days = (stop - start).get_days().saturating_mul(self.renewals.min(24).cast_signed());
        Some(stop.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default()))
    }
}

/// Where an allergy or a problem stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// It is there, or nobody said that it is not.
    Active,
    /// Not for the moment.
    Inactive,
    /// It is over.
    Resolved,
}

/// An allergy, an intolerance or another hypersensitivity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allergy {
    /// To what, in the author's words.
    pub agent: String,
    /// Code of the agent.
    #[serde(default)]
    pub code: Option<Code>,
    /// What kind, in words (« Allergie médicamenteuse »).
    #[serde(default)]
    pub kind: Option<String>,
    /// How it shows, in words.
    #[serde(default)]
    pub reaction: Option<String>,
    /// Since when.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// Where it stands.
    pub activity: Activity,
}

impl Allergy {
    /// What two statements about the same agent have in common.
    pub fn key(&self) -> String {
        fold(&self.agent)
    }
}

/// A disease or another health problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its name, in the author's words.
    pub name: String,
    /// Its code (CIM-10, SNOMED CT).
    #[serde(default)]
    pub code: Option<Code>,
    /// Since when.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// Until when.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Where it stands.
    pub activity: Activity,
}

impl Problem {
    /// What two statements about the same problem have in common.
    pub fn key(&self) -> String {
        self.code.as_ref().map_or_else(|| fold(&self.name), |code| code.code.clone())
    }
}

/// A vaccination given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vaccination {
    /// The vaccine.
    pub product: String,
    /// When.
    #[serde(default)]
    pub on: Option<PartialDate>,
    /// Which dose of its scheme.
    #[serde(default)]
    pub rank: Option<u32>,
}

/// What one document says in codes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClinicalFacts {
    /// Results and measures.
    #[serde(default)]
    pub results: Vec<Measure>,
    /// Medicines.
    #[serde(default)]
    pub treatments: Vec<Treatment>,
    /// Allergies.
    #[serde(default)]
    pub allergies: Vec<Allergy>,
    /// The author says that no allergy is known: not the same as saying nothing.
    #[serde(default)]
    pub no_known_allergy: bool,
    /// Problems.
    #[serde(default)]
    pub problems: Vec<Problem>,
    /// Vaccinations.
    #[serde(default)]
    pub vaccinations: Vec<Vaccination>,
}

impl ClinicalFacts {
    /// True when there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Keeps the first [`FACTS_MAX`] of each kind.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        self.results.truncate(FACTS_MAX);
        self.treatments.truncate(FACTS_MAX);
        self.allergies.truncate(FACTS_MAX);
        self.problems.truncate(FACTS_MAX);
        self.vaccinations.truncate(FACTS_MAX);
        self
    }
}

/// The facts of a document, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactsOf {
    /// Which document.
    pub document: DocumentId,
    /// What it says.
    pub facts: ClinicalFacts,
}

#[cfg(test)]
mod tests;
