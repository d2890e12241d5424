//! The outside world's formats: CDA R2 documents, FHIR R4, pictures of paper, letters, passkeys. Pure: no I/O, no clock, no chance.

pub mod cda;
pub mod clinical;
pub mod describe;
pub mod fhir;
pub mod letter;
pub mod paper;
pub mod webauthn;
pub mod xdm;
