//! Before something is done with several documents: what will happen.

use serde::Serialize;

use crate::page::View;

/// `GET /espace/documents/selection?faire=&d=&retour=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Selection {
    /// What is about to be done: `masquer` or `retirer`.
    pub deed: Deed,
    /// The documents it will be done to.
    pub concerned: Vec<Chosen>,
    /// Those that will be left, and why.
    pub left: Vec<Left>,
    /// Where to go back to.
    pub back: String,
}

impl View for Selection {
    const TEMPLATE: &'static str = "citizen/selection.html";
}

/// What needs a second look before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Deed {
    /// Mask to professionals.
    #[serde(rename = "masquer")]
    Mask,
    /// Withdraw.
    #[serde(rename = "retirer")]
    Withdraw,
}

/// A document of the selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A document that will be left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Its title.
    pub title: String,
    /// Why: message `left-<why>`.
    pub why: &'static str,
}
