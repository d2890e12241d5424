//! Named fail points: every step that leaves the disk in another state, so that a test can be there when it fails.
//!
//! A step fails in two ways: it did not happen ([`Moment::Before`]), or it happened and nobody was told of it
//! ([`Moment::After`]). The process then dies as a power cut would have it die, without cleaning up, or the step
//! answers with an error of the disk.
//!
//! Fail points exist in builds with debug assertions only; elsewhere they are functions that do nothing, and there is
//! nothing to switch on. In such a build nothing happens either until [`arm`] is given an order, once, at start.
//! A cargo feature would be one more way to build the program that is shipped; this is none.

use std::fmt;
use std::io;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The database of rows.
    Rows,
    /// The database of keys.
    Keys,
    /// The database of document bytes.
    Content,
    /// The key ring's file.
    Ring,
    /// The note of the batch on its way into the log.
    Note,
    /// A tile of the log.
    Tile,
    /// The lock of the log's signer.
    Lock,
    /// The signed checkpoint of the log.
    Checkpoint,
    /// The file of messages that leave.
    Outbox,
}

/// What is done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A transaction becomes durable.
    Commit,
    /// The write-ahead log is copied into the database.
    Backfill,
    /// Bytes go to a file.
    Write,
    /// They are made durable.
    Sync,
    /// The file takes its name.
    Rename,
    /// The name is made durable.
    Folder,
    /// It is removed.
    Remove,
}

/// A fail point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point(pub Subject, pub Step);

/// On which side of the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// It has not happened.
    Before,
    /// It has, and nobody was told.
    After,
}

/// What happens there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The process dies at once.
    Die,
    /// The disk fails (`EIO`).
    Io,
    /// The disk is full (`ENOSPC`).
    Full,
}

/// What to do at which point, the how manieth time it is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Where.
    pub point: Point,
    /// On which side.
    pub moment: Moment,
    /// What.
    pub effect: Effect,
    /// From 1; it happens once.
    pub nth: u64,
}

impl Point {
    /// All of them, in the order of a first start and a first deposit.
    pub const ALL: [Self; 33] = [
        Self(Subject::Ring, Step::Write),
        Self(Subject::Ring, Step::Sync),
        Self(Subject::Ring, Step::Rename),
        Self(Subject::Ring, Step::Folder),
        Self(Subject::Rows, Step::Folder),
        Self(Subject::Keys, Step::Folder),
        Self(Subject::Content, Step::Folder),
        Self(Subject::Rows, Step::Commit),
        Self(Subject::Keys, Step::Commit),
        Self(Subject::Content, Step::Commit),
        Self(Subject::Rows, Step::Backfill),
        Self(Subject::Keys, Step::Backfill),
        Self(Subject::Content, Step::Backfill),
        Self(Subject::Note, Step::Write),
        Self(Subject::Note, Step::Sync),
        Self(Subject::Note, Step::Rename),
        Self(Subject::Note, Step::Folder),
        Self(Subject::Tile, Step::Write),
        Self(Subject::Tile, Step::Sync),
        Self(Subject::Tile, Step::Rename),
        Self(Subject::Tile, Step::Folder),
        Self(Subject::Tile, Step::Remove),
        Self(Subject::Lock, Step::Write),
        Self(Subject::Lock, Step::Sync),
        Self(Subject::Lock, Step::Rename),
        Self(Subject::Lock, Step::Folder),
        Self(Subject::Checkpoint, Step::Write),
        Self(Subject::Checkpoint, Step::Sync),
        Self(Subject::Checkpoint, Step::Rename),
        Self(Subject::Checkpoint, Step::Folder),
        Self(Subject::Note, Step::Remove),
        Self(Subject::Outbox, Step::Write),
        Self(Subject::Outbox, Step::Sync),
    ];
}

impl fmt::Display for Point {
    /// `rows.commit`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(subject, step) = self;
        write!(f, "{}.{}", lower(subject), lower(step))
    }
}

impl fmt::Display for Order {
    /// `rows.commit:before:die:3`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { point, moment, effect, nth } = self;
        write!(f, "{point}:{}:{}:{nth}", lower(moment), lower(effect))
    }
}

fn lower(name: &impl fmt::Debug) -> String {
    format!("{name:?}").to_lowercase()
}

impl Order {
    /// Reads an order as it is written.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(':').collect();
        let &[point, moment, effect, nth] = words.as_slice() else { return None };
        Some(Self {
            point: Point::ALL.into_iter().find(|known| known.to_string() == point)?,
            moment: [Moment::Before, Moment::After].into_iter().find(|it| lower(it) == moment)?,
            effect: [Effect::Die, Effect::Io, Effect::Full]
                .into_iter()
                .find(|it| lower(it) == effect)?,
            nth: nth.parse().ok().filter(|nth| *nth > 0)?,
        })
    }
}

/// Does a step that may be told to fail on either side.
pub fn step<T, E: From<io::Error>>(
    point: Point,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    strike(point, Moment::Before)?;
    let done = work()?;
    strike(point, Moment::After)?;
    Ok(done)
}

#[cfg(debug_assertions)]
mod armed {
    use std::io;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::{Effect, Moment, Order, Point};

    static ORDER: OnceLock<Order> = OnceLock::new();
    static MET: AtomicU64 = AtomicU64::new(0);

    /// Takes the order of this process; the first one stays.
    pub fn arm(order: Order) {
        // A second order is a second test in one process: it would wait for a point that is already past.
        let _ = ORDER.set(order);
    }

    /// Does what was ordered for this side of this point.
    pub(crate) fn strike(point: Point, moment: Moment) -> io::Result<()> {
        let ordered = |order: &&Order| order.point == point && order.moment == moment;
        let Some(order) = ORDER.get().filter(ordered) else { return Ok(()) };
        if MET.fetch_add(1, Ordering::Relaxed) + 1 != order.nth {
            return Ok(());
        }
        tracing::error!(fault = %order, "struck");
        match order.effect {
            // No destructor runs, no buffer is flushed, no lock is given back.
            Effect::Die => std::process::abort(),
            Effect::Io => Err(io::Error::from_raw_os_error(5)),
            Effect::Full => Err(io::Error::from_raw_os_error(28)),
        }
    }
}

#[cfg(debug_assertions)]
pub use armed::arm;
#[cfg(debug_assertions)]
pub(crate) use armed::strike;

/// Nothing: this build has no fail points.
#[cfg(not(debug_assertions))]
#[expect(clippy::unnecessary_wraps, reason = "where there are fail points, it can fail")]
pub(crate) const fn strike(_: Point, _: Moment) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_point_has_a_name_and_every_order_is_read_back() {
        let names: BTreeSet<String> = Point::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(names.len(), Point::ALL.len());
        for point in Point::ALL {
            for moment in [Moment::Before, Moment::After] {
                for effect in [Effect::Die, Effect::Io, Effect::Full] {
                    let order = Order { point, moment, effect, nth: 3 };
                    assert_eq!(Order::parse(&order.to_string()), Some(order));
                }
            }
        }
        for wrong in ["", "rows.commit", "rows.rename:before:die:1", "rows.commit:before:die:0"] {
            assert_eq!(Order::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn without_an_order_a_step_is_a_step() {
        let done: io::Result<u8> = step(Point(Subject::Rows, Step::Commit), || Ok(7));
        assert_eq!(done.unwrap(), 7);
    }
}
