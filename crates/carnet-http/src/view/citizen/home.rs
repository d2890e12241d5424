//! The first page of a space.

use serde::Serialize;

use jiff::Timestamp;

use super::notices::NoticeRow;
use crate::page::View;
use crate::view::document::{CategoryCount, DocumentRow};

/// `GET /espace` — greeting, unread notices, newest documents, drawers, what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpaceHome {
    /// Given name, for the greeting.
    pub given_name: String,
    /// Their last visit; none on the first.
    pub since: Option<Timestamp>,
    /// Documents received since then.
    pub new_documents: u64,
    /// Accesses by professionals since then.
    pub accesses: u64,
    /// What others did last.
    pub lines: Vec<HomeLine>,
    /// Pages at hand, as chosen, and those there are to choose from.
    pub shortcuts: Vec<ShortcutChoice>,
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

/// A line of the history in one sentence: `name`, then message `action-<action>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeLine {
    /// Where it is in the history.
    pub href: String,
    /// When.
    pub at: Timestamp,
    /// Who, as shown.
    pub name: String,
    /// What, by name.
    pub action: String,
    /// It was tried and refused.
    pub refused: bool,
}

/// A page one may keep at hand: message `shortcut-<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShortcutChoice {
    /// Its name.
    pub name: String,
    /// Its address.
    pub href: String,
    /// Kept at hand.
    pub chosen: bool,
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
