//! Rolling out: the persons of a territory are told, then their spaces are created.

pub mod announce;
pub mod figures;
pub mod order;
pub mod page;
pub mod returned;
pub mod tally;
pub mod unreachable;
