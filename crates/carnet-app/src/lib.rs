//! Use cases: one file per verb. Each asks the gate, reads, decides and writes in one commit.
//!
//! Doors (`carnet-http`, the commands) decode, call one function here, and encode.

pub mod access;
pub mod account;
pub mod authorise;
pub mod campaign;
pub mod clock;
pub mod context;
pub mod document;
pub mod enrol;
pub mod error;
pub mod export;
pub mod family;
pub mod france_connect;
pub mod guard;
pub mod history;
pub mod insured;
pub mod job;
pub mod notice;
pub mod organisation;
pub mod outbox;
pub mod practitioner;
pub mod reach;
pub mod secret;
pub mod session;
pub mod sheet;
pub mod space;
pub mod staff;
pub mod support;

pub use context::{App, Cx, Outside, Settings};
pub use error::{Error, Kind, Result};
