//! The states of a space and the moves between them (R1111-26 to R1111-39 CSP; `access.md` step 1).

use jiff::Timestamp;
use jiff::civil::Date;
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
    /// Closed: archived until `archive_until`, then erased; sooner when its deletion was asked for.
    Closed {
        /// When.
        since: Timestamp,
        /// End of the archive.
        archive_until: Timestamp,
        /// Why; who may reopen it depends on it.
        #[serde(default)]
        why: Closing,
        /// The express deletion that is pending, if one is.
        #[serde(default)]
        deletion: Option<Deletion>,
    },
}

/// Why a space was closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closing {
    /// Its holder, or who acts for them, wanted it.
    #[default]
    Wanted,
    /// The person died; only the service reopens, when the death was declared by mistake.
    Death {
        /// The day of death.
        on: Date,
        /// What it was before, should the death have been declared by mistake.
        #[serde(default)]
        before: Before,
    },
}

/// How far a space had come when a death closed it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Before {
    /// Named by the fund, perhaps told.
    Named,
    /// Its creation had been opposed.
    Opposed,
    /// Created, not activated.
    Created,
    /// Activated.
    #[default]
    Active,
    /// Suspended.
    Suspended,
    /// Closed by its holder.
    Closed,
}

/// An express request of deletion (R1111-36 CSP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deletion {
    /// When it was asked for.
    pub asked: Timestamp,
    /// When it is carried out; reopening before cancels it.
    pub at: Timestamp,
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

    /// Announcement: letter or mail was sent, and the window is open until `until`. Who is told again, because the
    /// first letter came back, has a whole window again.
    pub fn announce(self, now: Timestamp, until: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Known { .. } | Self::Announced { .. } => {
                Ok(Self::Announced { since: now, until })
            }
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
        let why = Closing::Wanted;
        match self {
            Self::Created { .. } | Self::Active { .. } | Self::Suspended { .. } => {
                Ok(Self::Closed { since: now, archive_until, why, deletion: None })
            }
            _ => self.refuse("closed"),
        }
    }

    /// A death closes whatever is there; nobody is told of a space any more. Of one that is closed already the archive
    /// runs from the first closing, and a pending deletion stays.
    pub fn die(
        self,
        now: Timestamp,
        archive_until: Timestamp,
        on: Date,
    ) -> Result<Self, InvalidTransition> {
        let why = |before| Closing::Death { on, before };
        let closed = |before| {
            Ok(Self::Closed { since: now, archive_until, why: why(before), deletion: None })
        };
        match self {
            Self::Known { .. } | Self::Announced { .. } => closed(Before::Named),
            Self::Opposed { .. } => closed(Before::Opposed),
            Self::Created { .. } => closed(Before::Created),
            Self::Active { .. } => closed(Before::Active),
            Self::Suspended { .. } => closed(Before::Suspended),
            Self::Closed { since, archive_until, why: Closing::Wanted, deletion } => {
                Ok(Self::Closed { since, archive_until, why: why(Before::Closed), deletion })
            }
            Self::Closed { why: Closing::Death { .. }, .. } => self.refuse("closed"),
        }
    }

    /// A death that was declared by mistake, taken back: the space is what it was. Who was only named or told is told
    /// by the next campaign, from the first day of a whole window.
    pub fn revive(self, now: Timestamp) -> Result<Self, InvalidTransition> {
        let Self::Closed { since, archive_until, why: Closing::Death { before, .. }, deletion } =
            self
        else {
            return self.refuse("active");
        };
        if self.erased_at().is_none_or(|at| at <= now) {
            return self.refuse("active");
        }
        Ok(match before {
            Before::Named => Self::Known { since: now },
            Before::Opposed => Self::Opposed { since: now },
            Before::Created => Self::Created { since: now },
            Before::Active => Self::Active { since: now },
            Before::Suspended => Self::Suspended { since: now },
            Before::Closed => Self::Closed { since, archive_until, why: Closing::Wanted, deletion },
        })
    }

    /// Express deletion of a closed space. Asked for again, the first request counts.
    pub fn delete(self, wanted: Deletion) -> Result<Self, InvalidTransition> {
        match self {
            Self::Closed { since, archive_until, why, deletion } => {
                let deletion = deletion.or(Some(wanted));
                Ok(Self::Closed { since, archive_until, why, deletion })
            }
            _ => self.refuse("erased"),
        }
    }

    /// Reopening restores the archive while it lasts, and cancels a pending deletion.
    pub fn reopen(self, now: Timestamp) -> Result<Self, InvalidTransition> {
        match (self, self.erased_at()) {
            (Self::Closed { why: Closing::Wanted, .. }, Some(at)) if now < at => {
                Ok(Self::Active { since: now })
            }
            _ => self.refuse("active"),
        }
    }

    /// When what is kept of it is erased; none for a space that is not closed.
    pub fn erased_at(self) -> Option<Timestamp> {
        match self {
            Self::Closed { archive_until, deletion, .. } => {
                Some(deletion.map_or(archive_until, |deletion| deletion.at.min(archive_until)))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    fn day(number: i64) -> Timestamp {
        Timestamp::constant(1_772_438_400, 0) + (number * 24).hours()
    }

    fn closed() -> SpaceState {
        let active = SpaceState::Active { since: day(0) };
        active.close(day(1), day(3650)).unwrap()
    }

    #[test]
    fn an_archive_is_reopened_until_its_last_day() {
        assert_eq!(closed().erased_at(), Some(day(3650)));
        assert_eq!(closed().reopen(day(3649)), Ok(SpaceState::Active { since: day(3649) }));
        assert!(closed().reopen(day(3650)).is_err());
    }

    #[test]
    fn a_deletion_is_asked_for_once_and_cancelled_by_reopening() {
        let asked = |at: i64| Deletion { asked: day(at), at: day(at + 85) };
        let deleted = closed().delete(asked(2)).unwrap();
        assert_eq!(deleted.delete(asked(9)), Ok(deleted));
        assert_eq!(deleted.erased_at(), Some(day(87)));
        assert!(deleted.reopen(day(87)).is_err());
        let again = deleted.reopen(day(86)).unwrap();
        assert_eq!(again.erased_at(), None);
        assert!(again.delete(asked(90)).is_err(), "only what is closed is deleted");
    }

    const ON: Date = Date::constant(2026, 3, 4);

    #[test]
    fn a_death_closes_what_is_closed_and_keeps_its_dates() {
        let dead = closed().die(day(40), day(9000), ON).unwrap();
        assert_eq!(dead.erased_at(), Some(day(3650)));
        assert!(dead.die(day(41), day(9000), ON).is_err(), "declared already");
        assert!(dead.reopen(day(41)).is_err(), "it is taken back, not reopened");
        assert_eq!(dead.revive(day(41)), Ok(closed()));
        assert!(closed().close(day(2), day(9000)).is_err());
    }

    #[test]
    fn a_death_declared_by_mistake_leaves_what_was() {
        let since = day(2);
        for (before, after) in [
            (SpaceState::Known { since }, SpaceState::Known { since: day(4) }),
            (SpaceState::Announced { since, until: day(44) }, SpaceState::Known { since: day(4) }),
            (SpaceState::Opposed { since }, SpaceState::Opposed { since: day(4) }),
            (SpaceState::Created { since }, SpaceState::Created { since: day(4) }),
            (SpaceState::Suspended { since }, SpaceState::Suspended { since: day(4) }),
        ] {
            let dead = before.die(day(3), day(3650), ON).unwrap();
            assert!(dead.announce(day(4), day(46)).is_err() && dead.create(day(99)).is_err());
            assert_eq!(dead.revive(day(4)), Ok(after));
            assert!(dead.revive(day(3650)).is_err(), "too late");
        }
        assert!(closed().revive(day(4)).is_err(), "nobody died");
    }
}
