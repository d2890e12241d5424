//! Orders a campaign, stops it for a while, lets it go on.

use carnet_core::campaign::{Batch, Campaign, Listed, Whom};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_store::{RegistryCommit, StoreError};
use jiff::Timestamp;
use jiff::civil::Date;

use super::announce;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::insured::roster;

/// Orders a campaign. Nothing is sent before it is run.
///
/// # Errors
/// `campaign.taken` for a name that exists; `campaign.nobody` for a territory nobody was imported for.
pub async fn order(
    cx: &Cx,
    name: &str,
    territory: &str,
    (day, whom): (Date, Whom),
) -> Result<Campaign> {
    if roster::of(cx, territory).await?.is_none() {
        return Err(Error::new(Kind::NotFound, "campaign.nobody").with("territory", territory));
    }
    let campaign = Campaign {
        id: cx.new_owner(),
        name: name.to_owned(),
        territory: territory.to_owned(),
        day,
        whom,
        ordered: cx.now,
        paused: None,
    };
    let commit = RegistryCommit::new(campaign.id, OwnerKind::Campaign).put(&campaign).lookup(
        LookupKind::Campaign,
        name,
        None,
    );
    match cx.store().registry_commit(commit).await {
        Ok(_) => {
            let listed =
                Listed { id: campaign.id, name: name.to_owned(), ordered: campaign.ordered };
            let commit = RegistryCommit::new(all(), OwnerKind::System).put(&listed);
            cx.store().registry_commit(commit).await?;
            Ok(campaign)
        }
        Err(StoreError::Duplicate { .. }) => {
            Err(Error::new(Kind::Conflict, "campaign.taken").with("name", name))
        }
        Err(error) => Err(error.into()),
    }
}

/// The owner the list of campaigns hangs on.
fn all() -> OwnerId {
    OwnerId::from_uuid(uuid::Uuid::from_u128(0xca_3fa1))
}

/// Every campaign, as it stands, the newest first.
pub async fn list(cx: &Cx) -> Result<Vec<Campaign>> {
    let mut campaigns = Vec::new();
    for listed in cx.store().registry::<Listed>(all()).await?.into_iter().rev() {
        campaigns.extend(by_id(cx, listed.value.id).await?);
    }
    Ok(campaigns)
}

/// A campaign by its name, as it stands.
///
/// # Errors
/// `campaign.unknown`.
pub async fn by_name(cx: &Cx, name: &str) -> Result<Campaign> {
    let found = cx.store().find(LookupKind::Campaign, name).await?;
    let unknown = || Error::new(Kind::NotFound, "campaign.unknown").with("name", name);
    let (owner, _) = found.ok_or_else(unknown)?;
    by_id(cx, owner).await?.ok_or_else(unknown)
}

/// A campaign by its identifier.
pub async fn by_id(cx: &Cx, id: OwnerId) -> Result<Option<Campaign>> {
    let record = RecordId::from_uuid(id.uuid());
    Ok(cx.store().registry_one::<Campaign>(id, record).await?.map(|found| found.value))
}

/// The instant the window of a campaign ends.
pub fn window_ends(cx: &Cx, campaign: &Campaign) -> Timestamp {
    cx.rules().opposition_ends(announce::begins(campaign.day))
}

/// The last day to oppose before the spaces of a campaign are created.
pub fn last_day(cx: &Cx, campaign: &Campaign) -> Date {
    announce::last_day(window_ends(cx, campaign))
}

/// Stops a campaign after the page it is writing, or lets it go on.
pub async fn pause(cx: &Cx, name: &str, pause: bool) -> Result<Campaign> {
    let campaign = by_name(cx, name).await?;
    let campaign = Campaign { paused: pause.then_some(cx.now), ..campaign };
    let commit = RegistryCommit::new(campaign.id, OwnerKind::Campaign).put(&campaign);
    cx.store().registry_commit(commit).await?;
    Ok(campaign)
}

/// What was sent so far, in order.
pub async fn sent(cx: &Cx, campaign: &Campaign) -> Result<Vec<Batch>> {
    let batches = cx.store().registry::<Batch>(campaign.id).await?;
    Ok(batches.into_iter().map(|batch| batch.value).collect())
}
