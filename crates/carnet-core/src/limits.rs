//! How often a door lets one try: the table of `data/limits/doors.toml`, and the arithmetic of one limit.
//!
//! A limit is kept as one instant, the one at which all its tries are back (the « theoretical arrival time » of the
//! generic cell rate algorithm, ITU-T I.371 annex A). Nothing else is remembered of who tried.

mod kind;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

pub use kind::LimitKind;

const SHIPPED: &str = include_str!("../../../data/limits/doors.toml");

/// One limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Tries that may come at once.
    pub burst: u32,
    /// After how long one try is back.
    pub every: SignedDuration,
}

impl Limit {
    /// Takes one try at `now`, from a limit whose tries are all back at `full`: when they will be now.
    ///
    /// # Errors
    /// How long to wait, when there is none left.
    pub fn take(self, full: Timestamp, now: Timestamp) -> Result<Timestamp, SignedDuration> {
        let taken = full.max(now).saturating_add(self.every).unwrap_or(Timestamp::MAX);
        let room = self.every.saturating_mul(i32::try_from(self.burst).unwrap_or(i32::MAX));
        let over = taken.duration_since(now).saturating_sub(room);
        if over.is_positive() { Err(over) } else { Ok(taken) }
    }

    /// Gives one try back: it was none.
    pub fn give_back(self, full: Timestamp) -> Timestamp {
        full.saturating_sub(self.every).unwrap_or(Timestamp::MIN)
    }
}

/// A table of limits the program refuses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLimits {
    /// The file is not TOML of the expected shape.
    #[error("the limits cannot be read: {0}")]
    Syntax(String),
    /// A limit that nothing asks for.
    #[error("limit {0} is read by nothing")]
    Unknown(String),
    /// The same limit twice.
    #[error("limit {0} is there twice")]
    Doubled(String),
    /// A limit the program needs.
    #[error("limit {0} is missing")]
    Missing(LimitKind),
    /// No try at all, or tries without end.
    #[error("limit {0} lets nothing or everything through")]
    Boundless(LimitKind),
}

impl InvalidLimits {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "limits.syntax",
            Self::Unknown(_) => "limits.limit-unknown",
            Self::Doubled(_) => "limits.limit-doubled",
            Self::Missing(_) => "limits.limit-missing",
            Self::Boundless(_) => "limits.limit-boundless",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    limit: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    burst: u32,
    every_ms: u32,
    /// Read by people.
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "verified")]
    _verified: bool,
}

/// Every limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits(BTreeMap<LimitKind, Limit>);

impl Limits {
    /// The limits shipped with this version.
    #[expect(
        clippy::expect_used,
        reason = "the shipped table is part of the program; a test reads it"
    )]
    pub fn shipped() -> Self {
        Self::parse(SHIPPED).expect("data/limits/doors.toml is a valid table of limits")
    }

    /// Reads a table of limits.
    ///
    /// # Errors
    /// [`InvalidLimits`] when a limit is missing, doubled, unknown or without bound.
    pub fn parse(text: &str) -> Result<Self, InvalidLimits> {
        let table: Table =
            toml::from_str(text).map_err(|error| InvalidLimits::Syntax(error.to_string()))?;
        let mut limits = BTreeMap::new();
        for row in table.limit {
            let Some(kind) = LimitKind::parse(&row.id) else {
                return Err(InvalidLimits::Unknown(row.id));
            };
            if row.burst == 0 || row.every_ms == 0 {
                return Err(InvalidLimits::Boundless(kind));
            }
            let every = SignedDuration::from_millis(row.every_ms.into());
            if limits.insert(kind, Limit { burst: row.burst, every }).is_some() {
                return Err(InvalidLimits::Doubled(row.id));
            }
        }
        match LimitKind::ALL.iter().find(|kind| !limits.contains_key(kind)) {
            Some(missing) => Err(InvalidLimits::Missing(*missing)),
            None => Ok(Self(limits)),
        }
    }

    /// The limit of that name.
    pub fn of(&self, kind: LimitKind) -> Limit {
        // Every kind is there: `parse` is the only way in.
        self.0.get(&kind).copied().unwrap_or(Limit { burst: 1, every: SignedDuration::MAX })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_772_438_400, 0);

    fn after(seconds: i64) -> Timestamp {
        NOW + SignedDuration::from_secs(seconds)
    }

    #[test]
    fn tries_come_back_one_by_one() {
        let limit = Limit { burst: 3, every: SignedDuration::from_secs(60) };
        let mut full = Timestamp::MIN;
        for _ in 0..3 {
            full = limit.take(full, NOW).unwrap();
        }
        assert_eq!(limit.take(full, NOW), Err(SignedDuration::from_secs(60)));
        assert_eq!(limit.take(full, after(45)), Err(SignedDuration::from_secs(15)));
        full = limit.take(full, after(60)).unwrap();
        assert!(limit.take(full, after(60)).is_err());
        full = limit.give_back(full);
        assert!(limit.take(full, after(60)).is_ok(), "a success was no try");
    }

    proptest! {
        #[test]
        fn no_schedule_gets_more_than_burst_and_one_each_period(
            gaps in proptest::collection::vec(0_i64..200, 1..120),
            burst in 1_u32..8,
            every in 1_i64..90,
        ) {
            let limit = Limit { burst, every: SignedDuration::from_secs(every) };
            let (mut full, mut now, mut let_through) = (Timestamp::MIN, NOW, 0_i64);
            for gap in gaps {
                now += SignedDuration::from_secs(gap);
                if let Ok(next) = limit.take(full, now) {
                    full = next;
                    let_through += 1;
                }
            }
            let passed = now.duration_since(NOW).as_secs();
            prop_assert!(let_through <= i64::from(burst) + passed / every);
        }
    }

    #[test]
    fn the_shipped_table_is_whole_and_another_is_refused() {
        let limits = Limits::shipped();
        assert_eq!(limits.of(LimitKind::PasswordLoginAddress).burst, 5);
        let parse = |from: &str, to: &str| Limits::parse(&SHIPPED.replace(from, to)).unwrap_err();
        assert_eq!(parse("code.all", "code.al").code(), "limits.limit-unknown");
        assert_eq!(parse("code.all", "code.address").code(), "limits.limit-doubled");
        assert_eq!(parse("burst = 20\n", "burst = 0\n").code(), "limits.limit-boundless");
        assert_eq!(Limits::parse("limit = []").unwrap_err().code(), "limits.limit-missing");
        assert_eq!(Limits::parse("limit = 3").unwrap_err().code(), "limits.syntax");
    }
}
