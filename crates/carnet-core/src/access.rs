//! The gate: who may do what. Specification: `docs/ACCESS.md`.
//!
//! [`Gate::decide`] is the one function every door calls. It is pure; it answers with a
//! [`Permit`] holding a [`Grant`], or a [`Refusal`] with a reason that can be shown.
//! Only this module can make a [`Grant`], and the storage gives and takes nothing without one.

pub mod action;
pub mod actor;
pub mod decide;
pub mod explain;
pub mod facts;
pub mod grant;
pub mod matrix;
pub mod reason;

pub use action::{Action, Target};
pub use actor::{
    Actor, Assurance, Basis, Citizen, Institution, Presence, Professional, Purpose, Standing,
};
pub use decide::{Gate, Request};
pub use explain::{
    Audience, InFew, Who, as_profession, as_somebody, in_few, known_people, who_can_see,
};
pub use facts::{DocumentFacts, Facts, Reach};
pub use grant::{Grant, Obligation, Permit, Refusal};
pub use matrix::Matrix;
pub use reason::{Reason, Rule};
