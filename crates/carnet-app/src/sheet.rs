//! The emergency sheet: read and written by its holder.

use carnet_core::access::{Action, Target};
use carnet_core::id::RecordId;
use carnet_core::record::RecordKind;
use carnet_core::sheet::EmergencySheet;
use carnet_core::space::Space;
use carnet_store::{Commit, Load, Record, StoreError};

use crate::authorise::{RETRIES, Visit, authorise, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// The sheet of a space, none when nothing is written, and whose it is.
pub async fn read(cx: &Cx, visit: &Visit) -> Result<(Space, Option<EmergencySheet>)> {
    let opened = disclose(cx, visit, Load::WithSheet, Action::Open, Target::Space).await?;
    Ok((opened.space().clone(), opened.sheet().cloned()))
}

/// Keeps the sheet; one that says nothing is taken away.
///
/// # Errors
/// `sheet.too-long` and `sheet.contact-incomplete`, with the field.
pub async fn write(cx: &Cx, visit: &Visit, sheet: EmergencySheet) -> Result<()> {
    let sheet = EmergencySheet { space: visit.space, written: cx.now, ..sheet };
    let sheet = sheet
        .checked()
        .map_err(|(field, wrong)| Error::new(Kind::Unprocessable, wrong.code()).at(field))?;
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, visit, Action::Configure, Target::Space).await?;
        let commit = Commit::under(permit.grant, vault.version());
        let commit = if sheet.is_empty() {
            let id = RecordId::from_uuid(visit.space.uuid());
            commit.remove(RecordKind::EmergencySheet, id)
        } else {
            commit.put(Record::Sheet(Box::new(sheet.clone())))
        };
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
