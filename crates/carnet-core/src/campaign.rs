//! A campaign: the insured persons of a territory are told, from one day on, that their space will be created.

mod reference;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, RecordId};

pub use reference::{InvalidReference, Reference};

/// What an operator asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The owner of its rows.
    pub id: OwnerId,
    /// Its name, chosen by the operator: `43-2026-03`.
    pub name: String,
    /// Département or territory.
    pub territory: String,
    /// The day of sending, which every window counts from; for newcomers, the first day.
    pub day: Date,
    /// Whom it tells.
    #[serde(default)]
    pub whom: Whom,
    /// When it was ordered.
    pub ordered: Timestamp,
    /// Since when it is paused, if it is.
    #[serde(default)]
    pub paused: Option<Timestamp>,
}

/// Whom a campaign tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// Everybody of the territory, on one day.
    #[default]
    Everybody,
    /// Who is born or comes to the scheme, each on the day it is run after they were imported. It has no end.
    Newcomers,
}

impl Campaign {
    /// The day of sending of what is sent `today`.
    pub fn sends_on(&self, today: Date) -> Date {
        match self.whom {
            Whom::Everybody => self.day,
            Whom::Newcomers => today.max(self.day),
        }
    }
}

/// What was sent for one page of the roster. It is written once everything of it is durable: a page without one is
/// sent again, with the same codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The page of the roster.
    pub id: RecordId,
    /// When it was finished.
    pub done: Timestamp,
    /// Letters written.
    pub letters: u32,
    /// Mails handed to the worker.
    pub mails: u32,
    /// Persons passed over, with the reason.
    pub passed: Passed,
    /// Those of them whom nobody can write to.
    #[serde(default)]
    pub unreached: Vec<OwnerId>,
    /// File of the letters and its SHA-256, hexadecimal; none when everybody has an e-mail.
    #[serde(default)]
    pub file: Option<(String, String)>,
}

/// Whom a campaign does not write to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Told before, created, opposed or closed.
    pub settled: u32,
    /// No address of any kind.
    pub unreachable: u32,
    /// Moved to another territory since.
    pub moved: u32,
    /// Erased since.
    pub erased: u32,
}

/// A campaign, on the list of all of them: its name, to find it by, and nothing that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The campaign.
    pub id: OwnerId,
    /// Its name.
    pub name: String,
    /// When it was ordered.
    pub ordered: Timestamp,
}

/// Where the persons of one page of a territory stood when they were counted, and since which day.
///
/// What is counted is the state of each space, one after the other. The count is kept with its instant, which is said
/// wherever the numbers are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The page of the roster.
    pub id: RecordId,
    /// When it was counted.
    pub counted: Timestamp,
    /// Persons of the page, erased ones left out.
    pub persons: u32,
    /// Persons by state and day.
    pub states: Vec<Standing>,
}

/// So many persons are in a state since a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Name of the state: `announced`, `opposed`, `created`, `active`…
    pub state: String,
    /// The day, in Paris.
    pub since: Date,
    /// How many.
    pub persons: u32,
}

/// A letter of a campaign that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// The person it was for.
    pub person: OwnerId,
    /// When that was noted.
    pub at: Timestamp,
}
