//! A parent opens the spaces of their children, having certified to be their legal representative.

use carnet_core::access::{Action, Actor, Assurance, Citizen, Permit, Purpose, Request, Target};
use carnet_core::account::Account;
use carnet_core::id::OwnerId;
use carnet_core::record::TaskKind;
use carnet_core::space::{Closing, Mandate, MandateRole, MandateState, Space, SpaceState};
use carnet_store::{Commit, Load, Record, StoreError, Task, Vault};

use super::look::{Child, look};
use super::{JOB, profile};
use crate::authorise::{RETRIES, Told, Visit, authorise, owe, record_refusal};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Whether somebody certified to be the legal representative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certified {
    /// They did.
    Yes,
    /// They did not.
    No,
}

/// What came of one child.
#[derive(Debug)]
pub struct Done {
    /// The child.
    pub child: Child,
    /// Whether the space is open now.
    pub outcome: Result<()>,
}

/// Opens the spaces of these children, one after the other: what fails for one is nothing to another.
///
/// # Errors
/// `family.not-certified`, `family.nobody-chosen`. For one child: `family.not-attached`, `family.managed`,
/// `family.of-age`, `family.not-activable`.
pub async fn activate(
    cx: &Cx,
    own: &Visit,
    account: &Account,
    wanted: &[OwnerId],
    certified: Certified,
) -> Result<Vec<Done>> {
    if wanted.is_empty() {
        return Err(Error::new(Kind::Unprocessable, "family.nobody-chosen"));
    }
    if certified == Certified::No {
        return Err(Error::new(Kind::Unprocessable, "family.not-certified"));
    }
    let children = look(cx, own, account).await?.children;
    if !wanted.iter().all(|space| children.iter().any(|child| child.space == *space)) {
        return Err(Error::new(Kind::Unprocessable, "family.not-attached"));
    }
    let mut done = Vec::new();
    for child in children.into_iter().filter(|child| wanted.contains(&child.space)) {
        let outcome = one(cx, account, &child).await;
        done.push(Done { child, outcome });
    }
    Ok(done)
}

async fn one(cx: &Cx, account: &Account, child: &Child) -> Result<()> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(child.space, Load::WithInsured).await?;
        let (mandate, commit) = prepared(cx, account, &vault).await?;
        let told = profile::told(cx, vault.owner(), &mandate, (&child.name, &child.given));
        match cx.store().commit(commit.task(told)).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                let name = (child.name.as_str(), child.given.as_str());
                return profile::settle(cx, child.space, account.id, name).await;
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// The mandate, and all that opens the space, decided by the gate: who comes to be a representative, and what they do
/// as one.
async fn prepared(cx: &Cx, account: &Account, vault: &Vault) -> Result<(Mandate, Commit)> {
    let facts = vault.facts();
    if facts.is_of_age(cx.rules(), cx.now) {
        return Err(Error::new(Kind::Conflict, "family.of-age"));
    }
    let action = opening(facts.state)?;
    let mut held = facts.mandates.iter().filter(|it| facts.in_force(it, cx.rules(), cx.now));
    let ours = held.clone().find(|mandate| mandate.account == account.id).cloned();
    if ours.is_none() && held.next().is_some() {
        return Err(Error::new(Kind::Conflict, "family.managed"));
    }
    let citizen = Citizen {
        account: account.id,
        space: vault.owner(),
        name: account.name.clone(),
        assurance: Assurance::Substantial,
    };
    let actor = Actor::Representative(citizen);
    let service = Visit::service(JOB, vault.owner());
    let appointed = authorise(cx, vault, &service, Action::Appoint, Target::Space).await?;
    let mandate = ours.unwrap_or_else(|| parent(cx, account));
    let mut space = vault.for_change(&appointed.grant).space()?.clone();
    let born = space.traits.birth_date;
    let mut commit = Commit::under(appointed.grant, vault.version());
    commit = owe(cx, vault, commit, &appointed.owed, &Told::by(&actor, None));
    if let Some(action) = action {
        let permit = as_representative(cx, vault, &actor, &mandate, action).await?;
        commit = owe(cx, vault, commit.and(permit.grant), &permit.owed, &Told::by(&actor, None));
        open(cx, &mut space)?;
    }
    space.contact.clone_from(&account.contact);
    let majority = Task {
        id: cx.new_task(),
        owner: vault.owner(),
        due: cx.rules().majority_at(born),
        kind: TaskKind::Majority,
        payload: serde_json::Value::Null,
    };
    let commit = commit.put(Record::Space(Box::new(space))).put(Record::Mandate(mandate.clone()));
    Ok((mandate, commit.task(majority)))
}

/// What opens a space in that state; none for one that is open.
fn opening(state: Option<SpaceState>) -> Result<Option<Action>> {
    match state {
        Some(SpaceState::Announced { .. } | SpaceState::Created { .. }) => {
            Ok(Some(Action::Activate))
        }
        Some(SpaceState::Closed { why: Closing::Wanted, .. }) => Ok(Some(Action::Reopen)),
        Some(SpaceState::Active { .. }) => Ok(None),
        _ => Err(Error::new(Kind::Conflict, "family.not-activable")),
    }
}

fn open(cx: &Cx, space: &mut Space) -> Result<()> {
    let opened = match space.state {
        SpaceState::Closed { .. } => space.state.reopen(cx.now),
        other => other.activate(cx.now),
    };
    space.state = opened
        .map_err(|invalid| Error::new(Kind::Conflict, "family.not-activable").because(invalid))?;
    Ok(())
}

/// Asks the gate with the mandate that the same commit writes.
async fn as_representative(
    cx: &Cx,
    vault: &Vault,
    actor: &Actor,
    mandate: &Mandate,
    action: Action,
) -> Result<Permit> {
    let mut facts = vault.facts().clone();
    facts.mandates.push(mandate.clone());
    let purpose = &Purpose::Own;
    let request = Request { actor, purpose, action, target: Target::Space, now: cx.now };
    match cx.gate().decide(&request, &facts) {
        Ok(permit) => Ok(permit),
        Err(refusal) => {
            record_refusal(cx, vault, &refusal).await?;
            Err(Error::from(&refusal))
        }
    }
}

fn parent(cx: &Cx, account: &Account) -> Mandate {
    Mandate {
        id: cx.new_record(),
        role: MandateRole::Parent,
        account: account.id,
        name: account.name.clone(),
        by: account.name.clone(),
        certified: Some(cx.now),
        wanted_until: None,
        state: MandateState::InForce { from: cx.now, until: None },
    }
}
