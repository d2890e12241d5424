//! Mutation after mutation, keeping what leads further.

use std::collections::BTreeSet;

use crate::{Mutator, Outcome, Target, attempt};

/// Inputs kept, with the seeds.
const KEPT_MAX: usize = 4_000;

/// What was met so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Inputs tried.
    pub inputs: u64,
    /// Those that were read, not turned away.
    pub read: u64,
    /// Different outcomes.
    pub outcomes: usize,
}

/// A source of inputs for one target, the same for the same number and the same program.
#[derive(Debug)]
pub struct Hunt {
    target: &'static Target,
    mutator: Mutator,
    /// What was read, and leads further; what was turned away, each for another reason.
    read: Vec<Vec<u8>>,
    refused: Vec<Vec<u8>>,
    met: BTreeSet<Outcome>,
    tally: Tally,
}

impl Hunt {
    /// From the seeds of a target and a number.
    pub fn new(target: &'static Target, seeds: Vec<Vec<u8>>, number: u64) -> Self {
        let mutator = Mutator::new(number);
        let (read, refused, met) = Default::default();
        let mut hunt = Self { target, mutator, read, refused, met, tally: Tally::default() };
        for seed in seeds {
            // A seed that breaks something is for the replay to tell.
            let outcome = attempt(target, &seed).unwrap_or_else(|_| Outcome::refused("broken"));
            hunt.keep(outcome.is_read, seed);
            hunt.met.insert(outcome);
        }
        hunt
    }

    /// The next input.
    pub fn next_input(&mut self) -> Vec<u8> {
        self.mutator.next(&self.read, &self.refused)
    }

    /// Tries an input, and keeps it when it leads to something new.
    ///
    /// # Errors
    /// What was said when something that must hold did not.
    pub fn try_it(&mut self, input: &[u8]) -> Result<(), String> {
        self.tally.inputs += 1;
        let outcome = attempt(self.target, input)?;
        self.tally.read += u64::from(outcome.is_read);
        let is_read = outcome.is_read;
        if self.met.insert(outcome) && self.read.len() + self.refused.len() < KEPT_MAX {
            self.keep(is_read, input.to_vec());
        }
        self.tally.outcomes = self.met.len();
        Ok(())
    }

    fn keep(&mut self, is_read: bool, input: Vec<u8>) {
        if is_read { &mut self.read } else { &mut self.refused }.push(input);
    }

    /// What was met so far.
    pub fn tally(&self) -> Tally {
        self.tally
    }
}
