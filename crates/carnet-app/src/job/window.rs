//! The opposition window ends (R1111-28 CSP): who did not oppose has a space.

use carnet_core::access::{Action, Target};
use carnet_core::space::{Space, SpaceState};
use carnet_store::{Commit, Leased, Load, Record, StoreError};

use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

pub(super) async fn create(cx: &Cx, task: &Leased) -> Result<()> {
    let owner = task.task.owner;
    let visit = Visit::service("window", owner);
    for _ in 0..RETRIES {
        let vault = cx.store().load(owner, Load::Documents).await?;
        // Opposed, activated or closed meanwhile: the window is nothing to them any more.
        if !matches!(vault.facts().state, Some(SpaceState::Announced { .. })) {
            return Ok(());
        }
        let permit = authorise(cx, &vault, &visit, Action::Create, Target::Space).await?;
        let space = vault.for_change(&permit.grant).space()?.clone();
        let state = space.state.create(cx.now).map_err(Error::fault)?;
        let space = Space { state, ..space };
        let commit = Commit::under(permit.grant, vault.version());
        match cx.store().commit(commit.put(Record::Space(Box::new(space)))).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
