//! Opens an account on a space.

use carnet_core::account::Account;
use carnet_core::id::OwnerId;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_core::space::Contact;
use carnet_store::RegistryCommit;

use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::secret;

/// What an account is made of.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Login, compared without case.
    pub login: String,
    /// Password in clear; only its hash is kept.
    pub password: String,
    /// Name of the person.
    pub name: String,
    /// Where one-time codes go.
    pub contact: Contact,
    /// The space it opens.
    pub space: OwnerId,
}

/// Opens the account.
///
/// # Errors
/// `account.login-taken` when somebody has this login, `account.space-taken` when this space has an account.
pub async fn create(cx: &Cx, new: NewAccount) -> Result<Account> {
    let password = secret::hash_password(&new.password, &cx.app.chance);
    let id = cx.new_owner();
    let account = Account::new(id, new.login, password, new.name, new.contact, new.space);
    let commit = RegistryCommit::new(account.id, OwnerKind::Account)
        .put(&account)
        .lookup(LookupKind::Login, super::normal(&account.login), None)
        .lookup(LookupKind::Holder, account.space.to_string(), None);
    cx.store().registry_commit(commit).await.map_err(|error| match error {
        carnet_store::StoreError::Duplicate { kind: LookupKind::Holder } => {
            Error::new(Kind::Conflict, "account.space-taken")
        }
        carnet_store::StoreError::Duplicate { .. } => {
            Error::new(Kind::Conflict, "account.login-taken")
        }
        other => other.into(),
    })?;
    Ok(account)
}
