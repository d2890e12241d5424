//! Machines that try to break what reads strangers' bytes.
//!
//! A [`Target`] is one way in: a function that reads bytes and checks what must hold of the result, whatever they
//! are. The seeds of each are in `corpus/NAME`, with every input that once broke it.
//!
//! Three things drive the targets: a test replays the seeds and some mutations of each (`tests/replay.rs`, seconds);
//! `cargo run --release -p hostile -- NAME SECONDS` mutates for as long as it is told, on any toolchain; `fuzz/` gives
//! them to libFuzzer, which follows coverage and needs a nightly compiler.

mod mutate;
mod seeds;
mod targets;

pub use mutate::Mutator;
pub use seeds::seeds;
pub use targets::{TARGETS, Target, target};
