//! A citizen's login: created, signed in to with two factors, kept by its owner.

pub mod authenticator;
pub mod backup;
mod change;
pub mod code;
pub mod contact;
pub mod create;
pub mod device;
pub mod devices;
pub mod end;
pub mod factors;
pub mod first;
pub(crate) mod open;
pub mod passkey;
pub mod password;
pub mod recover;
pub mod sign_in;
pub(crate) mod tell;

pub(crate) use change::change;

/// A login as it is compared: without its case, nor the space a telephone adds.
pub(crate) fn normal(login: &str) -> String {
    login.trim().to_lowercase()
}
