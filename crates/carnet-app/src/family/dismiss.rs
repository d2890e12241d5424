//! A mandate ends: the holder takes it back, who acts gives it up, the service ends it.

use carnet_core::access::{Action, Actor, Target};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::space::{Ending, Mandate, MandateRole};
use carnet_store::{Commit, Load, Record, StoreError};

use super::invite::called;
use super::profile;
use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Ends a mandate, in force or still offered.
///
/// # Errors
/// `family.mandate-unknown`, `family.not-yours-to-end`, `family.by-court`, `mandate.over`, and the gate's refusals.
pub async fn dismiss(cx: &Cx, visit: &Visit, id: RecordId) -> Result<Mandate> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, visit, Action::Dismiss, Target::Space).await?;
        let mandate = vault.facts().mandates.iter().find(|mandate| mandate.id == id).cloned();
        let unknown = || Error::new(Kind::NotFound, "family.mandate-unknown");
        let mandate = mandate.ok_or_else(unknown)?;
        may_end(cx, &visit.actor, &mandate)?;
        let ended = mandate
            .end(cx.now, Ending::Person(visit.actor.name()))
            .map_err(|invalid| Error::new(Kind::Conflict, invalid.code()).because(invalid))?;
        let (name, given) = called(vault.for_change(&permit.grant).space()?);
        let commit = Commit::under(permit.grant, vault.version());
        let commit = owe(cx, &vault, commit, &permit.owed, &Told::by(&visit.actor, None))
            .put(Record::Mandate(ended.clone()))
            .task(profile::told(cx, visit.space, &ended, (&name, &given)));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                profile::settle(cx, visit.space, ended.account, (&name, &given)).await?;
                return Ok(ended);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// Everybody gives up what is theirs; a holder takes back what they gave, a parent what they offered. What a court
/// decided ends by a court.
fn may_end(cx: &Cx, actor: &Actor, mandate: &Mandate) -> Result<()> {
    let own = |account: OwnerId| mandate.account == account;
    let may = match actor {
        Actor::Holder(_) => mandate.role != MandateRole::Guardian,
        Actor::Representative(who) => {
            own(who.account) || (mandate.role == MandateRole::Parent && mandate.waits(cx.now))
        }
        Actor::Delegate(who) => own(who.account),
        _ => return Ok(()),
    };
    match (may, mandate.role) {
        (_, MandateRole::Guardian) => Err(Error::new(Kind::Forbidden, "family.by-court")),
        (true, _) => Ok(()),
        (false, _) => Err(Error::new(Kind::Forbidden, "family.not-yours-to-end")),
    }
}
