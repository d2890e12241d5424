//! Somebody accepts, or refuses, to act in a space they were invited to.

use carnet_core::access::{Action, Target};
use carnet_core::account::Account;
use carnet_core::id::OwnerId;
use carnet_core::space::{Mandate, MandateRole};
use carnet_store::{Commit, Load, Record, StoreError, Vault};

use super::invite::{called, helps};
use super::profile;
use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// What is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Accept,
    /// No.
    Decline,
}

/// Answers the offer made to an account in a space; the mandate as it stands then, and the visit it allows.
///
/// # Errors
/// `family.not-yours` when there never was an offer; `mandate.offer-over`, `family.delegates-full`,
/// `family.helped-full`, and the gate's refusals.
pub async fn answer(
    cx: &Cx,
    account: &Account,
    space: OwnerId,
    answer: Answer,
) -> Result<(Mandate, Visit)> {
    for _ in 0..RETRIES {
        let vault = match cx.store().load(space, Load::Documents).await {
            Err(StoreError::Erased { .. }) => return Err(not_yours()),
            loaded => loaded?,
        };
        let mandate = offered(cx, &vault, account)?;
        let visit = profile::acting(account, space, &mandate);
        let action = match answer {
            Answer::Accept => Action::Accept,
            Answer::Decline => Action::Decline,
        };
        if answer == Answer::Accept {
            has_room(cx, &vault, account, &mandate)?;
        }
        let permit = authorise(cx, &vault, &visit, action, Target::Space).await?;
        let answered = match answer {
            Answer::Accept => mandate.accept(cx.now),
            Answer::Decline => mandate.refuse(cx.now),
        };
        let answered = answered
            .map_err(|invalid| Error::new(Kind::Conflict, invalid.code()).because(invalid))?;
        let (name, given) = called(vault.for_change(&permit.grant).space()?);
        let commit = Commit::under(permit.grant, vault.version());
        let commit = owe(cx, &vault, commit, &permit.owed, &Told::by(&visit.actor, None))
            .put(Record::Mandate(answered.clone()))
            .task(profile::told(cx, space, &answered, (&name, &given)));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                profile::settle(cx, space, account.id, (&name, &given)).await?;
                return Ok((answered, visit));
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn not_yours() -> Error {
    Error::new(Kind::NotFound, "family.not-yours")
}

/// The offer that waits for this account.
fn offered(cx: &Cx, vault: &Vault, account: &Account) -> Result<Mandate> {
    let facts = vault.facts();
    let mut theirs = facts.mandates_of(account.id).peekable();
    if theirs.peek().is_none() {
        return Err(not_yours());
    }
    let waiting = theirs.find(|mandate| facts.on_offer(mandate, cx.rules(), cx.now));
    waiting.cloned().ok_or_else(|| Error::new(Kind::Conflict, "mandate.offer-over"))
}

/// Offers may be more than what fits: who answers first is in.
fn has_room(cx: &Cx, vault: &Vault, account: &Account, mandate: &Mandate) -> Result<()> {
    let (facts, rules) = (vault.facts(), cx.rules());
    if mandate.role != MandateRole::Delegate {
        return Ok(());
    }
    let there = facts.mandates.iter().filter(|other| {
        other.role == MandateRole::Delegate && facts.in_force(other, rules, cx.now)
    });
    if u32::try_from(there.count()).unwrap_or(u32::MAX) >= rules.delegates_max() {
        return Err(Error::new(Kind::Conflict, "family.delegates-full"));
    }
    // The offer itself is one of them.
    if helps(cx, account) > rules.helped_max() {
        return Err(Error::new(Kind::Conflict, "family.helped-full"));
    }
    Ok(())
}
