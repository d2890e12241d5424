//! What came of an input.

use std::fmt::Debug;

/// Longest shape: beyond, two results count as the same.
const SHAPE_CHARS_MAX: usize = 120;

/// How far an input got. Two inputs with the same outcome went, as far as one can see from outside, the same way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    /// Whether it was read, or turned away.
    pub is_read: bool,
    /// What it was turned away for, or what was read.
    shape: String,
}

impl Outcome {
    /// Turned away, and for what.
    pub fn refused(why: impl Debug) -> Self {
        Self { is_read: false, shape: shape(&format!("{why:?}")) }
    }

    /// Read, and what it looked like: choose what there are few of.
    pub fn read(what: impl Debug) -> Self {
        Self { is_read: true, shape: shape(&format!("{what:?}")) }
    }

    /// Read when `result` says so.
    pub fn of<T: Debug, E: Debug>(result: &Result<T, E>) -> Self {
        match result {
            Ok(what) => Self::read(what),
            Err(why) => Self::refused(why),
        }
    }
}

/// About how many: none, one, a few, many.
pub(crate) fn about(count: usize) -> char {
    match count {
        0 => 'o',
        1 => 'i',
        2..=4 => 'v',
        5..=16 => 'x',
        17..=256 => 'c',
        _ => 'm',
    }
}

/// The words of a value without its numbers, which would make every input a new one.
fn shape(debug: &str) -> String {
    debug.chars().filter(|c| !c.is_ascii_digit()).take(SHAPE_CHARS_MAX).collect()
}
