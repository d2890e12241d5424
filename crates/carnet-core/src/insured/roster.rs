//! Who lives in a territory: what a campaign goes through, in pages as they were imported.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, RecordId};

/// One page of a territory's roster: the persons that one batch of an import brought there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// Of which batch: the same batch writes the same page again.
    pub id: RecordId,
    /// Département or territory.
    pub territory: String,
    /// When it was imported.
    pub imported: Timestamp,
    /// Their spaces. Who moved away since is passed over.
    pub members: Vec<OwnerId>,
}
