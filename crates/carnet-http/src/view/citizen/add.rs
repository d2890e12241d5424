//! Adding a document of one's own.

use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::view::document::Category;
use crate::view::field::{Choice, FieldError};

/// `GET|POST /espace/documents/ajouter` — multipart fields `fichier` (several), `page-1` and `rotation-1`
/// and so on (`0`, `90`, `180`, `270`), `noir-et-blanc`, `titre`, `date`, `type`, `dossier`, `visibilite` (`visible` or
/// `masque`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Add {
    /// Title as typed.
    pub title: String,
    /// Date as chosen.
    pub date: Option<Date>,
    /// The latest day that may be chosen: today in Paris.
    pub today: Date,
    /// What it can be, in the order of the form.
    pub kinds: Vec<Choice>,
    /// The holder's folders.
    pub folders: Vec<Choice>,
    /// Visibility as chosen, or as the holder set it for all.
    pub visibility: Visibility,
    /// Pictures in black and white or not.
    pub black: bool,
    /// Largest document kept.
    pub limit_bytes: u64,
    /// Most pages of one document.
    pub pages_max: u64,
    /// True when files were sent and not kept: they must be chosen again.
    pub again: bool,
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
