//! Whole requests: what is written is read back, and each rule has a request that breaks it.

mod fixtures;
mod from_cda;
mod invariants;
mod provide;
mod round_trip;
pub(in crate::fhir) mod sample;
mod written;
