//! In which role and place a professional acts.

use serde::Serialize;

use crate::page::View;
use crate::view::field::FieldError;

/// `GET|POST /pro/situation` — field `situation`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Situations {
    /// The situations d'exercice given by the identity provider.
    pub situations: Vec<Situation>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Situations {
    const TEMPLATE: &'static str = "practitioner/situation.html";
}

/// One situation d'exercice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Situation {
    /// What the form sends.
    pub value: String,
    /// Profession and specialty, in words.
    pub role: String,
    /// Structure.
    pub structure: String,
    /// Sector of activity, in words.
    pub sector: Option<String>,
    /// The current one.
    pub selected: bool,
}
