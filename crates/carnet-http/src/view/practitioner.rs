//! Pages of professionals.

mod deposit;
mod document;
mod patient;
mod patients;
mod pile;
mod sign_in;
mod situation;

pub use deposit::{Deposit, Deposited};
pub use document::PatientDocument;
pub use patient::{Band, InsStatus, PatientDocuments, PatientRow};
pub use patients::{Ground, Patients, Recent, Refused};
pub use pile::Pile;
pub use sign_in::ProSignIn;
pub use situation::{Situation, Situations};
