//! The house rules, as tests: `cargo test -p tidy`.
//!
//! Each rule is a pure function from the [`tree::Tree`] of files to the sentences that say what is wrong;
//! `tests/house.rs` applies it to the repository and says how to mend. A rule that costs more than it
//! protects is dropped with a line in an ADR.
#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a rule that cannot be applied fails its test loudly"
)]

pub mod fluent;
pub mod ratchet;
pub mod rules;
pub mod rust;
pub mod template;
pub mod tree;

/// A pattern of ours; they are constants, so a wrong one is a mistake of the rule.
pub(crate) fn pattern(text: &str) -> regex_lite::Regex {
    regex_lite::Regex::new(text).expect("a pattern of a rule is well formed")
}
