//! The choices of the first day, once they are made, and the terms in force, once they are accepted.

use carnet_core::account::{Account, FirstChoices};
use carnet_core::id::OwnerId;
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError};

use super::code;
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Writes down that the first choices were made.
pub async fn made(cx: &Cx, account: OwnerId) -> Result<()> {
    change(cx, account, |account| account.first_choices = FirstChoices::Done).await
}

/// Writes down that the terms in force were accepted.
pub async fn accept_terms(cx: &Cx, account: OwnerId) -> Result<()> {
    let terms = cx.settings().terms.clone();
    change(cx, account, |account| account.terms.clone_from(&terms)).await
}

/// Changes an account, again when somebody else did meanwhile.
pub(crate) async fn change(
    cx: &Cx,
    owner: OwnerId,
    change: impl Fn(&mut Account) + Send,
) -> Result<()> {
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, owner).await?;
        change(&mut account);
        let commit = RegistryCommit::new(owner, OwnerKind::Account).put(&account);
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
