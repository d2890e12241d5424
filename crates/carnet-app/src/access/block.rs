//! The holder shuts a professional out, or lets them ask again.

use carnet_core::access::{Action, Target};
use carnet_core::document::Person;
use carnet_core::space::Block;
use carnet_store::{Commit, Load, Record, StoreError};

use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Blocks a professional who has, or had, an authorisation. They may still deposit.
///
/// # Errors
/// `access.professional-unknown` when this space never met them.
pub async fn block(cx: &Cx, visit: &Visit, rpps: &str) -> Result<()> {
    change(cx, visit, Action::Block, rpps).await
}

/// Lifts a block. Consent must be asked again: the old authorisation does not come back.
pub async fn unblock(cx: &Cx, visit: &Visit, rpps: &str) -> Result<()> {
    change(cx, visit, Action::Unblock, rpps).await
}

async fn change(cx: &Cx, visit: &Visit, action: Action, rpps: &str) -> Result<()> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, visit, action, Target::Space).await?;
        let person = known(&vault, rpps)?;
        let mut records = vec![Record::Block(Block {
            rpps: rpps.to_owned(),
            person,
            since: cx.now,
            lifted: (action == Action::Unblock).then_some(cx.now),
        })];
        for authorisation in &vault.facts().authorisations {
            if authorisation.rpps == rpps && authorisation.holds(cx.now) {
                let mut ended = authorisation.clone();
                ended.revoked = Some(cx.now);
                records.push(Record::Authorisation(ended));
            }
        }
        let commit = Commit::under(permit.grant, vault.version());
        let commit = records.into_iter().fold(commit, Commit::put);
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn known(vault: &carnet_store::Vault, rpps: &str) -> Result<Person> {
    let facts = vault.facts();
    let met = facts.authorisations.iter().find(|a| a.rpps == rpps).map(|a| a.person.clone());
    let blocked = || facts.blocks.iter().find(|b| b.rpps == rpps).map(|b| b.person.clone());
    met.or_else(blocked).ok_or_else(|| Error::new(Kind::NotFound, "access.professional-unknown"))
}
