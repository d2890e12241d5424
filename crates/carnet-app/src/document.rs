//! Documents of a space: deposited, listed, searched, read, masked, withdrawn.

pub mod amend;
pub mod arrange;
pub mod carry;
pub mod check;
pub mod deposit;
pub mod draft;
pub mod find;
pub mod gone;
pub mod label;
pub mod list;
pub mod media;
pub mod own;
pub mod patch;
pub mod pdf;
pub mod problem;
pub mod query;
pub mod read;
pub mod report;
pub mod selection;
pub mod shelf;
pub mod sick_leave;
pub mod text;
pub mod withdraw;

pub use draft::{Deposited, Draft, SubmissionDraft};
