//! Notices: what the holder was told.

use jiff::Timestamp;
use serde::Serialize;

use super::history::DocumentLink;
use crate::page::View;
use crate::view::paging::Paging;

/// `GET /espace/notifications?filtre=&page=`; `POST …/lues` marks all of them as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notices {
    /// How many are unread.
    pub unread: u64,
    /// How many in all.
    pub all: u64,
    /// Only those that are not read yet.
    pub only_unread: bool,
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
    /// Its own address, which leads to what it tells of; `POST …/lue`, `…/non-lue`, `…/supprimer` below it.
    pub href: String,
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

/// `GET /espace/notifications/{id}` when it leads to no other page: what became of the thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticePage {
    /// The notice.
    pub notice: NoticeRow,
    /// What became of what it tells of.
    pub fate: Fate,
}

impl View for NoticePage {
    const TEMPLATE: &'static str = "citizen/notice.html";
}

/// What became of the thing: messages `fate-<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "name")]
pub enum Fate {
    /// The document was withdrawn.
    Withdrawn {
        /// Its title.
        title: String,
        /// When.
        at: Timestamp,
        /// By whom.
        by: By,
    },
    /// A later version has replaced it.
    Replaced {
        /// Its title.
        title: String,
        /// When.
        at: Timestamp,
        /// By whom.
        by: By,
        /// The version the notice told of.
        old: String,
        /// The version in force.
        new: String,
    },
    /// Something waits for an explanation.
    Waiting,
    /// The notice says all there is to say.
    Told,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "name")]
pub enum By {
    /// The holder: « vous ».
    Holder,
    /// Somebody, by name.
    Somebody(String),
    /// Nobody knows any more.
    Unknown,
}
