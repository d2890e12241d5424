//! Lot de soumission: what came in one call (XDS SubmissionSet).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::author::Author;
use crate::code::Code;
use crate::id::{DocumentId, SubmissionId};

/// A lot de soumission, or a folder when `kind` says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Its identifier here.
    pub id: SubmissionId,
    /// The producer's identifier (`uniqueId`).
    pub unique_id: String,
    /// The producer's system (`sourceId`).
    #[serde(default)]
    pub source_id: Option<String>,
    /// Kind of activity (JDV_J03, `contentTypeCode`).
    #[serde(default)]
    pub designation: Option<Code>,
    /// Title.
    #[serde(default)]
    pub title: Option<String>,
    /// Who submitted it.
    pub author: Author,
    /// When it was submitted (`submissionTime`).
    pub submitted: Timestamp,
    /// The documents in it, in order.
    pub documents: Vec<DocumentId>,
}
