//! An enrolment nobody finished: its rows go, and the key they were sealed with.

use carnet_core::account::Account;
use carnet_core::account::enrolment::Enrolment;
use carnet_core::id::RecordId;
use carnet_store::Leased;

use super::forget;
use crate::context::Cx;
use crate::error::Result;

/// Forgets an enrolment that is over, unless it became an account.
pub(crate) async fn lapse(cx: &Cx, task: &Leased) -> Result<()> {
    let owner = task.task.owner;
    let record = RecordId::from_uuid(owner.uuid());
    if let Some(kept) = cx.store().registry_one::<Enrolment>(owner, record).await? {
        cx.store().registry_commit(forget(&kept.value)).await?;
    }
    if cx.store().registry_one::<Account>(owner, record).await?.is_none() {
        cx.store().erase(owner).await?;
    }
    Ok(())
}
