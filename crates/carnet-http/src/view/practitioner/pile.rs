//! Where a document stands in the list it was opened from.

use serde::Serialize;

/// The place of a document in the list seen last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pile {
    /// Its place, from 1.
    pub place: u64,
    /// How many documents the list has.
    pub total: u64,
    /// Where the one before opens.
    pub previous: Option<String>,
    /// Where the one after opens.
    pub next: Option<String>,
}
