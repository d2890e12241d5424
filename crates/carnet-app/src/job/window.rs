//! The opposition window ends (R1111-28 CSP): who did not oppose has a space.

use carnet_core::access::Action;
use carnet_core::space::{InvalidTransition, SpaceState};
use carnet_store::{Leased, Load};

use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::Result;
use crate::space::life::step;

pub(super) async fn create(cx: &Cx, task: &Leased) -> Result<()> {
    let visit = Visit::service("window", task.task.owner);
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    // Opposed, activated or closed meanwhile: the window is nothing to them any more.
    if !matches!(vault.facts().state, Some(SpaceState::Announced { .. })) {
        return Ok(());
    }
    let created = |state: SpaceState| match state {
        SpaceState::Announced { .. } => state.create(cx.now),
        // At this very instant: the task comes back, and finds it settled.
        settled => Err(InvalidTransition { from: settled.name(), to: "created" }),
    };
    step(cx, &visit, Action::Create, created).await.map(drop)
}
