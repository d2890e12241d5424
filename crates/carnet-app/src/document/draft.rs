//! A document on its way in.

use carnet_core::code::Code;
use carnet_core::document::{Author, Description, Document, Label, Shelf};

/// What a door hands over for one document.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What the sender says of it.
    pub description: Description,
    /// The labels asked for.
    pub labels: Vec<Label>,
    /// The document it replaces: its `uniqueId`, or our identifier.
    pub replaces: Option<String>,
    /// Declared MIME type.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Put away from the start or not.
    pub shelf: Shelf,
}

/// The lot de soumission they come in.
#[derive(Debug, Clone)]
pub struct SubmissionDraft {
    /// The producer's identifier.
    pub unique_id: String,
    /// The producer's system.
    pub source_id: Option<String>,
    /// Kind of activity.
    pub designation: Option<Code>,
    /// Title.
    pub title: Option<String>,
    /// Who submits.
    pub author: Author,
}

/// What became of a draft.
#[derive(Debug, Clone)]
pub enum Deposited {
    /// A new document.
    Created(Box<Document>),
    /// The same document (same `uniqueId`, same bytes) was already there: nothing changed.
    Already(Box<Document>),
}

impl Deposited {
    /// The document.
    pub fn document(&self) -> &Document {
        match self {
            Self::Created(document) | Self::Already(document) => document,
        }
    }
}
