//! The holder's folders.

use serde::Serialize;

use super::documents::FolderTab;
use crate::page::View;
use crate::view::field::FieldError;

/// `GET|POST /espace/documents/dossiers` (`nom`), `POST …/dossiers/{folder}/renommer` (`nom`), `…/supprimer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Folders {
    /// The folders, by name.
    pub folders: Vec<FolderTab>,
    /// Name as typed for a new one.
    pub name: String,
    /// The folder whose new name was refused, and that name.
    pub renamed: Option<(String, String)>,
    /// What is wrong (`nom`, or `nom-<folder>`).
    pub errors: Vec<FieldError>,
}

impl View for Folders {
    const TEMPLATE: &'static str = "citizen/folders.html";
}
