//! The history: who did what, in plain words.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::view::citizen::Tab;
use crate::view::field::{Choice, FieldError};
use crate::view::paging::Paging;

/// `GET /espace/historique?personne=&du=&au=&qui=&document=&ligne=&page=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct History {
    /// People and structures to choose from (field `personne`).
    pub people: Vec<Choice>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Person or period are chosen.
    pub filtered: bool,
    /// Whose lines, as the address says it; empty for everybody’s.
    pub qui: String,
    /// Everybody, then each side.
    pub tabs: Vec<Tab>,
    /// The one document whose lines are shown.
    pub only: Option<OnlyDocument>,
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

/// The one document whose lines are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnlyDocument {
    /// What the form sends again.
    pub id: String,
    /// The document.
    pub document: DocumentLink,
    /// The same lines, whatever their document.
    pub clear: String,
}

/// The lines of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryDay {
    /// The day, in Paris.
    pub date: Date,
    /// Its lines, newest first, those that are alike together.
    pub groups: Vec<HistoryGroup>,
}

/// Lines that follow each other and say the same of several documents or several times: one sentence
/// that unfolds. A line like no other is alone in its group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryGroup {
    /// At least one line, newest first.
    pub lines: Vec<HistoryLine>,
    /// How many documents: message `past-many-<action>`; none when the sentence says how many times.
    pub documents: Option<u64>,
    /// One of them was asked for.
    pub open: bool,
}

impl HistoryGroup {
    /// Actions whose sentence counts documents.
    pub const COUNTED: &[&str] = &[
        "describe", "read", "deposit", "replace", "withdraw", "mask", "unmask", "disclose",
        "archive", "explain",
    ];
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
