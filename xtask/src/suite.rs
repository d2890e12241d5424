//! The whole suite, cheapest check first.

use crate::run::{Outcome, cargo, finish, root};
use crate::{prerequisites, tally};

/// Everything that must hold before a change may land.
pub(crate) fn test() -> Outcome {
    prerequisites::ensure()?;
    finish(cargo(&["fmt", "--all", "--check"]))?;
    let tidy = tally::run(cargo(&["test", "--locked", "--package", "tidy", "--no-fail-fast"]))?;
    finish(cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let mut doc =
        cargo(&["doc", "--locked", "--workspace", "--no-deps", "--document-private-items"]);
    doc.env("RUSTDOCFLAGS", "-Dwarnings");
    finish(doc)?;

    tally::reset()?;
    let mut tests =
        cargo(&["test", "--locked", "--workspace", "--exclude", "tidy", "--no-fail-fast"]);
    tests.env("CARNET_TEST_REQUIRE", "postgres,browser").env("CARNET_TEST_TALLY", tally::folder());
    let rest = tally::run(tests)?;
    println!("\ntests that used PostgreSQL: {}", tally::count("postgres")?);
    println!("tests that used a browser: {}", tally::count("browser")?);
    println!("{} passed, {} failed", tidy.passed + rest.passed, tidy.failed + rest.failed);
    Ok(())
}

/// Writes the golden files anew from what the code does now.
pub(crate) fn bless() -> Outcome {
    prerequisites::ensure()?;
    let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
    tests.env("CARNET_BLESS", "1");
    finish(tests)?;
    finish(crate::run::program("git", &["status", "--short", "golden"]))
}

/// Photographs the pages: the browser walk of the binary's tests, told where to put its pictures.
pub(crate) fn screenshots() -> Outcome {
    prerequisites::ensure()?;
    let mut walk = cargo(&["test", "--package", "carnet", "--test", "walk"]);
    walk.env("CARNET_SCREENSHOTS", root().join("screenshots"))
        .env("CARNET_TEST_REQUIRE", "browser");
    finish(walk)
}
