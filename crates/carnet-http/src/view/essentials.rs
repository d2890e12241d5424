//! A patient at a glance, line by line.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::view::document::{Byline, DocumentRow};
use crate::view::practitioner::Band;

/// `GET /pro/patients/{space}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Essentials {
    /// Who.
    pub band: Band,
    /// What is known of allergies.
    pub allergy_state: AllergyState,
    /// The allergies, when some are.
    pub allergies: Vec<AllergyLine>,
    /// Who stated that none is known; beside listed allergies, the later document that contradicts them.
    pub no_allergy: Option<Stated>,
    /// Treatments that have not ended.
    pub treatments: Vec<TreatmentLine>,
    /// Active problems.
    pub problems: Vec<ProblemLine>,
    /// Results with their trend.
    pub results: Vec<TrendLine>,
    /// Documents, most relevant first.
    pub documents: Vec<DocumentRow>,
    /// Who else follows the patient.
    pub followers: Vec<FollowerLine>,
    /// Where all documents are.
    pub documents_href: String,
}

impl View for Essentials {
    const TEMPLATE: &'static str = "practitioner/essentials.html";
}

/// What is known of allergies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AllergyState {
    /// Some are.
    Listed,
    /// Somebody stated that none is.
    NoneKnown,
    /// No document says anything.
    Unsaid,
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stated {
    /// The document.
    pub href: String,
    /// When.
    pub on: Timestamp,
    /// Who.
    pub by: Option<Byline>,
}

/// A date as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Since {
    /// The day, when it is.
    pub date: Date,
    /// The year, in digits.
    pub year: String,
    /// The month, from 1.
    pub month: u64,
    /// `day`, `month` or `year`.
    pub known: &'static str,
}

/// An allergy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AllergyLine {
    /// To what.
    pub agent: String,
    /// How it shows and of what kind, in the author's words.
    pub details: Vec<String>,
    /// Not for the moment.
    pub inactive: bool,
    /// Since when.
    pub since: Option<Since>,
    /// Where it is written.
    pub source: Stated,
}

/// A treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TreatmentLine {
    /// The medicine.
    pub product: String,
    /// Dose and frequency, in the author's words.
    pub how: Vec<String>,
    /// Last day, renewals included; none when nobody said.
    pub until: Option<Date>,
    /// Where it is written.
    pub source: Stated,
}

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemLine {
    /// Its name.
    pub name: String,
    /// Since when.
    pub since: Option<Since>,
    /// Where it is written.
    pub source: Stated,
}

/// An earlier value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Before {
    /// The value, without its unit.
    pub value: String,
    /// When.
    pub at: Timestamp,
}

/// An examination with its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrendLine {
    /// Its name.
    pub name: String,
    /// The last value with its unit.
    pub value: String,
    /// How it reads, by name, when it deserves attention: message `result-<name>`.
    pub flag: Option<String>,
    /// It deserves attention at once.
    pub critical: bool,
    /// `up`, `down` or `steady`: message `trend-<name>`.
    pub direction: Option<String>,
    /// Lower bound of the reference range; both or none.
    pub low: Option<String>,
    /// Upper bound.
    pub high: Option<String>,
    /// The values before, newest first.
    pub before: Vec<Before>,
    /// The points of the curve, in a box of 72 by 18; empty when there is none to draw.
    pub curve: Vec<(String, String)>,
    /// When.
    pub at: Timestamp,
    /// Its document.
    pub href: String,
}

/// Somebody who follows the patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FollowerLine {
    /// Name.
    pub name: String,
    /// Profession and specialty, in words.
    pub role: Option<String>,
    /// Structure.
    pub structure: Option<String>,
    /// Their last document.
    pub last: Option<Timestamp>,
    /// Médecin traitant.
    pub attending: bool,
}
