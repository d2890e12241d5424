//! What is asked for, and on what.

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
        /// Read the history.
        ReadHistory => "read-history",
        /// Read the notices.
        ReadNotices => "read-notices",
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
        /// Work of the service on the space without reading clinical content: text extraction, deadlines.
        Maintain => "maintain",
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
}
