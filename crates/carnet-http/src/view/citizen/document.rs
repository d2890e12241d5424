//! One document, who can see it and why.

use serde::Serialize;

use crate::page::View;
use crate::view::document::DocumentSheet;

/// `GET /espace/documents/{id}`; `POST …/masquer`, `…/demasquer`, `…/retirer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentPage {
    /// Its own address, `/espace/documents/{id}`: forms post below it.
    pub href: String,
    /// The document.
    pub document: DocumentSheet,
    /// Masked to professionals now.
    pub masked: bool,
    /// The holder may withdraw it, being its author.
    pub withdrawable: bool,
    /// Who can see it.
    pub seers: Seers,
}

impl View for DocumentPage {
    const TEMPLATE: &'static str = "citizen/document.html";
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
