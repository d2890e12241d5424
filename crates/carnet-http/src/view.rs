//! What each page shows: one typed context per page, written by handlers, read by one template.
//!
//! Everything here is ready to be shown: addresses are made, rights are decided, dates are instants that
//! the templates put into words. Nothing here decides.

pub mod account;
pub mod citizen;
pub mod demo;
pub mod desk;
pub mod document;
pub mod enrol;
pub mod essentials;
pub mod factor;
pub mod field;
pub mod opposition;
pub mod paging;
pub mod practitioner;
pub mod public;
