//! Whether a space exists and may be read, asked before it is opened (DMP TD0.2).
//!
//! Nothing of it is shown, so nothing is written in its history: asking is not opening.

use carnet_core::access::{Action, Request, Target};
use carnet_core::space::SpaceState;
use carnet_store::Load;

use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::{Error, Result};

/// What may be known of a space from outside.
#[derive(Debug)]
pub struct Status {
    /// It may be fed, and read under the rules.
    pub active: bool,
    /// Why this visitor may not open it, if so.
    pub refusal: Option<Error>,
}

/// The status of a space; none while its person can still oppose it, or did.
pub async fn status(cx: &Cx, visit: &Visit) -> Result<Option<Status>> {
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    let active = match vault.facts().state {
        None
        | Some(
            SpaceState::Known { .. } | SpaceState::Announced { .. } | SpaceState::Opposed { .. },
        ) => return Ok(None),
        Some(SpaceState::Created { .. } | SpaceState::Active { .. }) => true,
        Some(SpaceState::Suspended { .. } | SpaceState::Closed { .. }) => false,
    };
    let request = Request {
        actor: &visit.actor,
        purpose: &visit.purpose,
        action: Action::Open,
        target: Target::Space,
        now: cx.now,
    };
    let refusal = cx.gate().decide(&request, vault.facts()).err();
    Ok(Some(Status { active, refusal: refusal.as_ref().map(Error::from) }))
}
