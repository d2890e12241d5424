//! One step of the life of a space: its state changes, and the calendar is told what follows.

use carnet_core::access::{Action, Target};
use carnet_core::id::OwnerId;
use carnet_core::record::TaskKind;
use carnet_core::space::{InvalidTransition, SpaceState};
use carnet_store::{Commit, Load, Record, StoreError, Task};
use jiff::Timestamp;

use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Changes the state of the space. A closed one is erased when its time comes.
///
/// # Errors
/// `space.transition`, and the gate's refusals.
pub(crate) async fn step(
    cx: &Cx,
    visit: &Visit,
    action: Action,
    next: impl Fn(SpaceState) -> Result<SpaceState, InvalidTransition> + Send,
) -> Result<SpaceState> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, visit, action, Target::Space).await?;
        let mut space = vault.for_change(&permit.grant).space()?.clone();
        space.state = next(space.state)
            .map_err(|invalid| Error::new(Kind::Conflict, invalid.code()).because(invalid))?;
        let state = space.state;
        let commit = Commit::under(permit.grant, vault.version());
        let mut commit = owe(cx, &vault, commit, &permit.owed, &Told::by(&visit.actor, None));
        if let Some(due) = state.erased_at() {
            commit = commit.task(erasure(cx, visit.space, due));
        }
        match cx.store().commit(commit.put(Record::Space(Box::new(space)))).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| state).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// It looks at the state again when it is due: a space that was reopened meanwhile stays.
fn erasure(cx: &Cx, owner: OwnerId, due: Timestamp) -> Task {
    let payload = serde_json::Value::Null;
    Task { id: cx.new_task(), owner, due, kind: TaskKind::Erase, payload }
}
