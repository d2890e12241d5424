//! One document of a patient.

use serde::Serialize;

use super::patient::Band;
use crate::page::View;
use crate::view::citizen::DocumentLink;
use crate::view::document::DocumentSheet;

/// `GET /pro/patients/{space}/documents/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PatientDocument {
    /// Who.
    pub band: Band,
    /// The document.
    pub document: DocumentSheet,
    /// Back to the list, with its filters.
    pub list_href: String,
    /// The document before it in the list.
    pub previous: Option<DocumentLink>,
    /// The document after it.
    pub next: Option<DocumentLink>,
}

impl View for PatientDocument {
    const TEMPLATE: &'static str = "practitioner/document.html";
}
