//! The emergency sheet: shown, kept on a telephone, written.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::view::field::{Choice, FieldError};

/// `GET /espace/fiche-urgence?format=carte`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetPage {
    /// Whose it is.
    pub person: SheetPerson,
    /// What is written; none when nothing is.
    pub sheet: Option<SheetShown>,
    /// How large it is printed.
    pub format: SheetFormat,
}

impl View for SheetPage {
    const TEMPLATE: &'static str = "citizen/sheet.html";
}

/// `GET /espace/fiche-urgence/a-garder` — what a telephone keeps, whole in itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetKept {
    /// Whose it is.
    pub person: SheetPerson,
    /// What is written.
    pub sheet: SheetShown,
    /// When it was kept.
    pub kept: Timestamp,
}

impl View for SheetKept {
    const TEMPLATE: &'static str = "citizen/sheet-kept.html";
}

/// Whose sheet it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetPerson {
    /// Name.
    pub name: String,
    /// Birth date.
    pub born: Date,
}

/// How large a sheet is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetFormat {
    /// A page.
    Page,
    /// A card for a purse, 85.6 by 54 mm.
    Card,
}

/// What is written on a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetShown {
    /// When it was last written.
    pub written: Timestamp,
    /// Blood group, as a sign.
    pub blood: Option<String>,
    /// Texts that are not empty, by the names of their fields: message `sheet-<name>`.
    pub texts: Vec<SheetText>,
    /// Whom to call.
    pub contacts: Vec<SheetContact>,
}

/// One text of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetText {
    /// Its field.
    pub name: String,
    /// The words.
    pub text: String,
}

/// Whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetContact {
    /// Name.
    pub name: String,
    /// Number as typed.
    pub phone: String,
    /// Number to dial.
    pub dial: String,
}

/// `GET|POST /espace/fiche-urgence/modifier`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetForm {
    /// Blood groups to choose from (field `groupe`).
    pub bloods: Vec<Choice>,
    /// Texts by their fields: message `sheet-<name>` and its `.hint`.
    pub texts: Vec<SheetText>,
    /// Lines of contacts (fields `nom-<n>` and `telephone-<n>`).
    pub contacts: Vec<SheetContact>,
    /// Longest text, in characters.
    pub limit: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for SheetForm {
    const TEMPLATE: &'static str = "citizen/sheet-edit.html";
}
