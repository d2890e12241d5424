//! Notices: read by the holder, marked, thrown away, and followed to what they tell of.

pub mod delete;
pub mod follow;
pub mod mark;

use std::sync::Arc;

use carnet_core::access::{Action, Target};
use carnet_core::document::{Document, Label};
use carnet_core::id::NoticeId;
use carnet_core::notice::Notice;
use carnet_store::{Load, Vault};
use jiff::Timestamp;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Notices with the documents they speak of.
#[derive(Debug, Clone)]
pub struct Notices {
    /// Newest first.
    pub notices: Vec<Arc<Notice>>,
    /// The documents the visitor may see.
    pub documents: Vec<Arc<Document>>,
}

/// Reads the notices.
pub async fn list(cx: &Cx, visit: &Visit) -> Result<Notices> {
    let opened = disclose(cx, visit, Load::WithNotices, Action::ReadNotices, Target::Space).await?;
    let mut notices = opened.notices().to_vec();
    notices.sort_by(|a, b| b.at.cmp(&a.at).then(b.id.cmp(&a.id)));
    Ok(Notices { notices, documents: opened.documents().to_vec() })
}

/// The answer about a notice that is not there, or not for this visitor.
fn unknown() -> Error {
    Error::new(Kind::NotFound, "notice.unknown")
}

/// The notice of that identifier among those under change, unless it speaks of a document the holder may not know of.
fn one(vault: &Vault, notices: &[Arc<Notice>], id: NoticeId, now: Timestamp) -> Result<Notice> {
    let hidden = |notice: &Notice| {
        let document = notice.document.and_then(|document| vault.facts().document(document));
        document.is_some_and(|document| document.labels.has(Label::HiddenFromHolder, now))
    };
    let found = notices.iter().find(|notice| notice.id == id);
    found.filter(|notice| !hidden(notice)).map(|notice| Notice::clone(notice)).ok_or_else(unknown)
}
