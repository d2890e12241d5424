//! Extracts the text of a document whose reading takes time, for search.

use carnet_core::access::{Action, Target};
use carnet_store::{Commit, Leased, Load, Record, StoreError, Text};

use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::document::text;
use crate::error::{Error, Kind, Result};

pub(super) async fn extract(cx: &Cx, task: &Leased) -> Result<()> {
    let document = super::document_of(task)?;
    let visit = Visit::service("extract", task.task.owner);
    // Bytes never change, and reading them takes long: once, however often the space is written to meanwhile.
    let mut read = None;
    for _ in 0..RETRIES {
        let vault = cx.store().load(task.task.owner, Load::Documents).await?;
        let target = Target::Document(document);
        let permit = match authorise(cx, &vault, &visit, Action::Maintain, target).await {
            // Withdrawn or closed in between: nothing to index.
            Err(error) if error.kind == Kind::NotFound || error.kind == Kind::Forbidden => {
                return Ok(());
            }
            other => other?,
        };
        let Some(text) = read.clone() else {
            let bytes = cx.store().content_for_change(&vault, &permit.grant, document).await?;
            read = Some(text::extract(bytes, cx.pdf()).await.map_err(Error::fault)?);
            continue;
        };
        let commit =
            Commit::under(permit.grant, vault.version()).put(Record::Text(Text { document, text }));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
