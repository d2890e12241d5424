//! Notices: what a holder is told. Never anything clinical.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{DocumentId, NoticeId};
use crate::record::named;

named! {
    /// What a notice is about.
    NoticeKind {
        /// A document arrived.
        Deposit => "deposit",
        /// A document was replaced.
        Replacement => "replacement",
        /// A document was withdrawn.
        Deletion => "deletion",
        /// A professional opened the space for the first time.
        FirstAccess => "first-access",
        /// Somebody broke the glass.
        EmergencyAccess => "emergency-access",
        /// A blocked professional tried.
        BlockedAttempt => "blocked-attempt",
        /// A delegation changed.
        Delegation => "delegation",
        /// A document waits for an explanation (R1111-53 CSP).
        Waiting => "waiting",
        /// The attending doctor is told of an emergency access.
        EmergencyForDoctor => "emergency-for-doctor",
        /// The space was closed.
        Closed => "closed",
        /// The space was reopened.
        Reopened => "reopened",
        /// The deletion of the closed space was asked for.
        DeletionAsked => "deletion-asked",
    }
}

/// A notice as kept in the space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its identifier.
    pub id: NoticeId,
    /// What it is about.
    pub kind: NoticeKind,
    /// When.
    pub at: Timestamp,
    /// Who did it, as shown: name, else structure.
    pub who: String,
    /// Where they acted from.
    #[serde(default)]
    pub place: Option<String>,
    /// The document concerned, shown only to who may see it.
    #[serde(default)]
    pub document: Option<DocumentId>,
    /// When the holder opened it.
    #[serde(default)]
    pub read: Option<Timestamp>,
}
