//! The first page of a space.

use serde::Serialize;

use super::notices::NoticeRow;
use crate::page::View;
use crate::view::document::{CategoryCount, DocumentRow};

/// `GET /espace` — greeting, unread notices, newest documents, drawers, what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpaceHome {
    /// Given name, for the greeting.
    pub given_name: String,
    /// How many notices are unread.
    pub unread: u64,
    /// The newest unread notices, three at most.
    pub notices: Vec<NoticeRow>,
    /// The newest documents, five at most.
    pub newest: Vec<DocumentRow>,
    /// Drawers that hold something.
    pub categories: Vec<CategoryCount>,
    /// How many documents in all.
    pub total: u64,
    /// What to do next, three at most.
    pub steps: Vec<NextStep>,
}

impl View for SpaceHome {
    const TEMPLATE: &'static str = "citizen/home.html";
}

/// Something worth doing: messages `step-<name>` and its `.why`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextStep {
    /// Put a first document of one's own.
    AddDocument,
    /// See who came.
    ReadHistory,
    /// Decide about emergencies.
    SetEmergency,
    /// Keep a copy.
    Export,
    /// See who is authorised.
    CheckProfessionals,
}

impl NextStep {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::AddDocument,
        Self::ReadHistory,
        Self::SetEmergency,
        Self::Export,
        Self::CheckProfessionals,
    ];
}
