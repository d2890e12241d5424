//! Marks notices as read, or one as not read yet.

use carnet_core::access::{Action, Target};
use carnet_core::id::NoticeId;
use carnet_core::notice::Notice;
use carnet_store::{Commit, Load, Record, StoreError};

use super::one;
use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// How a notice is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Read, from now.
    Read,
    /// Still to be read.
    Unread,
}

/// Which notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// One.
    One(NoticeId),
}

/// Marks notices. Reading notices covers it: nothing else of the space changes.
///
/// # Errors
/// `notice.unknown`.
pub async fn mark(cx: &Cx, visit: &Visit, which: Which, mark: Mark) -> Result<()> {
    let read = (mark == Mark::Read).then_some(cx.now);
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::WithNotices).await?;
        let permit = authorise(cx, &vault, visit, Action::ReadNotices, Target::Space).await?;
        let change = vault.for_change(&permit.grant);
        let chosen = match which {
            Which::All => change.notices().iter().map(|notice| Notice::clone(notice)).collect(),
            Which::One(id) => vec![one(&vault, change.notices(), id, cx.now)?],
        };
        // What is read already keeps the instant it was read at.
        let chosen = chosen.into_iter().filter(|notice| notice.read.is_none() != read.is_none());
        let changed = chosen.map(|notice| Notice { read, ..notice }).map(Record::Notice);
        let commit = changed.fold(Commit::under(permit.grant, vault.version()), Commit::put);
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
