//! The spaces an account may act in: a list kept with the account, and asked of the gate at each use.

use carnet_core::access::{Actor, Assurance, Citizen, Purpose};
use carnet_core::account::Account;
use carnet_core::account::profile::{Profile, ProfileStanding};
use carnet_core::id::OwnerId;
use carnet_core::record::TaskKind;
use carnet_core::space::{Contact, Mandate, MandateRole, MandateState};
use carnet_store::{Leased, Load, StoreError, Task};
use serde::{Deserialize, Serialize};

use crate::account::tell::everywhere_with;
use crate::account::{change, code};
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::{Error, Result};

/// What the task carries: whose list, and how the person is called there.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    account: OwnerId,
    name: String,
    given: String,
}

/// The task that makes the list true to a mandate, should this process not live to do it.
pub(crate) fn told(
    cx: &Cx,
    space: OwnerId,
    mandate: &Mandate,
    (name, given): (&str, &str),
) -> Task {
    let payload =
        Payload { account: mandate.account, name: name.to_owned(), given: given.to_owned() };
    Task {
        id: cx.new_task(),
        owner: space,
        due: cx.now,
        kind: TaskKind::Profile,
        payload: serde_json::to_value(payload).unwrap_or_default(),
    }
}

pub(crate) async fn job(cx: &Cx, task: &Leased) -> Result<()> {
    let payload: Payload =
        serde_json::from_value(task.task.payload.clone()).map_err(Error::fault)?;
    let Payload { account, name, given } = payload;
    settle(cx, task.task.owner, account, (&name, &given)).await
}

/// Makes the list of an account true to the mandates of a space. Done twice, it changes nothing.
pub(crate) async fn settle(
    cx: &Cx,
    space: OwnerId,
    account: OwnerId,
    (name, given): (&str, &str),
) -> Result<()> {
    let found = match cx.store().load(space, Load::Documents).await {
        Err(StoreError::Erased { .. }) => None,
        loaded => {
            let vault = loaded?;
            let facts = vault.facts();
            let in_force = facts
                .mandates_of(account)
                .find(|mandate| facts.in_force(mandate, cx.rules(), cx.now));
            let offered = facts
                .mandates_of(account)
                .filter(|mandate| mandate.role != MandateRole::Assistant)
                .find(|mandate| facts.on_offer(mandate, cx.rules(), cx.now));
            in_force.or(offered).cloned()
        }
    };
    let profile = found.as_ref().map(|mandate| Profile {
        space,
        mandate: mandate.id,
        role: mandate.role,
        name: name.to_owned(),
        given: given.to_owned(),
        standing: match mandate.state {
            MandateState::Invited { until, .. } => ProfileStanding::Offered { until },
            _ => ProfileStanding::Open,
        },
    });
    let before = known(cx, account, space).await?;
    let listed = |account: &mut Account| {
        account.profiles.retain(|known| known.space != space);
        account.profiles.extend(profile.clone());
        account.profiles.sort_by(|one, other| one.name.cmp(&other.name));
    };
    match change(cx, account, listed).await {
        // Of an account that was erased.
        Err(error) if error.code == "access.space-unknown" => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            if let Some((contact, before)) = before {
                tell(cx, &contact, before.as_ref(), found.as_ref());
            }
            Ok(())
        }
    }
}

/// What an account knew of a space, and where its owner is told; none of an account that was erased.
async fn known(
    cx: &Cx,
    account: OwnerId,
    space: OwnerId,
) -> Result<Option<(Contact, Option<Profile>)>> {
    match code::read(cx, account).await {
        Ok((account, _)) => {
            let profile = account.profiles.iter().find(|known| known.space == space).cloned();
            Ok(Some((account.contact, profile)))
        }
        Err(error) if error.code == "access.space-unknown" => Ok(None),
        Err(error) => Err(error),
    }
}

/// Tells of a request that waits, and of an access that is over. The list stands whether or not the message leaves.
fn tell(cx: &Cx, contact: &Contact, before: Option<&Profile>, now: Option<&Mandate>) {
    let (words, who) = match (before, now) {
        (None, Some(offer)) if matches!(offer.state, MandateState::Invited { .. }) => {
            ("message-mandate-offered", offer.by.clone())
        }
        (Some(open), None) if open.is_open() => ("message-mandate-gone", String::new()),
        _ => return,
    };
    let url = format!("{}/espace/famille", cx.settings().base_url);
    let args = vec![("who".to_owned(), who), ("url".to_owned(), url)];
    everywhere_with(cx, contact, words, &args);
}

/// The visit of an account to a space of its list; none when no mandate is in force there any more, and then the list no
/// longer offers it.
pub async fn visit(cx: &Cx, account: &Account, space: OwnerId) -> Result<Option<Visit>> {
    let vault = match cx.store().load(space, Load::Documents).await {
        Err(StoreError::Erased { .. }) => return Ok(None),
        loaded => loaded?,
    };
    let facts = vault.facts();
    let mut held =
        facts.mandates_of(account.id).filter(|mandate| facts.in_force(mandate, cx.rules(), cx.now));
    if let Some(mandate) = held.next() {
        return Ok(Some(acting(account, space, mandate)));
    }
    if let Some(known) = account.profiles.iter().find(|known| known.space == space) {
        settle(cx, space, account.id, (&known.name, &known.given)).await?;
    }
    Ok(None)
}

/// Who acts, in the quality that a mandate gives them.
pub(crate) fn acting(account: &Account, space: OwnerId, mandate: &Mandate) -> Visit {
    let citizen = Citizen {
        account: account.id,
        space,
        name: account.name.clone(),
        assurance: Assurance::Substantial,
    };
    let actor = if mandate.role.represents() {
        Actor::Representative(citizen)
    } else {
        Actor::Delegate(citizen)
    };
    Visit { actor, purpose: Purpose::Own, space }
}
