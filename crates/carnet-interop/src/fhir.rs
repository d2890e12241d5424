//! FHIR R4 on the wire, the French way: PDSm 3.1.1 on IHE MHD 4.2.3.
//!
//! Bytes come in, core values come out, and the other way round. Nothing here knows the network, the
//! clock or the store; nothing here decides who may do what. Structure is checked here, each French
//! invariant with its own code; membership of value sets is the use case's question to
//! `carnet_core::valueset`.
//!
//! | transaction | request | here |
//! |---|---|---|
//! | ITI-65 | `POST [base]` | [`provide::read`], [`bundle::transaction_response`] |
//! | ITI-105 | `POST [base]/DocumentReference` | [`simplified::read`] |
//! | ITI-66, ITI-67 | `GET`, `POST _search` | [`search::parse`], [`bundle::searchset`] |
//! | PDSm flux 03 | `PATCH` | [`patch::read`] |
//! | DMP TD0.2 | `GET Patient?identifier=` | [`patient::found`] |
//! | metadata | `GET metadata` | [`capability::write`] |

mod at;
pub mod build;
pub mod bundle;
pub mod capability;
mod contained;
pub mod document_reference;
mod draft;
mod error;
mod from_cda;
pub mod identifier;
mod instant;
mod json;
pub(crate) mod label;
pub mod list;
mod model;
pub mod outcome;
mod party;
pub mod patch;
pub mod patient;
pub mod provide;
pub mod search;
pub mod simplified;
mod system;
#[cfg(test)]
mod tests;

pub use draft::{Draft, sha1};
pub use error::{ErrorKind, FhirError, Rule};
pub use from_cda::from_cda;
pub use identifier::Target;
pub use json::{BODY_BYTES_MAX, DOCUMENT_BYTES_MAX};
pub use label::code_of as label_code;
