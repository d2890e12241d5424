//! The identity of a space, for its holder.

use carnet_core::access::{Action, Target};
use carnet_core::space::Space;
use carnet_store::Load;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::Result;

/// Reads the root of the space: national identity, traits, state.
pub async fn of_holder(cx: &Cx, visit: &Visit) -> Result<Space> {
    let opened = disclose(cx, visit, Load::Documents, Action::Open, Target::Space).await?;
    Ok(opened.space().clone())
}
