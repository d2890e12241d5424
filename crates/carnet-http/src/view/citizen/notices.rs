//! Notices: what the holder was told.

use jiff::Timestamp;
use serde::Serialize;

use super::history::DocumentLink;
use crate::page::View;
use crate::view::paging::Paging;

/// `GET /espace/notifications`; `POST …/lues` marks all of them as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notices {
    /// How many are unread.
    pub unread: u64,
    /// The rows of this page, newest first.
    pub rows: Vec<NoticeRow>,
    /// Where we are.
    pub paging: Paging,
}

impl View for Notices {
    const TEMPLATE: &'static str = "citizen/notices.html";
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeRow {
    /// What it is about, by name (`carnet_core::notice::NoticeKind`): message `notice-<name>`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// Who, as shown.
    pub who: String,
    /// Where they acted from.
    pub place: Option<String>,
    /// The document concerned, when the reader may see it.
    pub document: Option<DocumentLink>,
    /// Not read yet.
    pub unread: bool,
}
