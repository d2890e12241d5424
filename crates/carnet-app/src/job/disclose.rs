//! The announcement's deadlines (R1111-53 CSP): after two weeks the holder is told that something
//! waits; after a month the document is theirs to read, and they are told that it arrived.

use carnet_core::access::{Action, Target};
use carnet_core::notice::NoticeKind;
use carnet_store::{Commit, Leased, Load, StoreError};

use crate::authorise::{RETRIES, Told, Visit, authorise, notify};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

pub(super) async fn disclose(cx: &Cx, task: &Leased) -> Result<()> {
    let id = super::document_of(task)?;
    let visit = Visit::service("announcement", task.task.owner);
    for _ in 0..RETRIES {
        let vault = cx.store().load(task.task.owner, Load::Documents).await?;
        let permit =
            match authorise(cx, &vault, &visit, Action::Maintain, Target::Document(id)).await {
                Err(error) if error.kind == Kind::NotFound || error.kind == Kind::Forbidden => {
                    return Ok(());
                }
                other => other?,
            };
        let document = vault.for_change(&permit.grant).document(id)?.clone();
        // Disclosed by its author before the deadline: nothing is owed any more.
        let Some(waiting) = document.labels.announcement().cloned() else { return Ok(()) };
        let opened = cx.now >= waiting.open_at;
        let kind = if opened { NoticeKind::Deposit } else { NoticeKind::Waiting };
        let told =
            Told { who: document.depositor.display(), place: None, document: opened.then_some(id) };
        let commit = Commit::under(permit.grant, vault.version());
        match cx.store().commit(notify(cx, &vault, commit, kind, &told)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
