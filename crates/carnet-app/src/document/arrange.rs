//! The holder's own order: folders and pins.

use carnet_core::access::{Action, Target};
use carnet_core::document::{Binder, InvalidBinder};
use carnet_core::id::{DocumentId, FolderId};
use carnet_store::{Commit, Load, Record, StoreError};

use super::selection::{self, SELECTED_MAX};
use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Makes a folder.
///
/// # Errors
/// `binder.name-missing`, `binder.name-too-long`, `binder.name-taken`, `binder.too-many`.
pub async fn create(cx: &Cx, visit: &Visit, name: &str) -> Result<FolderId> {
    let id = cx.new_folder();
    arrange(cx, visit, &[], |binder| binder.add_folder(id, name)).await?;
    Ok(id)
}

/// Gives a folder another name.
pub async fn rename(cx: &Cx, visit: &Visit, folder: FolderId, name: &str) -> Result<()> {
    arrange(cx, visit, &[], |binder| binder.rename_folder(folder, name)).await
}

/// Removes a folder; its documents stay.
pub async fn remove(cx: &Cx, visit: &Visit, folder: FolderId) -> Result<()> {
    arrange(cx, visit, &[], |binder| binder.remove_folder(folder)).await
}

/// Puts documents in a folder, or in none, in one commit.
///
/// # Errors
/// `selection.none`, `selection.too-many`, `binder.folder-unknown`, and the gate's refusals.
pub async fn file(
    cx: &Cx,
    visit: &Visit,
    ids: &[DocumentId],
    folder: Option<FolderId>,
) -> Result<()> {
    let ids = selection::bounded(ids, SELECTED_MAX)?;
    let put = |binder: &mut Binder| ids.iter().try_for_each(|id| binder.file(*id, folder));
    arrange(cx, visit, &ids, put).await
}

/// Pins documents, in one commit.
pub async fn pin(cx: &Cx, visit: &Visit, ids: &[DocumentId]) -> Result<()> {
    let ids = selection::bounded(ids, SELECTED_MAX)?;
    let put = |binder: &mut Binder| {
        for id in &ids {
            binder.pin(*id, cx.now);
        }
        Ok(())
    };
    arrange(cx, visit, &ids, put).await
}

/// Takes pins off, in one commit.
pub async fn unpin(cx: &Cx, visit: &Visit, ids: &[DocumentId]) -> Result<()> {
    let ids = selection::bounded(ids, SELECTED_MAX)?;
    let put = |binder: &mut Binder| {
        for id in &ids {
            binder.unpin(*id);
        }
        Ok(())
    };
    arrange(cx, visit, &ids, put).await
}

/// Changes the binder under one grant for each document, or one for the space when it is about none.
pub(crate) async fn arrange(
    cx: &Cx,
    visit: &Visit,
    documents: &[DocumentId],
    change: impl Fn(&mut Binder) -> Result<(), InvalidBinder>,
) -> Result<()> {
    let targets: Vec<Target<'_>> = match documents {
        [] => vec![Target::Space],
        ids => ids.iter().map(|id| Target::Document(*id)).collect(),
    };
    under(cx, visit, Action::Arrange, &targets, change).await
}

/// Changes the binder under one grant for each target; each leaves its line.
pub(crate) async fn under(
    cx: &Cx,
    visit: &Visit,
    action: Action,
    targets: &[Target<'_>],
    change: impl Fn(&mut Binder) -> Result<(), InvalidBinder>,
) -> Result<()> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let mut commit = Commit::empty(visit.space, vault.version());
        let mut binder: Option<Binder> = None;
        for target in targets {
            let permit = authorise(cx, &vault, visit, action, *target).await?;
            if binder.is_none() {
                binder = Some(vault.for_change(&permit.grant).binder()?);
            }
            commit = commit.and(permit.grant);
        }
        let mut binder = binder.ok_or_else(|| Error::fault("something is arranged"))?;
        change(&mut binder).map_err(refused)?;
        match cx.store().commit(commit.put(Record::Binder(Box::new(binder)))).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn refused(error: InvalidBinder) -> Error {
    let kind = match error {
        InvalidBinder::FolderUnknown => Kind::NotFound,
        InvalidBinder::Reported => Kind::Conflict,
        _ => Kind::Unprocessable,
    };
    Error::new(kind, error.code())
}
