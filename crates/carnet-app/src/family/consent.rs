//! A protected adult consents to be assisted: without that, whom a court named to assist them opens nothing.

use carnet_core::access::{Action, Target};
use carnet_core::id::RecordId;
use carnet_core::space::MandateRole;
use carnet_store::{Commit, Load, Record, StoreError};

use super::invite::called;
use super::profile;
use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Consents, in one's own space, to a mandate of assistance.
///
/// # Errors
/// `family.mandate-unknown`, `mandate.offer-over`, and the gate's refusals.
pub async fn consent(cx: &Cx, own: &Visit, id: RecordId) -> Result<()> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(own.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, own, Action::Accept, Target::Space).await?;
        let mut mandates = vault.facts().mandates.iter();
        let found = mandates.find(|it| it.id == id && it.role == MandateRole::Assistant).cloned();
        let unknown = || Error::new(Kind::NotFound, "family.mandate-unknown");
        let accepted = found
            .ok_or_else(unknown)?
            .accept(cx.now)
            .map_err(|invalid| Error::new(Kind::Conflict, invalid.code()).because(invalid))?;
        let (name, given) = called(vault.for_change(&permit.grant).space()?);
        let commit = Commit::under(permit.grant, vault.version());
        let commit = owe(cx, &vault, commit, &permit.owed, &Told::by(&own.actor, None))
            .put(Record::Mandate(accepted.clone()))
            .task(profile::told(cx, own.space, &accepted, (&name, &given)));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                return profile::settle(cx, own.space, accepted.account, (&name, &given)).await;
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
