//! The pages of who works for the service: operators and agents of the support.

pub(crate) mod call;
pub(crate) mod campaign;
pub(crate) mod campaigns;
mod chart;
pub(crate) mod home;
pub(crate) mod person;
pub(crate) mod returns;
mod staff;
pub(crate) mod wishes;

/// The first of them.
pub(crate) const HERE: &str = "/service";

pub(crate) use staff::{Operator, Staff, Support};
