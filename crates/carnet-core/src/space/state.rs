//! The states of a space and the moves between them (R1111-26 to R1111-39 CSP; `access.md` step 1).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Where a space stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum SpaceState {
    /// The fund named the person; they were not told yet, and nothing opens.
    Known {
        /// When the fund did.
        since: Timestamp,
    },
    /// The insured person was told; the opposition window is open until `until`.
    Announced {
        /// When the letter or mail was sent.
        since: Timestamp,
        /// When the window closes.
        until: Timestamp,
    },
    /// The person opposed the creation.
    Opposed {
        /// When.
        since: Timestamp,
    },
    /// Created, not yet activated.
    Created {
        /// When.
        since: Timestamp,
    },
    /// Activated by its holder.
    Active {
        /// When.
        since: Timestamp,
    },
    /// Suspended: the holder reads only.
    Suspended {
        /// When.
        since: Timestamp,
    },
    /// Closed: archived until `archive_until`, then erased.
    Closed {
        /// When.
        since: Timestamp,
        /// End of the archive.
        archive_until: Timestamp,
    },
}

/// A move the rules do not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a space that is {from} cannot be {to}")]
pub struct InvalidTransition {
    /// The state it is in.
    pub from: &'static str,
    /// The state that was asked for.
    pub to: &'static str,
}

impl InvalidTransition {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        "space.transition"
    }
}

impl SpaceState {
    /// Stable name of the state.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known { .. } => "known",
            Self::Announced { .. } => "announced",
            Self::Opposed { .. } => "opposed",
            Self::Created { .. } => "created",
            Self::Active { .. } => "active",
            Self::Suspended { .. } => "suspended",
            Self::Closed { .. } => "closed",
        }
    }

    /// Since when.
    pub const fn since(self) -> Timestamp {
        match self {
            Self::Known { since }
            | Self::Announced { since, .. }
            | Self::Opposed { since }
            | Self::Created { since }
            | Self::Active { since }
            | Self::Suspended { since }
            | Self::Closed { since, .. } => since,
        }
    }

    const fn refuse<T>(self, to: &'static str) -> Result<T, InvalidTransition> {
        Err(InvalidTransition { from: self.name(), to })
    }

    /// Announcement: letter or mail was sent, and the window is open until `until`.
    pub fn announce(self, now: Timestamp, until: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Known { .. } => Ok(Self::Announced { since: now, until }),
            _ => self.refuse("announced"),
        }
    }

    /// Creation: after the window, or when an opposed person changes their mind.
    pub fn create(self, now: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Announced { until, .. } if now >= until => Ok(Self::Created { since: now }),
            Self::Opposed { .. } => Ok(Self::Created { since: now }),
            _ => self.refuse("created"),
        }
    }

    /// Opposition: during the window, or at any time before activation.
    pub fn oppose(self, now: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Announced { .. } | Self::Created { .. } => Ok(Self::Opposed { since: now }),
            _ => self.refuse("opposed"),
        }
    }

    /// Activation by the holder, possible from the first day of the window.
    pub fn activate(self, now: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Announced { .. } | Self::Created { .. } | Self::Suspended { .. } => {
                Ok(Self::Active { since: now })
            }
            _ => self.refuse("active"),
        }
    }

    /// Suspension.
    pub fn suspend(self, now: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Active { .. } => Ok(Self::Suspended { since: now }),
            _ => self.refuse("suspended"),
        }
    }

    /// Closing (clôture): the archive runs until `archive_until`.
    pub fn close(
        self,
        now: Timestamp,
        archive_until: Timestamp,
    ) -> Result<Self, InvalidTransition> {
        match self {
            Self::Created { .. } | Self::Active { .. } | Self::Suspended { .. } => {
                Ok(Self::Closed { since: now, archive_until })
            }
            _ => self.refuse("closed"),
        }
    }

    /// Reopening restores the archive while it lasts.
    pub fn reopen(self, now: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Closed { archive_until, .. } if now < archive_until => {
                Ok(Self::Active { since: now })
            }
            _ => self.refuse("active"),
        }
    }
}
