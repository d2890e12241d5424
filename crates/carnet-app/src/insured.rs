//! The insured as their fund knows them.

pub mod code;
