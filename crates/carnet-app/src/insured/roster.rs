//! The rosters of territories: which persons a campaign goes through.

use carnet_core::id::{OwnerId, RecordId};
use carnet_core::insured::Roster;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_store::{RegistryCommit, StoreError};

use crate::context::Cx;
use crate::error::Result;

/// The owner of a territory's roster, if anybody lives there.
pub async fn of(cx: &Cx, territory: &str) -> Result<Option<OwnerId>> {
    let found = cx.store().find(LookupKind::Territory, territory).await?;
    Ok(found.map(|(owner, _)| owner))
}

/// True when that page was written: everybody on it is registered.
pub async fn has(cx: &Cx, territory: &str, page: RecordId) -> Result<bool> {
    let Some(owner) = of(cx, territory).await? else { return Ok(false) };
    Ok(cx.store().registry_one::<Roster>(owner, page).await?.is_some())
}

/// Every page of a territory, in the order of import.
pub async fn pages(cx: &Cx, territory: &str) -> Result<Vec<Roster>> {
    let Some(owner) = of(cx, territory).await? else { return Ok(Vec::new()) };
    let pages = cx.store().registry::<Roster>(owner).await?;
    Ok(pages.into_iter().map(|page| page.value).collect())
}

/// Writes a page; the same page twice is one page.
pub async fn write(cx: &Cx, territory: &str, page: RecordId, members: Vec<OwnerId>) -> Result<()> {
    let owner = match of(cx, territory).await? {
        Some(owner) => owner,
        None => begin(cx, territory).await?,
    };
    let territory = territory.to_owned();
    let roster = Roster { id: page, territory, imported: cx.now, members };
    let commit = RegistryCommit::new(owner, OwnerKind::Territory).put(&roster);
    cx.store().registry_commit(commit).await?;
    Ok(())
}

async fn begin(cx: &Cx, territory: &str) -> Result<OwnerId> {
    let owner = cx.new_owner();
    let commit = RegistryCommit::new(owner, OwnerKind::Territory).lookup(
        LookupKind::Territory,
        territory,
        None,
    );
    match cx.store().registry_commit(commit).await {
        Ok(_) => Ok(owner),
        // Another import was first.
        Err(StoreError::Duplicate { .. }) => Ok(of(cx, territory).await?.unwrap_or(owner)),
        Err(error) => Err(error.into()),
    }
}
