//! Persona 1 in her own space; one file for each part of it. A new screen gets its steps in the file of its
//! part, or in a new one, and a line in `walk` (`main.rs`).

pub(crate) mod adding;
pub(crate) mod arranging;
pub(crate) mod documents;
pub(crate) mod phone;
pub(crate) mod proofs;
pub(crate) mod taking;
pub(crate) mod trust;
