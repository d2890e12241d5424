//! The spaces an account may act in besides its own: what the switcher offers. What counts is the mandate kept in
//! each of those spaces, and the gate asks it every time.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, RecordId};
use crate::space::MandateRole;

/// What the account can do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "standing")]
pub enum ProfileStanding {
    /// Somebody offers it, until that instant.
    Offered {
        /// Until when.
        until: Timestamp,
    },
    /// It opens.
    Open,
}

/// One space of somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The space.
    pub space: OwnerId,
    /// The mandate in it.
    pub mandate: RecordId,
    /// In which quality.
    pub role: MandateRole,
    /// The person's name, as shown.
    pub name: String,
    /// The given name to call them by.
    pub given: String,
    /// Offered, or open.
    pub standing: ProfileStanding,
}

impl Profile {
    /// True when it opens.
    pub const fn is_open(&self) -> bool {
        matches!(self.standing, ProfileStanding::Open)
    }
}
