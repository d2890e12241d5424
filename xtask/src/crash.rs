//! The crash rounds, as many as one likes: `cargo xtask crash --rounds 2000 --engine both --seed 7`.

use crate::prerequisites;
use crate::run::{Outcome, cargo, finish};

/// Rounds of the long form, on each engine.
const ROUNDS: &str = "2000";

/// Runs the rounds; the figures are printed, and written to `target/metrics/crash-*.md`.
pub(crate) fn crash(words: &[String]) -> Outcome {
    let (mut rounds, mut seed, mut engine) = (ROUNDS, "1", "both");
    for pair in words.chunks(2) {
        match pair {
            [name, value] if name == "--rounds" => rounds = value,
            [name, value] if name == "--seed" => seed = value,
            [name, value] if name == "--engine" => engine = value,
            other => return Err(format!("`{}` is not understood", other.join(" "))),
        }
    }
    let tests = match engine {
        "both" => "killed_again_and_again",
        "sqlite" => "sqlite_killed_again_and_again",
        "postgres" => "postgres_killed_again_and_again",
        other => return Err(format!("`{other}` is no engine: sqlite, postgres or both")),
    };
    prerequisites::ensure()?;
    let mut rounds_of =
        cargo(&["test", "--package", "carnet", "--test", "crash", tests, "--", "--nocapture"]);
    rounds_of.env("CARNET_CRASH_ROUNDS", rounds).env("CARNET_CRASH_SEED", seed);
    rounds_of.env("CARNET_TEST_REQUIRE", "postgres");
    finish(rounds_of)
}
