//! Who acts for whom: parents for their children, a guardian for a protected adult, delegates for who chose them.
//!
//! What counts is the mandate, a record of the space of the person who is represented or helped. The account of who
//! acts only keeps a list of the spaces to offer, made true to the mandates by [`profile`].

pub mod activate;
pub mod answer;
pub mod consent;
pub mod court;
pub mod dismiss;
pub mod invite;
pub mod look;
pub mod majority;
pub mod profile;

/// The job whose lines tell a person that their family, or who helps them, is looked at.
pub(crate) const JOB: &str = "family";
