//! `cargo xtask leak --steps N --seed S`: the generated histories, for as long as one likes.

use crate::run::{Outcome, cargo, finish};

/// Plays so many steps, half of them on each engine, from histories of that number on.
pub(crate) fn run(mut arguments: impl Iterator<Item = String>) -> Outcome {
    let (mut steps, mut seed) = (20_000_u64, 1_u64);
    while let Some(option) = arguments.next() {
        let value = arguments.next().and_then(|value| value.parse().ok());
        let value = value.ok_or_else(|| format!("`{option}` wants a whole number"))?;
        match option.as_str() {
            "--steps" => steps = value,
            "--seed" => seed = value,
            _ => return Err(format!("`{option}` is not an option: --steps N, --seed S")),
        }
    }
    let mut tests = cargo(&["test", "--package", "carnet", "--test", "leak", "may_not_know"]);
    tests.args(["--", "--nocapture"]);
    tests.env("CARNET_LEAK_STEPS", steps.div_ceil(2).to_string());
    tests.env("CARNET_LEAK_SEED", seed.to_string());
    tests.env("CARNET_TEST_REQUIRE", "postgres");
    // Played often: worth optimising a little.
    tests.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    finish(tests)
}
