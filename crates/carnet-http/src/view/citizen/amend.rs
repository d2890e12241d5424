//! Correcting a document of one's own.

use jiff::civil::Date;
use serde::Serialize;

use super::KindGroup;
use crate::page::View;
use crate::view::field::FieldError;

/// `GET|POST /espace/documents/{id}/modifier` (`titre`, `date`, `type`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amend {
    /// Address of the document.
    pub href: String,
    /// Title, as it is or as typed.
    pub title: String,
    /// Date, as it is or as chosen.
    pub date: Option<Date>,
    /// The latest day that may be chosen: today in Paris.
    pub today: Date,
    /// Types to choose from, by drawer.
    pub kinds: Vec<KindGroup>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Amend {
    const TEMPLATE: &'static str = "citizen/amend.html";
}
