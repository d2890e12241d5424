//! Adding a document of one's own.

use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::view::document::Category;
use crate::view::field::{Choice, FieldError};

/// `GET|POST /espace/documents/ajouter` — multipart fields `fichier`, `titre`, `date`, `type`,
/// `visibilite` (`visible` or `masque`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Add {
    /// Title as typed.
    pub title: String,
    /// Date as chosen.
    pub date: Option<Date>,
    /// The latest day that may be chosen: today in Paris.
    pub today: Date,
    /// Types to choose from, by drawer.
    pub kinds: Vec<KindGroup>,
    /// Visibility as chosen.
    pub visibility: Visibility,
    /// Largest file taken.
    pub limit_bytes: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Add {
    const TEMPLATE: &'static str = "citizen/add.html";
}

/// Types of one drawer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindGroup {
    /// Drawer.
    pub category: Category,
    /// Its types.
    pub kinds: Vec<Choice>,
}

/// Who may see a document at first; values of the field `visibilite`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// Whoever the rules allow.
    #[serde(rename = "visible")]
    Open,
    /// Masked to professionals.
    #[serde(rename = "masque")]
    Masked,
    /// To be announced to the patient first; offered to professionals only.
    #[serde(rename = "annonce")]
    Announcement,
}

impl Visibility {
    /// The visibility of that field value.
    pub fn from_value(value: &str) -> Option<Self> {
        match value {
            "visible" => Some(Self::Open),
            "masque" => Some(Self::Masked),
            "annonce" => Some(Self::Announcement),
            _ => None,
        }
    }
}
