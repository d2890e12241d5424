//! The family: children whose spaces a parent opens, and the spaces one goes to.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::view::field::FieldError;

/// `GET /espace/famille`; `POST /espace/famille/activer` opens spaces of children (`enfant` for each, and `certifie`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FamilyPage {
    /// The children that the fund attaches to this person and whose spaces they do not manage yet.
    pub children: Vec<ChildRow>,
    /// The spaces they are invited to act in.
    pub offers: Vec<Offer>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for FamilyPage {
    const TEMPLATE: &'static str = "citizen/family.html";
}

/// A space that somebody is invited to act in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// The space.
    pub space: String,
    /// Name of the person, as shown.
    pub name: String,
    /// In which quality: end of messages `offer-…`.
    pub role: &'static str,
    /// Until when it waits for an answer.
    pub until: Timestamp,
}

/// A child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChildRow {
    /// The space.
    pub space: String,
    /// Name, as shown.
    pub name: String,
    /// Birth date.
    pub born: Date,
    /// What can become of it: end of messages `family-standing-…`.
    pub standing: &'static str,
    /// It can be opened.
    pub opens: bool,
    /// When it is deleted, if that is pending.
    pub deletion: Option<Timestamp>,
    /// Ticked.
    pub chosen: bool,
}

/// The answer of `POST /espace/famille/activer`: what came of each child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FamilyDone {
    /// The children, one by one.
    pub rows: Vec<Opened>,
}

impl View for FamilyDone {
    const TEMPLATE: &'static str = "citizen/family-done.html";
}

/// What came of one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opened {
    /// The space.
    pub space: String,
    /// Name, as shown.
    pub name: String,
    /// Why it was not opened, if so: stable code of the error.
    pub failed: Option<String>,
}
