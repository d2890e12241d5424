//! Refusing one's space, or asking for it after all.

use serde::Serialize;

use super::field::FieldError;
use crate::page::View;

/// `GET|POST /opposition` — fields `nir`, `naissance`, `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    /// Number of the person, as typed.
    pub nir: String,
    /// Birth date, as typed.
    pub born: String,
    /// Code, as typed.
    pub code: String,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Form {
    const TEMPLATE: &'static str = "opposition/form.html";
}

/// What can be decided with the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// Refusing.
    Oppose,
    /// Asking for the space after all.
    Create,
}

/// What it means, before one confirms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Name of the person.
    pub name: String,
    /// What can be decided.
    pub wish: Wish,
    /// Number of the person.
    pub nir: String,
    /// Birth date.
    pub born: String,
    /// Code.
    pub code: String,
    /// Telephone number of the support.
    pub support: Option<String>,
}

impl View for Choice {
    const TEMPLATE: &'static str = "opposition/choice.html";
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Refused.
    Opposed,
    /// Created after all.
    Created,
}

/// It is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    /// What was decided.
    pub outcome: Outcome,
    /// Number of the line in the history, for a refusal.
    pub line: Option<u64>,
    /// Number of the person.
    pub nir: String,
    /// Birth date.
    pub born: String,
    /// Code.
    pub code: String,
    /// Telephone number of the support.
    pub support: Option<String>,
}

impl View for Done {
    const TEMPLATE: &'static str = "opposition/done.html";
}
