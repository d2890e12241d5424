//! What is asked for, and on what.

use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::document::Label;
use crate::id::DocumentId;
use crate::record::named;

named! {
    /// Everything the gate can be asked.
    Action {
        /// Open the space: identity, essentials.
        Open => "open",
        /// See the list of documents.
        List => "list",
        /// Search inside documents.
        Search => "search",
        /// Read the metadata of one document.
        Describe => "describe",
        /// Read one document.
        Read => "read",
        /// Add a document.
        Deposit => "deposit",
        /// Replace a document by a new version.
        Replace => "replace",
        /// Withdraw a document (logical deletion).
        Withdraw => "withdraw",
        /// Mask a document to professionals.
        Mask => "mask",
        /// Take the mask off.
        Unmask => "unmask",
        /// Open a hidden document to its holder or to representatives.
        Disclose => "disclose",
        /// Put a document away, or take it back.
        Archive => "archive",
        /// Keep one's own order: folders and pins.
        Arrange => "arrange",
        /// Correct title, type or date of one's own document.
        Amend => "amend",
        /// Report a problem with a document.
        Report => "report",
        /// Read the history.
        ReadHistory => "read-history",
        /// Read the notices.
        ReadNotices => "read-notices",
        /// Throw a notice away; the line it told of stays.
        DeleteNotice => "delete-notice",
        /// Ask who can see a document and why.
        Explain => "explain",
        /// Download everything.
        Export => "export",
        /// Record a professional's authorisation.
        Authorise => "authorise",
        /// Take an authorisation back.
        Revoke => "revoke",
        /// Block a professional.
        Block => "block",
        /// Lift a block.
        Unblock => "unblock",
        /// Change settings of the space.
        Configure => "configure",
        /// See who acts for the holder, and the children the fund attaches to them.
        ReadFamily => "read-family",
        /// Offer somebody, or enter, a mandate to act for the holder.
        Appoint => "appoint",
        /// End a mandate.
        Dismiss => "dismiss",
        /// Accept a mandate that is offered.
        Accept => "accept",
        /// Refuse a mandate that is offered.
        Decline => "decline",
        /// Write what the fund says of a person.
        Register => "register",
        /// Tell a person that their space will be created.
        Announce => "announce",
        /// Compare what somebody says of themselves with what the fund knows.
        Identify => "identify",
        /// Create the space.
        Create => "create",
        /// Oppose the creation.
        Oppose => "oppose",
        /// Activate the space.
        Activate => "activate",
        /// Suspend the space.
        Suspend => "suspend",
        /// Close the space.
        Close => "close",
        /// Reopen a closed space.
        Reopen => "reopen",
        /// Erase a closed space: asked for by its holder, carried out by the calendar.
        Erase => "erase",
        /// Work of the service on the space without reading clinical content: text extraction, deadlines.
        Maintain => "maintain",
    }
}

impl Action {
    /// True for what shows clinical content, or that it exists.
    pub const fn is_reading(self) -> bool {
        matches!(self, Self::Open | Self::List | Self::Search | Self::Describe | Self::Read)
    }

    /// True for what feeds a space or keeps what was fed in order.
    pub const fn is_feeding(self) -> bool {
        matches!(
            self,
            Self::Deposit
                | Self::Replace
                | Self::Withdraw
                | Self::Disclose
                | Self::Mask
                | Self::Archive
        )
    }

    /// True for what settles who acts for the holder.
    pub const fn is_about_mandates(self) -> bool {
        matches!(self, Self::Appoint | Self::Dismiss | Self::Accept | Self::Decline)
    }

    /// True for what a citizen does with documents of their own side only: what a professional deposited stays theirs.
    pub const fn is_of_own_documents(self) -> bool {
        matches!(self, Self::Replace | Self::Withdraw | Self::Amend)
    }

    /// True when the action is about a target of that shape.
    pub const fn fits(self, target: &Target<'_>) -> bool {
        match target {
            Target::Document(_) => matches!(
                self,
                Self::Describe
                    | Self::Read
                    | Self::Withdraw
                    | Self::Mask
                    | Self::Unmask
                    | Self::Disclose
                    | Self::Archive
                    | Self::Arrange
                    | Self::Amend
                    | Self::Report
                    | Self::Explain
                    | Self::Maintain
            ),
            Target::Draft { .. } => matches!(self, Self::Deposit),
            Target::Successor { .. } => matches!(self, Self::Replace),
            Target::Space => !matches!(
                self,
                Self::Describe
                    | Self::Read
                    | Self::Deposit
                    | Self::Replace
                    | Self::Withdraw
                    | Self::Mask
                    | Self::Unmask
                    | Self::Disclose
                    | Self::Archive
                    | Self::Amend
                    | Self::Report
            ),
        }
    }
}

/// What an action is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    /// The space as a whole; for lists and searches the grant names the documents that may be shown.
    Space,
    /// One document.
    Document(DocumentId),
    /// A document about to be deposited.
    Draft {
        /// Its type (JDV_J07).
        kind: &'a Code,
        /// The labels asked for.
        labels: &'a [Label],
    },
    /// A new version about to replace a document. Its type and labels pass the same steps as a draft's.
    Successor {
        /// The document it replaces.
        of: DocumentId,
        /// Its type (JDV_J07).
        kind: &'a Code,
        /// The labels asked for.
        labels: &'a [Label],
    },
}

impl<'a> Target<'a> {
    /// The document that is already there, if the target is about one.
    pub const fn document(self) -> Option<DocumentId> {
        match self {
            Self::Document(id) | Self::Successor { of: id, .. } => Some(id),
            Self::Space | Self::Draft { .. } => None,
        }
    }

    /// Type and labels of what is about to be deposited.
    pub const fn arriving(self) -> Option<(&'a Code, &'a [Label])> {
        match self {
            Self::Draft { kind, labels } | Self::Successor { kind, labels, .. } => {
                Some((kind, labels))
            }
            Self::Space | Self::Document(_) => None,
        }
    }
}
