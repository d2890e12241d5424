//! Every seed, every input that once broke something, and some mutations of each: within seconds.

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use hostile::{Mutator, TARGETS, Target, seeds};

/// How long one target's mutations may take; a slow machine tries fewer, never longer.
const BUDGET: Duration = Duration::from_secs(2);
/// How many at most.
const MUTATIONS: usize = 4_000;

fn holds(target: &Target, name: &str, input: &[u8]) {
    let begun = Instant::now();
    assert!(catch_unwind(|| (target.run)(input)).is_ok(), "{} breaks on {name}", target.name);
    assert!(begun.elapsed() < Duration::from_secs(20), "{} is slow on {name}", target.name);
}

#[test]
fn every_seed_and_mutations_of_it_are_survived() {
    for target in TARGETS {
        let seeds = seeds(target.name).unwrap();
        assert!(seeds.len() >= 2, "{} has no seeds", target.name);
        for (name, bytes) in &seeds {
            holds(target, name, bytes);
        }
        let corpus: Vec<Vec<u8>> = seeds.into_iter().map(|(_, bytes)| bytes).collect();
        let (mut mutator, begun) = (Mutator::new(42), Instant::now());
        for number in 0..MUTATIONS {
            if begun.elapsed() > BUDGET {
                break;
            }
            holds(target, &format!("mutation {number}"), &mutator.next(&corpus));
        }
    }
}

#[test]
fn the_same_number_gives_the_same_inputs() {
    let seeds = [b"one".to_vec(), b"two".to_vec()];
    let draw = |number| {
        let mut mutator = Mutator::new(number);
        (0..50).map(|_| mutator.next(&seeds)).collect::<Vec<_>>()
    };
    assert_eq!(draw(7), draw(7));
    assert_ne!(draw(7), draw(8));
}
