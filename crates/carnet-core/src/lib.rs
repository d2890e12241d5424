//! The rules of Carnet, as values and pure functions.
//!
//! Nothing here reads a clock, a file, a socket or a random source: instants and
//! random bytes are arguments, so that six weeks pass in a test in a microsecond.

pub mod access;
pub mod account;
pub mod campaign;
pub mod clinical;
pub mod code;
pub mod document;
pub mod history;
pub mod id;
pub mod identity;
pub mod insured;
pub mod limits;
pub mod notice;
pub mod practitioner;
pub mod reach;
pub mod record;
pub mod rules;
pub mod search;
pub mod sheet;
pub mod space;
pub mod valueset;
