//! The space of a person: created, found, opened, set up.

pub mod configure;
pub mod create;
pub mod essentials;
pub mod find;
pub mod home;
pub mod identity;
pub mod open;
pub mod register;
pub mod status;
