//! Every seed, every input that once broke something, and some mutations of each: within seconds.

use std::time::{Duration, Instant};

use hostile::{Hunt, Mutator, TARGETS, attempt, seeds};

/// How long one target's mutations may take; a slow machine tries fewer, never longer.
const BUDGET: Duration = Duration::from_secs(2);
/// How many at most.
const MUTATIONS: u64 = 4_000;

#[test]
fn every_seed_is_survived() {
    for target in TARGETS {
        let seeds = seeds(target.name).unwrap();
        let mut read = 0;
        for (name, bytes) in &seeds {
            let begun = Instant::now();
            let outcome = attempt(target, bytes);
            let outcome = outcome.unwrap_or_else(|why| panic!("{}/{name}: {why}", target.name));
            assert!(begun.elapsed() < Duration::from_secs(20), "{}/{name} is slow", target.name);
            read += usize::from(outcome.is_read);
        }
        assert!(read > 0, "no machine gets far: no seed of {} is read", target.name);
    }
}

#[test]
fn mutations_are_survived_and_reach_the_readers() {
    for target in TARGETS {
        let seeds = seeds(target.name).unwrap().into_iter().map(|(_, bytes)| bytes).collect();
        let mut hunt = Hunt::new(target, seeds, 42);
        let begun = Instant::now();
        while begun.elapsed() < BUDGET && hunt.tally().inputs < MUTATIONS {
            let input = hunt.next_input();
            let number = hunt.tally().inputs;
            hunt.try_it(&input).unwrap_or_else(|why| panic!("{} {number}: {why}", target.name));
        }
        let tally = hunt.tally();
        println!("{:<10} {tally:?}", target.name);
        assert!(tally.outcomes >= 3, "{} always ends the same way: {tally:?}", target.name);
        assert!(tally.read > 0, "{} turns all away: {tally:?}", target.name);
    }
}

#[test]
fn the_same_number_gives_the_same_inputs() {
    let seeds = [b"one".to_vec(), b"two".to_vec()];
    let draw = |number| {
        let mut mutator = Mutator::new(number);
        (0..50).map(|_| mutator.next(&seeds, &[])).collect::<Vec<_>>()
    };
    assert_eq!(draw(7), draw(7));
    assert_ne!(draw(7), draw(8));
}
