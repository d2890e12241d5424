//! The space of a person: created, found, opened, set up.

pub mod close;
pub mod configure;
pub mod create;
pub mod death;
pub mod erase;
pub mod essentials;
pub mod find;
pub mod home;
pub mod identity;
pub(crate) mod life;
pub mod open;
pub mod oppose;
pub mod register;
pub mod status;
pub(crate) mod traits;
