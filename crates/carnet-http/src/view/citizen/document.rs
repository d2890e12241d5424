//! One document: what it is, where the holder put it, who can see it and why.

use jiff::Timestamp;
use serde::Serialize;

use crate::page::View;
use crate::view::document::{Byline, DocumentSheet};
use crate::view::field::{Choice, FieldError};

/// `GET /espace/documents/{id}`; `POST …/masquer`, `…/demasquer`, `…/ranger`, `…/epingler`, `…/detacher`, `…/retirer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentPage {
    /// Its own address, `/espace/documents/{id}`: forms post below it.
    pub href: String,
    /// How addresses name it: its history is asked for with it.
    pub id: String,
    /// The document.
    pub document: DocumentSheet,
    /// Masked to professionals now.
    pub masked: bool,
    /// The holder added it: they may correct and withdraw it.
    pub own: bool,
    /// Where they put it.
    pub place: Place,
    /// What they reported.
    pub reported: Option<Reported>,
    /// What a sick-leave notice asks of them.
    pub sick_leave: Option<SickLeave>,
    /// Who can see it.
    pub seers: Seers,
}

impl View for DocumentPage {
    const TEMPLATE: &'static str = "citizen/document.html";
}

/// Where the holder put a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The folder it is in.
    pub folder: Option<String>,
    /// Folders to choose from, the one it is in chosen.
    pub folders: Vec<Choice>,
    /// Pinned.
    pub pinned: bool,
}

/// A problem that was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// When.
    pub at: Timestamp,
    /// What: message `problem-<name>`.
    pub problem: String,
    /// In the holder's words.
    pub comment: Option<String>,
}

/// What a sick-leave notice asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SickLeave {
    /// It is recent: the duty to send it is recalled.
    pub recent: bool,
    /// How many notices could go in one folder, while the offer was not answered.
    pub offer: Option<u64>,
}

/// Who can see a document, computed by the gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seers {
    /// Persons: authorised, blocked, author…
    pub people: Vec<Seer>,
    /// Professions.
    pub professions: Vec<Seer>,
}

/// One line of « Qui peut voir ce document, et pourquoi ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seer {
    /// Name of the person or of the profession.
    pub who: String,
    /// Profession and structure of a person.
    pub detail: Option<String>,
    /// The answer.
    pub sees: Sees,
    /// Stable code of the rule or of the reason: message `rule-<code>`.
    pub rule: String,
}

/// Whether somebody can see a document: message `sees-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sees {
    /// Yes.
    Yes,
    /// Only in an emergency.
    Emergency,
    /// No.
    No,
}

/// `GET|POST /espace/documents/{id}/signaler` (`probleme`, `explication`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportPage {
    /// Address of the document.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Who wrote it: whom to ask first. Empty when the holder did.
    pub authors: Vec<Byline>,
    /// The problems to choose from, by name: messages `problem-<name>`.
    pub problems: Vec<&'static str>,
    /// The one chosen.
    pub problem: String,
    /// The explanation as typed.
    pub comment: String,
    /// Reported already.
    pub reported: Option<Reported>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for ReportPage {
    const TEMPLATE: &'static str = "citizen/report.html";
}

/// The page of a document that was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GonePage {
    /// Its title.
    pub title: String,
    /// When.
    pub at: Timestamp,
    /// By whom; none when the holder did.
    pub who: Option<String>,
    /// Where they acted.
    pub place: Option<String>,
}

impl View for GonePage {
    const TEMPLATE: &'static str = "citizen/gone.html";
}
