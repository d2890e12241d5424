//! Writes what the fund says of one person.

use carnet_core::access::{Action, Actor, Purpose, Target};
use carnet_core::insured::Insured;
use carnet_store::{Commit, Load, Record, StoreError};

use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Keeps what the fund knows of the person whose space the record names, in place of what it said before.
pub async fn register(cx: &Cx, actor: Actor, insured: &Insured) -> Result<()> {
    let visit = Visit { actor, purpose: Purpose::Service, space: insured.space };
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::WithInsured).await?;
        let permit = authorise(cx, &vault, &visit, Action::Register, Target::Space).await?;
        let commit = Commit::under(permit.grant, vault.version())
            .put(Record::Insured(Box::new(insured.clone())));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
