//! A citizen's login: created, signed in to with two factors.

pub mod create;
pub mod sign_in;
