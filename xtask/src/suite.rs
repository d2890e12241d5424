//! The whole suite, cheapest check first.

use crate::run::{Outcome, cargo, finish, root};
use crate::{album, prerequisites, tally};

/// What a complete run must have used, as `rig` marks it: a suite that skipped one of them proved nothing.
const PROVED: [(&str, &str); 7] = [
    ("postgres", "used PostgreSQL"),
    ("browser", "used a browser"),
    ("axe", "asked axe-core"),
    ("markup", "asked html-validate"),
    ("keyboard", "held a keyboard"),
    ("strace", "traced system calls"),
    ("smtp", "had a mail server"),
];

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
    tests
        .env("CARNET_TEST_REQUIRE", "postgres,browser,strace,smtp")
        .env("CARNET_TEST_TALLY", tally::folder());
    let rest = tally::run(tests)?;
    println!();
    for (mark, what) in PROVED {
        println!("tests that {what}: {}", tally::count(mark)?);
    }
    show_pages();
    println!("{} passed, {} failed", tidy.passed + rest.passed, tidy.failed + rest.failed);
    Ok(())
}

/// The figures of the pages, as the walk measured them.
fn show_pages() {
    let files = std::fs::read_dir(root().join("target/metrics")).into_iter().flatten().flatten();
    let mut tables: Vec<_> = files
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    tables.sort();
    for table in tables.into_iter().filter_map(|path| std::fs::read_to_string(path).ok()) {
        println!("\n{table}");
    }
}

/// Writes the golden files anew from what the code does now.
pub(crate) fn bless() -> Outcome {
    prerequisites::ensure()?;
    let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
    tests.env("CARNET_BLESS", "1");
    finish(tests)?;
    finish(crate::run::program("git", &["status", "--short", "golden"]))
}

/// Photographs the pages: the browser walk of the binary's tests, told where to put its pictures, then bound into an
/// album. What a failed walk photographed is bound too.
pub(crate) fn screenshots() -> Outcome {
    prerequisites::ensure()?;
    let folder = root().join("screenshots");
    album::clear(&folder)?;
    let mut walk = cargo(&["test", "--package", "carnet", "--test", "walk"]);
    walk.env("CARNET_SCREENSHOTS", &folder).env("CARNET_TEST_REQUIRE", "browser");
    let walked = finish(walk);
    album::bind(&folder)?;
    walked
}
