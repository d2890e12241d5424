//! Who somebody is: INS, RPPS, FINESS and the identity traits.

pub mod ins;
pub mod luhn;
pub mod traits;

pub use ins::{Ins, InsDomain, InvalidIns};
pub use luhn::{Finess, InvalidNumber, Rpps};
pub use traits::{Sex, Traits, age_on};
