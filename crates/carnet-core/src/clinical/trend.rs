//! One examination over time: the last value, and the ones before it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Flag, Measure, Value};
use crate::id::DocumentId;

/// Most values kept of one examination, the last ones.
const POINTS_MAX: usize = 12;

/// Two numbers closer than this part of the first are the same to a reader.
const STEADY: f64 = 0.02;

/// One value of an examination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When.
    pub at: Timestamp,
    /// The value.
    pub value: Value,
    /// How it reads.
    pub flag: Option<Flag>,
    /// Where it is written.
    pub document: DocumentId,
}

/// Where the last value went from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It hardly moved.
    Steady,
}

/// An examination with its values, oldest first; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// Its name, as its last author wrote it.
    pub name: String,
    /// Lower and upper bound of the reference range of the last value, digits.
    pub range: (Option<String>, Option<String>),
    before: Vec<Point>,
    last: Point,
}

impl Trend {
    /// The last value.
    pub fn last(&self) -> &Point {
        &self.last
    }

    /// The values before it that compare with it (both words, or numbers of one unit), oldest first.
    pub fn before(&self) -> &[Point] {
        &self.before
    }

    /// The numbers to draw, oldest first; empty when there are fewer than two.
    pub fn numbers(&self) -> Vec<f64> {
        let all = self.before.iter().chain([&self.last]);
        let numbers: Vec<f64> = all.filter_map(|point| point.value.number()).collect();
        if numbers.len() < 2 { Vec::new() } else { numbers }
    }

    /// Where the last number went; none for words and for a first value.
    pub fn direction(&self) -> Option<Direction> {
        let before = self.before.last()?.value.number()?;
        let now = self.last.value.number()?;
        let moved = now - before;
        Some(if moved.abs() <= before.abs() * STEADY {
            Direction::Steady
        } else if moved > 0.0 {
            Direction::Up
        } else {
            Direction::Down
        })
    }

    /// True when the last value deserves attention.
    pub fn is_outside(&self) -> bool {
        self.last.flag.is_some_and(Flag::is_outside)
    }
}

/// A measure with the document it is in, and when it counts from.
pub(super) type Dated<'a> = (Timestamp, DocumentId, &'a Measure);

/// The trends of all measures, one an examination.
pub(super) fn trends<'a>(measures: impl Iterator<Item = Dated<'a>>) -> Vec<Trend> {
    let mut by_key: BTreeMap<String, Vec<Dated<'a>>> = BTreeMap::new();
    for dated in measures {
        by_key.entry(dated.2.key()).or_default().push(dated);
    }
    by_key.into_values().filter_map(trend).collect()
}

fn trend(mut measures: Vec<Dated<'_>>) -> Option<Trend> {
    // Of two values of one instant the one that deserves attention stays: it must not hide behind the other.
    measures.sort_by_key(|(at, document, measure)| {
        (*at, measure.flag.is_some_and(Flag::is_outside), *document)
    });
    let (at, document, measure) = measures.pop()?;
    let last = Point { at, value: measure.value.clone(), flag: measure.flag, document };
    let comparable = |value: &Value| {
        value.unit() == last.value.unit()
            && value.number().is_some() == last.value.number().is_some()
    };
    let mut before: Vec<Point> = Vec::new();
    for (at, document, earlier) in measures {
        // Two documents may repeat one result: one instant has one value.
        if at == last.at || !comparable(&earlier.value) {
            continue;
        }
        before.retain(|point| point.at != at);
        before.push(Point { at, value: earlier.value.clone(), flag: earlier.flag, document });
    }
    let kept = before.split_off(before.len().saturating_sub(POINTS_MAX - 1));
    let range = (measure.low.clone(), measure.high.clone());
    Some(Trend { name: measure.name.clone(), range, before: kept, last })
}
