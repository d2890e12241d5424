//! Organisations whose software calls the API.

pub mod authenticate;
pub mod register;
