//! The tracer that shows the order of a program's system calls, and makes some of them fail.

use crate::{programs, tally};

/// True where `strace` can be used; false with a line for the reader where a test may be skipped.
///
/// # Panics
/// When `CARNET_TEST_REQUIRE` names `strace` and it is missing.
pub fn is_here() -> bool {
    let found = programs::or_skip("strace", programs::on_path("strace").into_iter().next());
    if found.is_some() {
        tally::mark("strace", "traced");
    }
    found.is_some()
}
