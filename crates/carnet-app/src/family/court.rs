//! A court's decision about a protected adult is entered by the operator, or ended.

use carnet_core::access::{Action, Actor, Purpose, Target};
use carnet_core::account::Account;
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::space::{Mandate, MandateRole, MandateState};
use carnet_store::{Commit, Load, Record, StoreError, Task, Vault};
use jiff::Timestamp;

use super::invite::called;
use super::{dismiss, profile};
use crate::account::end;
use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// How far the decision goes, for what concerns the person (L1111-7 CSP).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Representation: in force at once.
    Representation,
    /// Assistance: in force once the protected adult consents to it.
    Assistance,
}

/// A decision.
#[derive(Debug, Clone, Copy)]
pub struct Decision {
    /// The space of the protected adult.
    pub space: OwnerId,
    /// The space of who represents or assists them.
    pub guardian: OwnerId,
    /// How far it goes.
    pub scope: Scope,
    /// Since when.
    pub from: Timestamp,
    /// Until when, if the court said so.
    pub until: Option<Timestamp>,
}

/// Enters a decision.
///
/// # Errors
/// `family.minor`, `family.guardian-without-account`, `family.yourself`, `family.already-acts`, `family.already-invited`,
/// `family.end-past`, and the gate's refusals.
pub async fn enter(cx: &Cx, actor: &Actor, decision: &Decision) -> Result<Mandate> {
    if decision.until.is_some_and(|until| until <= cx.now || until <= decision.from) {
        return Err(Error::new(Kind::Unprocessable, "family.end-past"));
    }
    if decision.space == decision.guardian {
        return Err(Error::new(Kind::Conflict, "family.yourself"));
    }
    let guardian = end::of_space(cx, decision.guardian).await?;
    let guardian = guardian
        .ok_or_else(|| Error::new(Kind::Conflict, "family.guardian-without-account"))?;
    let visit =
        Visit { actor: actor.clone(), purpose: Purpose::Service, space: decision.space };
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, &visit, Action::Appoint, Target::Space).await?;
        fits(cx, &vault, &guardian)?;
        let mandate = entered(cx, &guardian, decision);
        let (name, given) = called(vault.for_change(&permit.grant).space()?);
        let told = Told { who: cx.settings().name.clone(), place: None, document: None };
        let commit = Commit::under(permit.grant, vault.version());
        let commit = owe(cx, &vault, commit, &permit.owed, &told)
            .put(Record::Mandate(mandate.clone()))
            .task(Task {
                due: decision.from.max(cx.now),
                ..profile::told(cx, visit.space, &mandate, (&name, &given))
            });
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                profile::settle(cx, visit.space, guardian.id, (&name, &given)).await?;
                return Ok(mandate);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// Ends the court's mandate of somebody.
///
/// # Errors
/// `family.mandate-unknown`, and the gate's refusals.
pub async fn end(cx: &Cx, actor: &Actor, space: OwnerId, guardian: OwnerId) -> Result<Mandate> {
    let unknown = || Error::new(Kind::NotFound, "family.mandate-unknown");
    let account = end::of_space(cx, guardian).await?.ok_or_else(unknown)?;
    let vault = cx.store().load(space, Load::Documents).await?;
    let by_court = |mandate: &&Mandate| {
        matches!(mandate.role, MandateRole::Guardian | MandateRole::Assistant)
            && (mandate.holds(cx.now) || mandate.waits(cx.now))
    };
    let found: Option<RecordId> =
        vault.facts().mandates_of(account.id).find(by_court).map(|mandate| mandate.id);
    let visit = Visit { actor: actor.clone(), purpose: Purpose::Service, space };
    dismiss::dismiss(cx, &visit, found.ok_or_else(unknown)?).await
}

fn fits(cx: &Cx, vault: &Vault, guardian: &Account) -> Result<()> {
    let facts = vault.facts();
    let (rules, now) = (cx.rules(), cx.now);
    let refuse = |code| Err(Error::new(Kind::Conflict, code));
    if !facts.is_of_age(rules, now) {
        return refuse("family.minor");
    }
    if facts.mandates_of(guardian.id).any(|mandate| facts.in_force(mandate, rules, now)) {
        return refuse("family.already-acts");
    }
    if facts.mandates_of(guardian.id).any(|mandate| facts.on_offer(mandate, rules, now)) {
        return refuse("family.already-invited");
    }
    Ok(())
}

fn entered(cx: &Cx, guardian: &Account, decision: &Decision) -> Mandate {
    let (role, state) = match decision.scope {
        Scope::Representation => {
            let in_force = MandateState::InForce { from: decision.from, until: decision.until };
            (MandateRole::Guardian, in_force)
        }
        Scope::Assistance => {
            let until = cx.rules().representation_offer_ends(cx.now);
            (MandateRole::Assistant, MandateState::Invited { at: cx.now, until })
        }
    };
    Mandate {
        id: cx.new_record(),
        role,
        account: guardian.id,
        name: guardian.name.clone(),
        by: cx.settings().name.clone(),
        certified: Some(cx.now),
        wanted_until: decision.until,
        state,
    }
}
