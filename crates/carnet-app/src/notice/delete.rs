//! Throws a notice away. What it told of stays in the history.

use carnet_core::access::{Action, Target};
use carnet_core::id::{NoticeId, RecordId};
use carnet_core::record::RecordKind;
use carnet_store::{Commit, Load, StoreError};

use super::one;
use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Throws one notice away.
///
/// # Errors
/// `notice.unknown`.
pub async fn delete(cx: &Cx, visit: &Visit, id: NoticeId) -> Result<()> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::WithNotices).await?;
        let permit = authorise(cx, &vault, visit, Action::DeleteNotice, Target::Space).await?;
        let notice = one(&vault, vault.for_change(&permit.grant).notices(), id, cx.now)?;
        let record = RecordId::from_uuid(notice.id.uuid());
        let commit = Commit::under(permit.grant, vault.version());
        match cx.store().commit(commit.remove(RecordKind::Notice, record)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
