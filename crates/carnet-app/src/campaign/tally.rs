//! Counts where the persons of a page of a territory stand, and keeps the count with its instant.
//!
//! A territory is large: its figures are read from what was counted, never counted while somebody waits for a page. A
//! page is counted when a campaign finished it, every day as long as somebody on it may still oppose, and whenever an
//! operator asks.

use std::collections::BTreeMap;

use carnet_core::campaign::{Campaign, Standing, Tally};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::insured::Roster;
use carnet_core::record::{OwnerKind, TaskKind};
use carnet_core::rules::paris;
use carnet_core::space::SpaceState;
use carnet_store::{Leased, Load, RegistryCommit, StoreError, Task};
use futures_util::{StreamExt as _, stream};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use super::announce;
use crate::context::Cx;
use crate::error::{Error, Result};
use crate::insured::roster;

/// Persons looked at at once.
const ABREAST: usize = 64;

/// Whether a page is counted again by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Again {
    /// This once.
    No,
    /// Every day, as long as somebody on it may still oppose.
    Daily,
}

/// Which page a task counts.
#[derive(Debug, Serialize, Deserialize)]
struct Order {
    page: RecordId,
    again: Again,
}

/// Asks for every page of a campaign's territory to be counted; says how many there are.
pub async fn ask(cx: &Cx, campaign: &Campaign) -> Result<usize> {
    let Some(territory) = roster::of(cx, &campaign.territory).await? else { return Ok(0) };
    let pages = roster::pages(cx, &campaign.territory).await?;
    let commit = RegistryCommit::new(territory, OwnerKind::Territory);
    let commit = pages.iter().fold(commit, |commit, page| {
        commit.task(filed(cx, territory, (page.id, Again::No), cx.now))
    });
    cx.store().registry_commit(commit).await?;
    Ok(pages.len())
}

/// Files the count of one page, now and every day.
pub(super) async fn follow(cx: &Cx, campaign: &Campaign, page: RecordId) -> Result<()> {
    let Some(territory) = roster::of(cx, &campaign.territory).await? else { return Ok(()) };
    // Due already: the page was just told, and its campaign's day is the first there is something to count.
    let due = cx.now.min(announce::begins(campaign.day));
    let task = filed(cx, territory, (page, Again::Daily), due);
    let commit = RegistryCommit::new(territory, OwnerKind::Territory).task(task);
    cx.store().registry_commit(commit).await?;
    Ok(())
}

fn filed(cx: &Cx, territory: OwnerId, (page, again): (RecordId, Again), due: Timestamp) -> Task {
    Task {
        id: cx.new_task(),
        owner: territory,
        due,
        kind: TaskKind::Count,
        payload: serde_json::to_value(Order { page, again }).unwrap_or_default(),
    }
}

/// Counts the page that a task names.
pub(crate) async fn run(cx: &Cx, task: &Leased) -> Result<()> {
    let order: Order = serde_json::from_value(task.task.payload.clone()).map_err(Error::fault)?;
    let territory = task.task.owner;
    let roster = cx.store().registry_one::<Roster>(territory, order.page).await?;
    let roster = roster.ok_or_else(|| Error::fault("no such page"))?.value;
    let (tally, open) = counted(cx, &roster).await?;
    let mut commit = RegistryCommit::new(territory, OwnerKind::Territory).put(&tally);
    if order.again == Again::Daily && open {
        let tomorrow = cx.now + 24.hours();
        commit = commit.task(filed(cx, territory, (order.page, Again::Daily), tomorrow));
    }
    cx.store().registry_commit(commit).await?;
    Ok(())
}

/// Counts a page and keeps the count.
pub(super) async fn count(cx: &Cx, territory: OwnerId, roster: &Roster) -> Result<Tally> {
    let (tally, _) = counted(cx, roster).await?;
    let commit = RegistryCommit::new(territory, OwnerKind::Territory).put(&tally);
    cx.store().registry_commit(commit).await?;
    Ok(tally)
}

/// The counts of a territory that were kept.
pub(super) async fn kept(cx: &Cx, territory: &str) -> Result<Vec<Tally>> {
    let Some(owner) = roster::of(cx, territory).await? else { return Ok(Vec::new()) };
    let tallies = cx.store().registry::<Tally>(owner).await?;
    Ok(tallies.into_iter().map(|kept| kept.value).collect())
}

/// Where each person of a page stands, and whether one of them may still oppose before their space is created.
async fn counted(cx: &Cx, roster: &Roster) -> Result<(Tally, bool)> {
    let mut states: BTreeMap<(&'static str, Date), u32> = BTreeMap::new();
    let (mut persons, mut open) = (0, false);
    let each = stream::iter(roster.members.clone()).map(|person| state(cx, person));
    let mut each = each.buffer_unordered(ABREAST);
    while let Some(state) = each.next().await {
        let Some(state) = state? else { continue };
        persons += 1;
        open |= matches!(state, SpaceState::Announced { .. });
        *states.entry((state.name(), day(state.since()))).or_default() += 1;
    }
    let states = states.into_iter().map(|((state, since), persons)| Standing {
        state: state.to_owned(),
        since,
        persons,
    });
    let tally = Tally { id: roster.id, counted: cx.now, persons, states: states.collect() };
    Ok((tally, open))
}

/// Where one person stands: what the gate is told, and nothing else.
async fn state(cx: &Cx, person: OwnerId) -> Result<Option<SpaceState>> {
    match cx.store().load(person, Load::Documents).await {
        Err(StoreError::Erased { .. }) => Ok(None),
        other => Ok(other.map_err(Error::from)?.facts().state),
    }
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(paris()).date()
}
