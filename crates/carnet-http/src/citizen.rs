//! The citizen's pages.

pub(crate) mod account;
pub(crate) mod acting;
pub(crate) mod add;
pub(crate) mod amend;
mod delegation;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod export;
pub(crate) mod family;
pub(crate) mod folders;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod leaving;
pub(crate) mod notices;
pub(crate) mod passkey;
pub(crate) mod problem;
pub(crate) mod professionals;
pub(crate) mod selection;
pub(crate) mod settings;
pub(crate) mod sheet;
pub(crate) mod view_as;
pub(crate) mod visitor;

pub(crate) use visitor::Citizen;
