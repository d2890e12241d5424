//! The list of documents, and what a search finds.

use serde::Serialize;

use crate::page::View;
use crate::view::document::{CategoryCount, DocumentRow, Filters};
use crate::view::field::FieldError;
use crate::view::paging::Paging;

/// `GET /espace/documents?q=&categorie=&auteur=&du=&au=&page=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Documents {
    /// Filters in force and their choices.
    pub filters: Filters,
    /// Drawers, with addresses.
    pub categories: Vec<CategoryCount>,
    /// How many documents in the whole space.
    pub all: u64,
    /// The rows of this page.
    pub rows: Vec<DocumentRow>,
    /// Where we are.
    pub paging: Paging,
    /// What is wrong with the filters (`du`, `au`).
    pub errors: Vec<FieldError>,
}

impl View for Documents {
    const TEMPLATE: &'static str = "citizen/documents.html";
}
