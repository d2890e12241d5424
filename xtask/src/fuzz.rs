//! `cargo xtask fuzz --seconds N --only a,b --seed S`: mutated inputs for every reader of strangers' bytes, each for so
//! long.

use crate::run::{Outcome, cargo, finish, root};

/// Builds the hunter and lets it hunt. What it finds is under `target/hostile`.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let mut hunt = cargo(&["run", "--package", "hostile", "--"]);
    hunt.arg("--found").arg(root().join("target/hostile")).args(arguments);
    // Hunted long: worth optimising a little.
    hunt.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    finish(hunt)
}
