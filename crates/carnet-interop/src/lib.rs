//! The outside world's formats: CDA R2 documents, FHIR R4, pictures of paper, letters. Pure: no I/O, no clock, no chance.

pub mod cda;
pub mod clinical;
pub mod describe;
pub mod fhir;
pub mod letter;
pub mod paper;
pub mod xdm;
