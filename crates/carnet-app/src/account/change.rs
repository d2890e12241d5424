//! An account, changed: again when somebody else did meanwhile.

use carnet_core::account::Account;
use carnet_core::id::OwnerId;
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError};

use super::code;
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// An account as it is kept.
pub(super) fn of(account: &Account) -> RegistryCommit {
    RegistryCommit::new(account.id, OwnerKind::Account).put(account)
}

/// Changes an account.
pub(crate) async fn change(
    cx: &Cx,
    owner: OwnerId,
    change: impl Fn(&mut Account) + Send,
) -> Result<()> {
    let done = move |account: &mut Account| {
        change(account);
        Ok(())
    };
    try_change(cx, owner, done).await.map(drop)
}

/// Changes an account, unless `change` refuses: what it answered, and the account, once that is durable.
pub(super) async fn try_change<T: Send>(
    cx: &Cx,
    owner: OwnerId,
    change: impl Fn(&mut Account) -> Result<T> + Send,
) -> Result<(T, Account)> {
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, owner).await?;
        let answer = change(&mut account)?;
        match cx.store().registry_commit(of(&account).expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| (answer, account)).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
