//! The opposition window ends (R1111-28 CSP): who did not oppose has a space.
//!
//! Whose letter came back was not told, and could not oppose: for them it does not end. They are told again once the
//! fund knows another address, and have a whole window then.

use carnet_core::access::{Action, Target};
use carnet_core::insured::Insured;
use carnet_core::space::{InvalidTransition, SpaceState};
use carnet_store::{Leased, Load};

use crate::authorise::{Visit, authorise};
use crate::context::Cx;
use crate::error::Result;
use crate::space::life::step;

pub(super) async fn create(cx: &Cx, task: &Leased) -> Result<()> {
    let visit = Visit::service("window", task.task.owner);
    let vault = cx.store().load(visit.space, Load::WithInsured).await?;
    // Opposed, activated or closed meanwhile: the window is nothing to them any more. Told again: it is a later one.
    match vault.facts().state {
        Some(SpaceState::Announced { until, .. }) if until <= cx.now => {}
        _ => return Ok(()),
    }
    let looked = authorise(cx, &vault, &visit, Action::Identify, Target::Space).await?;
    if vault.for_change(&looked.grant).insured()?.is_some_and(Insured::untold) {
        return Ok(());
    }
    let created = |state: SpaceState| match state {
        SpaceState::Announced { .. } => state.create(cx.now),
        // At this very instant: the task comes back, and finds it settled.
        settled => Err(InvalidTransition { from: settled.name(), to: "created" }),
    };
    step(cx, &visit, Action::Create, created).await.map(drop)
}
