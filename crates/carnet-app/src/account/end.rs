//! The end of an account: of its sessions, of the way in, of all of it.

use carnet_core::account::{Account, Session};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_store::{RegistryCommit, StoreError};

use super::{normal, passkey};
use crate::context::Cx;
use crate::error::Result;

/// The account of the holder of a space, if it has one.
pub async fn of_space(cx: &Cx, space: OwnerId) -> Result<Option<Account>> {
    let Some((owner, _)) = cx.store().find(LookupKind::Holder, &space.to_string()).await? else {
        return Ok(None);
    };
    let record = RecordId::from_uuid(owner.uuid());
    match cx.store().registry_one::<Account>(owner, record).await {
        Err(StoreError::Erased { .. }) => Ok(None),
        kept => Ok(kept?.map(|kept| kept.value)),
    }
}

/// Ends, with a commit, those of an account's sessions that are to end.
pub(super) async fn sessions(
    cx: &Cx,
    account: OwnerId,
    commit: RegistryCommit,
    ends: impl Fn(&Session) -> bool,
) -> Result<RegistryCommit> {
    let all = cx.store().registry::<Session>(account).await?;
    Ok(all.into_iter().filter(|one| ends(&one.value)).fold(commit, |commit, one| {
        commit.remove::<Session>(RecordId::from_uuid(one.value.id.uuid()))
    }))
}

/// Ends every session of the account and takes its login away: nobody signs in to it any more, with the right
/// password or not.
pub(crate) async fn lock(cx: &Cx, account: &Account) -> Result<()> {
    let commit = RegistryCommit::new(account.id, OwnerKind::Account);
    let commit = sessions(cx, account.id, commit, |_| true).await?;
    let commit = commit.unlookup(LookupKind::Login, normal(&account.login));
    cx.store().registry_commit(commit).await?;
    Ok(())
}

/// Gives the login back, when it was taken away by mistake.
pub(crate) async fn unlock(cx: &Cx, account: &Account) -> Result<()> {
    let login = normal(&account.login);
    let commit = RegistryCommit::new(account.id, OwnerKind::Account);
    let commit = commit.lookup(LookupKind::Login, login, None);
    match cx.store().registry_commit(commit).await {
        // It was never taken away.
        Ok(_) | Err(StoreError::Duplicate { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Whether the account may still be opened: the way in was not taken away.
pub(crate) async fn is_open(cx: &Cx, account: &Account) -> Result<bool> {
    let found = cx.store().find(LookupKind::Login, &normal(&account.login)).await?;
    Ok(found.is_some_and(|(owner, _)| owner == account.id))
}

/// Erases the account: its sessions and the ways in, then its key.
pub(crate) async fn erase(cx: &Cx, account: &Account) -> Result<()> {
    lock(cx, account).await?;
    let commit = RegistryCommit::new(account.id, OwnerKind::Account)
        .unlookup(LookupKind::Holder, account.space.to_string());
    let keys = passkey::credentials(account);
    let commit = keys.fold(commit, |commit, key| commit.unlookup(LookupKind::Passkey, key));
    cx.store().registry_commit(commit).await?;
    cx.store().erase(account.id).await?;
    Ok(())
}
