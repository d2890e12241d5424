//! Who works for the service: given a login, listed, and sent away.

pub mod add;
pub mod end;

use carnet_core::account::staff::Member;
use carnet_core::id::OwnerId;
use uuid::Uuid;

use crate::context::Cx;
use crate::error::Result;

/// The owner the list of all of them hangs on.
fn owner() -> OwnerId {
    OwnerId::from_uuid(Uuid::from_u128(0x0057_aff0))
}

/// Everybody who works or worked for the service, in the order they came.
pub async fn list(cx: &Cx) -> Result<Vec<Member>> {
    let kept = cx.store().registry::<Member>(owner()).await?;
    Ok(kept.into_iter().map(|kept| kept.value).collect())
}
