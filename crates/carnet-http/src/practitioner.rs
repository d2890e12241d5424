//! The practitioner's pages.

pub(crate) mod claims;
pub(crate) mod deposit;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod patient;
pub(crate) mod patients;
pub(crate) mod pile;
pub(crate) mod sign_in;
pub(crate) mod situation;
pub(crate) mod visitor;

pub(crate) use visitor::Pro;
