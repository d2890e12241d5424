//! What the gate answers. A [`Grant`] is a proof: its fields are private to the gate.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::action::Action;
use super::reason::Reason;
use crate::history::Detail;
use crate::id::{DocumentId, OwnerId};
use crate::notice::NoticeKind;

/// The proof that the gate permitted one action on one space at one instant.
///
/// It is consumed by what it permits, and what it permits writes its line.
#[derive(Debug)]
#[must_use = "a grant that is dropped leaves no line"]
pub struct Grant {
    pub(super) owner: OwnerId,
    pub(super) action: Action,
    pub(super) at: Timestamp,
    pub(super) detail: Detail,
    pub(super) documents: BTreeSet<DocumentId>,
}

impl Grant {
    /// The space it is about.
    pub fn owner(&self) -> OwnerId {
        self.owner
    }

    /// What it permits.
    pub fn action(&self) -> Action {
        self.action
    }

    /// When the gate decided.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The line it costs.
    pub fn detail(&self) -> &Detail {
        &self.detail
    }

    /// Names the document a deposit creates, which had no identifier when the gate decided, and
    /// the SHA-256 of its clear bytes (hex), so that the line proves what came in.
    ///
    /// # Panics
    /// When the grant already names a document: a grant cannot be turned to another target.
    pub fn for_new(mut self, document: DocumentId, sha256: &str) -> Self {
        assert!(
            matches!(self.action, Action::Deposit | Action::Replace),
            "only a deposit makes a new document"
        );
        assert!(self.detail.document.is_none(), "this grant already names a document");
        self.detail.document = Some(document);
        self.detail.sha256 = Some(sha256.to_owned());
        self.documents.insert(document);
        self
    }

    /// The documents that may be shown or changed under it.
    pub fn documents(&self) -> &BTreeSet<DocumentId> {
        &self.documents
    }
}

/// Something owed because of a permit or a refusal, besides its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obligation {
    /// Tell the holder.
    NotifyHolder(NoticeKind),
    /// Keep a notice for the holder without a message: who reads their messages may not know.
    KeepNotice(NoticeKind),
    /// Tell the attending doctor.
    NotifyAttendingDoctor(NoticeKind),
    /// Record the authorisation that this first access creates.
    RecordAuthorisation,
}

/// The gate said yes.
#[derive(Debug)]
#[must_use = "a permit must be used or refused"]
pub struct Permit {
    /// The proof.
    pub grant: Grant,
    /// What is owed.
    pub owed: Vec<Obligation>,
}

/// The gate said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub(super) owner: OwnerId,
    pub(super) at: Timestamp,
    pub(super) detail: Box<Detail>,
    pub(super) reason: Reason,
    pub(super) owed: Vec<Obligation>,
}

impl Refusal {
    /// The space it is about.
    pub fn owner(&self) -> OwnerId {
        self.owner
    }

    /// When the gate decided.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Why.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// The line it costs.
    pub fn detail(&self) -> &Detail {
        &self.detail
    }

    /// What is owed.
    pub fn owed(&self) -> &[Obligation] {
        &self.owed
    }
}
