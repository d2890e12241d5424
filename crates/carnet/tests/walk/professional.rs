//! A doctor who opens that space for the first time; one file for each part of the visit.

pub(crate) mod deposit;
pub(crate) mod dropping;
pub(crate) mod keys;
pub(crate) mod patient;
