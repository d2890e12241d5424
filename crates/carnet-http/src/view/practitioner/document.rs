//! One document of a patient.

use serde::Serialize;

use super::patient::Band;
use super::pile::Pile;
use crate::page::View;
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
    /// Its place in that list; none when it was not opened from it.
    pub pile: Option<Pile>,
}

impl View for PatientDocument {
    const TEMPLATE: &'static str = "practitioner/document.html";
}
