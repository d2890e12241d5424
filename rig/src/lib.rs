//! What integration tests stand on: a private PostgreSQL cluster and a real browser, a mail server, a stranger who cuts
//! connections, a tracer of system calls.
//!
//! Servers live exactly as long as the test process: a small shell watchdog holds the server and ends it when
//! its standard input closes, so that even a killed test leaves nothing running and no file behind.
//!
//! A machine without the programs skips the tests that need them, unless `CARNET_TEST_REQUIRE` names them
//! (`postgres`, `browser`, `strace`, `smtp`): then the tests fail. `cargo xtask test` sets it, installs what lacks and counts
//! the tests that truly ran.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a rig that cannot stand fails its test loudly"
)]

pub mod axe;
pub mod browser;
pub mod emulate;
mod fit;
pub mod keyboard;
mod locator;
pub mod mail;
pub mod markup;
pub mod paint;
pub mod passkey;
pub mod postgres;
mod programs;
pub mod proxy;
pub mod strace;
mod tally;
mod watchdog;
mod webdriver;

pub use locator::By;
