//! Chance, from a seed: the same seed tells the same lives, on any machine.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// A generator of one stream: one person, or one part of a person's life.
#[derive(Debug, Clone)]
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of a number under a seed; streams never meet.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// A whole number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        self.0.random_range(low..=high.max(low))
    }

    /// Yes, this many times in a hundred.
    pub(super) fn percent(&mut self, percent: u32) -> bool {
        self.0.random_ratio(percent.min(100), 100)
    }

    /// A number from `low` to `high`, in steps of a thousandth of the way.
    pub(super) fn real(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.between(0, 1000)) / 1000.0
    }

    /// One of several; the last one if there is only one.
    #[expect(clippy::indexing_slicing, reason = "the range drawn from is that of the array")]
    pub(super) fn pick<T: Copy, const N: usize>(&mut self, from: [T; N]) -> T {
        from[self.0.random_range(0..N)]
    }

    /// One of a list that is never empty.
    #[expect(clippy::indexing_slicing, reason = "the range drawn from is that of the list")]
    pub(super) fn one<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        assert!(!from.is_empty(), "lists of words are not empty");
        &from[self.0.random_range(0..from.len())]
    }

    /// Random bits for an identifier.
    pub(super) fn bits(&mut self) -> u128 {
        self.0.random()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_and_a_stream_say_it_all() {
        let drawn = |seed, stream| Chance::new(seed, stream).bits();
        assert_eq!(drawn(42, 7), drawn(42, 7));
        assert_ne!(drawn(42, 7), drawn(42, 8));
        assert_ne!(drawn(42, 7), drawn(43, 7));
    }

    #[test]
    fn bounds_are_kept() {
        let mut chance = Chance::new(1, 1);
        for _ in 0..500 {
            assert!((3..=9).contains(&chance.between(3, 9)));
            assert!((0.5..=0.7).contains(&chance.real(0.5, 0.7)));
        }
        assert!(!chance.percent(0));
        assert!(chance.percent(100));
    }
}
