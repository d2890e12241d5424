//! Notices: read by the holder, and marked as read.

use carnet_core::access::{Action, Target};
use carnet_core::document::Document;
use carnet_core::notice::Notice;
use carnet_store::{Commit, Load, Record, StoreError};

use crate::authorise::{RETRIES, Visit, authorise, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Notices with the documents they speak of.
#[derive(Debug, Clone)]
pub struct Notices {
    /// Newest first.
    pub notices: Vec<Notice>,
    /// The documents the visitor may see.
    pub documents: Vec<Document>,
}

/// Reads the notices.
pub async fn list(cx: &Cx, visit: &Visit) -> Result<Notices> {
    let opened = disclose(cx, visit, Load::WithNotices, Action::ReadNotices, Target::Space).await?;
    let mut notices = opened.notices().to_vec();
    notices.sort_by(|a, b| b.at.cmp(&a.at).then(b.id.cmp(&a.id)));
    Ok(Notices { notices, documents: opened.documents().to_vec() })
}

/// Marks every notice as read.
pub async fn mark_read(cx: &Cx, visit: &Visit) -> Result<()> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::WithNotices).await?;
        let permit = authorise(cx, &vault, visit, Action::ReadNotices, Target::Space).await?;
        let unread: Vec<Notice> = vault
            .for_change(&permit.grant)
            .notices()
            .iter()
            .filter(|notice| notice.read.is_none())
            .map(|notice| Notice { read: Some(cx.now), ..notice.clone() })
            .collect();
        let commit = Commit::under(permit.grant, vault.version());
        let commit = unread.into_iter().map(Record::Notice).fold(commit, Commit::put);
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
