//! What became of a file.

use serde::{Deserialize, Serialize};

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
pub(super) enum Outcome {
    /// A new document.
    Deposited,
    /// A new version, which takes the place of the one it names.
    Replaced,
    /// A new document; the version it replaces is not in the space.
    WithoutPrevious,
    /// The same document was already there.
    Already,
    /// Not taken, and why.
    Refused {
        /// Stable code.
        code: String,
        /// What happened and what to do, for people.
        sentence: String,
    },
    /// Not sent: the server could not be reached.
    Unsent {
        /// Why.
        sentence: String,
    },
}

impl Outcome {
    /// True when the document is in the space.
    pub(super) const fn is_in(&self) -> bool {
        matches!(self, Self::Deposited | Self::Replaced | Self::WithoutPrevious | Self::Already)
    }
}
