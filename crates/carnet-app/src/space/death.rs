//! A death, declared to the service: the space is closed and nobody signs in to the account any more.

use carnet_core::access::{Action, Actor, Purpose};
use carnet_core::id::OwnerId;
use carnet_core::space::{Closing, SpaceState};
use jiff::civil::Date;

use super::life;
use crate::account::end;
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Declares that the person of a space died that day.
///
/// # Errors
/// `death.future`, `space.transition` when it was declared already.
pub async fn declare(cx: &Cx, actor: Actor, space: OwnerId, on: Date) -> Result<()> {
    if on > cx.today() {
        return Err(Error::new(Kind::Unprocessable, "death.future"));
    }
    let visit = Visit { actor, purpose: Purpose::Service, space };
    let archive_until = cx.rules().archive_ends(cx.now);
    life::step(cx, &visit, Action::Close, |state| state.die(cx.now, archive_until, on)).await?;
    match end::of_space(cx, space).await? {
        Some(account) => end::lock(cx, &account).await,
        None => Ok(()),
    }
}

/// Takes a death back that was declared by mistake: the space and the account are what they were.
///
/// # Errors
/// `death.none`, `space.transition` when the archive is over.
pub async fn take_back(cx: &Cx, actor: Actor, space: OwnerId) -> Result<()> {
    let visit = Visit { actor, purpose: Purpose::Service, space };
    let state = super::close::standing(cx, &visit).await?;
    if !matches!(state, Some(SpaceState::Closed { why: Closing::Death { .. }, .. })) {
        return Err(Error::new(Kind::Conflict, "death.none"));
    }
    life::step(cx, &visit, Action::Reopen, |state| state.revive(cx.now)).await?;
    match end::of_space(cx, space).await? {
        Some(account) => end::unlock(cx, &account).await,
        None => Ok(()),
    }
}
