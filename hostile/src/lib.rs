//! Machines that try to break what reads strangers' bytes.
//!
//! A [`Target`] is one way in: a function that reads bytes, checks what must hold of the result whatever they are, and
//! says what came of them. The seeds of each are in `corpus/NAME`, with every input that once broke it.
//!
//! [`Hunt`] changes the seeds again and again and keeps, beside them, every input with which something new came out: so
//! it gets deeper than any single change would. A test replays the seeds and some mutations of each
//! (`tests/replay.rs`, seconds); `cargo xtask fuzz` goes on for as long as it is told.

mod attempt;
mod hunt;
mod mutate;
mod outcome;
mod pieces;
mod seeds;
mod targets;

pub use attempt::attempt;
pub use hunt::{Hunt, Tally};
pub use mutate::Mutator;
pub use outcome::Outcome;
pub use seeds::seeds;
pub use targets::{TARGETS, Target, target};
