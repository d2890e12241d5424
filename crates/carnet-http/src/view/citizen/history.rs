//! The history: who did what, in plain words.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::view::field::{Choice, FieldError};
use crate::view::paging::Paging;

/// `GET /espace/historique?personne=&du=&au=&page=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct History {
    /// People and structures to choose from (field `personne`).
    pub people: Vec<Choice>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// A filter is in force.
    pub filtered: bool,
    /// Days, newest first.
    pub days: Vec<HistoryDay>,
    /// Where we are, counted in lines.
    pub paging: Paging,
    /// What is wrong with the filters.
    pub errors: Vec<FieldError>,
}

impl View for History {
    const TEMPLATE: &'static str = "citizen/history.html";
}

/// The lines of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryDay {
    /// The day, in Paris.
    pub date: Date,
    /// Its lines, newest first.
    pub lines: Vec<HistoryLine>,
}

/// One line, as `carnet_core::history::Detail` says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryLine {
    /// Place in the ledger.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// The holder did it themselves: « Vous ».
    pub mine: bool,
    /// Class of the actor by name (`practitioner`…): message `actor-<name>`.
    pub actor: String,
    /// Name as shown.
    pub name: String,
    /// Profession and specialty, in words.
    pub role: Option<String>,
    /// Structure.
    pub structure: Option<String>,
    /// Software they acted through.
    pub software: Option<String>,
    /// Purpose by name (`care`…): message `purpose-<name>`.
    pub purpose: String,
    /// Reason given, for an emergency.
    pub reason: Option<String>,
    /// Action by name (`read`…): message `action-<name>`.
    pub action: String,
    /// The document concerned, when the reader may see it.
    pub document: Option<DocumentLink>,
    /// Permitted or refused.
    pub outcome: HistoryOutcome,
    /// Stable code of the rule or reason: message `rule-<code with dashes>`.
    pub rule: String,
    /// True when consent was only declared, without a proof that the person was there.
    pub declared: bool,
}

/// How the gate answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HistoryOutcome {
    /// It was done.
    Permitted,
    /// It was tried and refused.
    Refused,
}

/// A document named in a line or a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentLink {
    /// Title.
    pub title: String,
    /// Where it opens; none once withdrawn.
    pub href: Option<String>,
}
