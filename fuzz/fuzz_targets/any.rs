//! One program for all targets: `HOSTILE=cda cargo +nightly fuzz run --sanitizer none any ../hostile/corpus/cda`.
#![no_main]

use std::sync::LazyLock;

use hostile::{Target, target};
use libfuzzer_sys::fuzz_target;

static CHOSEN: LazyLock<&'static Target> = LazyLock::new(|| {
    let name = std::env::var("HOSTILE").unwrap_or_default();
    target(&name).expect("HOSTILE names a target of the crate `hostile`")
});

fuzz_target!(|bytes: &[u8]| (CHOSEN.run)(bytes));
