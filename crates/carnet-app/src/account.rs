//! A citizen's login: created, signed in to with two factors.

pub mod code;
pub mod create;
pub mod device;
pub mod sign_in;

/// A login as it is compared: without its case, nor the space a telephone adds.
pub(crate) fn normal(login: &str) -> String {
    login.trim().to_lowercase()
}
