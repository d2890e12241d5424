//! What the fund says of a person: imported, compared, never shown.

pub mod code;
pub mod import;
pub mod register;
pub mod roster;
