//! Letters that came back: noted by the reference that is printed on them.

use carnet_core::access::{Action, Actor, Purpose, Target};
use carnet_core::campaign::{Batch, Campaign, Reference, Returned};
use carnet_core::id::OwnerId;
use carnet_core::insured::{Insured, Road, Roster};
use carnet_core::record::OwnerKind;
use carnet_store::{Commit, Load, Record, RegistryCommit, StoreError};
use jiff::Timestamp;

use super::order;
use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::insured::roster;

/// References taken at once.
pub const MAX: usize = 5_000;

/// What came of a list of references.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noted {
    /// Letters noted now.
    pub new: u64,
    /// Letters noted before.
    pub again: u64,
    /// References that are none, or of no letter of this campaign, as they were typed.
    pub unknown: Vec<String>,
}

/// Notes a list of letters, one reference a line; empty lines are nothing. Noted twice, a letter changes nothing.
///
/// # Errors
/// `campaign.returns-many` for more than [`MAX`] at once.
pub async fn note(cx: &Cx, actor: &Actor, campaign: &Campaign, text: &str) -> Result<Noted> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.take(MAX + 1).collect();
    if lines.len() > MAX {
        let many = Error::new(Kind::Unprocessable, "campaign.returns-many");
        return Err(many.with("limit", MAX.to_string()));
    }
    let batches = order::sent(cx, campaign).await?;
    let mut noted = Noted::default();
    for line in lines {
        let person = match Reference::parse(line) {
            Ok(reference) => find(cx, campaign, &batches, reference).await?,
            Err(_) => None,
        };
        let came = match person {
            Some(person) => one(cx, actor, campaign, person).await?,
            None => Came::Never,
        };
        match came {
            Came::Now => noted.new += 1,
            Came::Before => noted.again += 1,
            Came::Never => noted.unknown.push(line.to_owned()),
        }
    }
    Ok(noted)
}

/// Every letter of a campaign that came back.
pub async fn list(cx: &Cx, campaign: &Campaign) -> Result<Vec<Returned>> {
    let kept = cx.store().registry::<Returned>(campaign.id).await?;
    Ok(kept.into_iter().map(|kept| kept.value).collect())
}

/// The person of a reference.
async fn find(
    cx: &Cx,
    campaign: &Campaign,
    batches: &[Batch],
    reference: Reference,
) -> Result<Option<OwnerId>> {
    let Some(batch) = batches.iter().find(|batch| reference.is_of(batch.id)) else {
        return Ok(None);
    };
    let Some(territory) = roster::of(cx, &campaign.territory).await? else { return Ok(None) };
    let page = cx.store().registry_one::<Roster>(territory, batch.id).await?;
    Ok(page.and_then(|page| page.value.members.get(reference.place()).copied()))
}

/// Whether a letter came back now, before, or never left.
enum Came {
    Now,
    Before,
    Never,
}

async fn one(cx: &Cx, actor: &Actor, campaign: &Campaign, person: OwnerId) -> Result<Came> {
    let visit = Visit { actor: actor.clone(), purpose: Purpose::Service, space: person };
    for _ in 0..RETRIES {
        let vault = match cx.store().load(person, Load::WithInsured).await {
            Err(StoreError::Erased { .. }) => return Ok(Came::Never),
            other => other?,
        };
        let permit = authorise(cx, &vault, &visit, Action::Register, Target::Space).await?;
        let known = vault.for_change(&permit.grant).insured()?.cloned();
        let Some(mut insured) = known else { return Ok(Came::Never) };
        let Some(returned) = letter(&mut insured, campaign) else { return Ok(Came::Never) };
        if let Some(at) = *returned {
            // Cut off last time between the person and the campaign, it is listed now.
            listed(cx, campaign, person, at).await?;
            return Ok(Came::Before);
        }
        *returned = Some(cx.now);
        let commit = Commit::under(permit.grant, vault.version());
        match cx.store().commit(commit.put(Record::Insured(Box::new(insured)))).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                listed(cx, campaign, person, cx.now).await?;
                return Ok(Came::Now);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// When the campaign's letter to a person came back; none when it sent them none.
fn letter<'a>(insured: &'a mut Insured, campaign: &Campaign) -> Option<&'a mut Option<Timestamp>> {
    let mut sent = insured.sent.iter_mut();
    let of_it = |one: &&mut carnet_core::insured::Sending| {
        one.campaign == Some(campaign.id) && one.road == Road::Letter
    };
    sent.find(of_it).map(|sending| &mut sending.returned)
}

async fn listed(cx: &Cx, campaign: &Campaign, person: OwnerId, at: Timestamp) -> Result<()> {
    let commit = RegistryCommit::new(campaign.id, OwnerKind::Campaign);
    cx.store().registry_commit(commit.put(&Returned { person, at })).await?;
    Ok(())
}
