//! Which step fails next, and what came of it.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::time::Duration;

use carnet_store::faults::{Effect, Moment, Order, Point, Step, Subject};
use rand::RngExt as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::place::Engine;

/// A way to fail, whenever it happens.
type Failure = (Point, Moment, Effect);

/// What is still to fail.
pub(crate) struct Plan {
    serving: VecDeque<Order>,
    rotating: VecDeque<Order>,
}

/// What happened.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) rounds: u64,
    pub(crate) installations: u64,
    /// Kills at a random moment.
    pub(crate) kills: u64,
    /// Failures that truly happened.
    pub(crate) struck: BTreeMap<Failure, u64>,
    /// From the start of a process to its first answer.
    pub(crate) starts: Vec<Duration>,
    pub(crate) acknowledged: u64,
    pub(crate) unknown: u64,
    pub(crate) refused: u64,
    pub(crate) checks: u64,
}

/// Every way a step can fail on this engine.
fn failures(engine: Engine, points: impl Fn(Point) -> bool) -> Vec<Failure> {
    let met = |point: &&Point| match (engine, **point) {
        (Engine::Postgres(_), Point(Subject::Rows | Subject::Keys, step)) => step == Step::Commit,
        _ => true,
    };
    let points = Point::ALL.iter().filter(met).filter(|point| points(**point));
    let ways = [
        (Moment::Before, Effect::Die),
        (Moment::After, Effect::Die),
        (Moment::Before, Effect::Io),
        (Moment::After, Effect::Io),
        (Moment::Before, Effect::Full),
    ];
    points.flat_map(|point| ways.map(|(moment, effect)| (*point, moment, effect))).collect()
}

/// What a service does not meet, because it makes no key: the change of the master key does.
fn rotates(point: Point) -> bool {
    let Point(subject, step) = point;
    subject == Subject::Ring || subject == Subject::Keys && step != Step::Folder
}

impl Plan {
    pub(crate) fn new(engine: Engine) -> Self {
        let order = |(point, moment, effect)| Order { point, moment, effect, nth: 1 };
        let serving = failures(engine, |point| !rotates(point));
        let rotating = failures(engine, rotates);
        Self {
            serving: serving.into_iter().map(order).collect(),
            rotating: rotating.into_iter().map(order).collect(),
        }
    }

    /// In another order.
    pub(crate) fn shuffled(mut self, chance: &mut ChaCha8Rng) -> Self {
        self.serving.make_contiguous().shuffle(chance);
        self.rotating.make_contiguous().shuffle(chance);
        self
    }

    /// The next step to fail under load; none for a kill at a random moment.
    pub(crate) fn next(&mut self, chance: &mut ChaCha8Rng) -> Option<Order> {
        if chance.random_range(0..3) == 0 {
            return None;
        }
        let order = self.serving.pop_front()?;
        self.serving.push_back(order);
        // Commits are many a second; the log takes its steps twice a second.
        let most = match order.point.1 {
            Step::Commit => 40,
            Step::Write | Step::Sync | Step::Rename => 2,
            _ => 1,
        };
        let nth = chance.random_range(1..=most);
        Some(Order { nth, ..order })
    }

    /// The next step to fail while the master key changes, from time to time.
    pub(crate) fn next_rotation(&mut self, chance: &mut ChaCha8Rng) -> Option<Order> {
        if chance.random_range(0..6) != 0 {
            return None;
        }
        let order = self.rotating.pop_front()?;
        self.rotating.push_back(order);
        Some(order)
    }
}

impl Report {
    pub(crate) fn strike(&mut self, order: Order) {
        *self.struck.entry((order.point, order.moment, order.effect)).or_default() += 1;
    }

    /// Ways to die that never happened.
    pub(crate) fn missing(&self, engine: Engine) -> Vec<String> {
        let all = failures(engine, |_| true).into_iter();
        let missing = all.filter(|(point, moment, effect)| {
            *effect == Effect::Die && !self.struck.contains_key(&(*point, *moment, *effect))
        });
        missing.map(|(point, moment, _)| format!("{point} {moment:?}")).collect()
    }

    fn start_at(&self, share: usize) -> Duration {
        let mut starts = self.starts.clone();
        starts.sort();
        let place = (starts.len().saturating_sub(1)) * share / 100;
        starts.get(place).copied().unwrap_or_default()
    }

    /// The median start.
    pub(crate) fn start_p50(&self) -> Duration {
        self.start_at(50)
    }

    /// For people.
    pub(crate) fn told(&self, engine: Engine, seed: u64) -> String {
        let strikes: u64 = self.struck.values().sum();
        let mut told = format!(
            "## Crash rounds on {}\n\n\
             {} rounds of {} installations, seed {seed}: {} kills at a random moment, {strikes} at fail points.\n\
             {} deposits acknowledged, 0 lost; {} requests without an answer, each resolved to one effect; \
             {} refused with 503; {} complete checks.\n\
             {} starts: p50 {:.0?}, p99 {:.0?}, longest {:.0?}.\n\n\
             | fail point | died before | died after | EIO before | EIO after | ENOSPC before |\n\
             |---|---|---|---|---|---|\n",
            engine.name(),
            self.rounds,
            self.installations,
            self.kills,
            self.acknowledged,
            self.unknown,
            self.refused,
            self.checks,
            self.starts.len(),
            self.start_at(50),
            self.start_at(99),
            self.start_at(100),
        );
        for point in Point::ALL {
            let count = |moment, effect| self.struck.get(&(point, moment, effect)).unwrap_or(&0);
            let row = [
                count(Moment::Before, Effect::Die),
                count(Moment::After, Effect::Die),
                count(Moment::Before, Effect::Io),
                count(Moment::After, Effect::Io),
                count(Moment::Before, Effect::Full),
            ];
            if row.iter().any(|count| **count > 0) {
                let row = row.map(ToString::to_string).join(" | ");
                writeln!(told, "| `{point}` | {row} |").unwrap();
            }
        }
        told
    }
}
