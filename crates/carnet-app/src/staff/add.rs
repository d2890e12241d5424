//! Gives somebody who works for the service a login of their own.

use carnet_core::account::Account;
use carnet_core::account::password::{self, Personal};
use carnet_core::account::staff::{Member, StaffRole};
use carnet_core::id::RecordId;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_core::space::Contact;
use carnet_store::{RegistryCommit, StoreError};

use super::owner;
use crate::account::normal;
use crate::account::password::{hash, known_of};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Who comes to work.
#[derive(Clone)]
pub struct NewMember {
    /// Login, compared without case; no citizen has the same.
    pub login: String,
    /// Password in clear; only its hash is kept.
    pub password: String,
    /// Name, as persons read it in their history.
    pub name: String,
    /// What they will do.
    pub role: StaffRole,
    /// Where one-time codes go.
    pub contact: Contact,
}

impl std::fmt::Debug for NewMember {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewMember").field("role", &self.role).finish_non_exhaustive()
    }
}

/// Opens the account. The rules of passwords are those of everybody.
///
/// # Errors
/// The first rule a password breaks (`password.length`…); `account.login-taken`.
pub async fn add(cx: &Cx, new: NewMember) -> Result<Member> {
    let id = cx.new_owner();
    // Nobody's space: what this login opens is no space.
    let account = Account::new(id, new.login, String::new(), new.name, new.contact, id);
    let broken = password::broken(&new.password, &known_of(Personal::default(), &account));
    if let Some(rule) = broken.first() {
        return Err(Error::new(Kind::Unprocessable, rule.code()));
    }
    let login = normal(&account.login);
    let taken = || Error::new(Kind::Conflict, "account.login-taken");
    if cx.store().find(LookupKind::Login, &login).await?.is_some() {
        return Err(taken());
    }
    let account =
        Account { password: hash(cx, &new.password).await?, staff: Some(new.role), ..account };
    let member = Member {
        id,
        login: account.login.clone(),
        name: account.name.clone(),
        role: new.role,
        since: cx.now,
        ended: None,
    };
    // Listed first: nobody has a login that is on no list.
    let listed = RegistryCommit::new(owner(), OwnerKind::System);
    cx.store().registry_commit(listed.put(&member)).await?;
    let commit = RegistryCommit::new(id, OwnerKind::Account).put(&account);
    match cx.store().registry_commit(commit.lookup(LookupKind::Login, login, None)).await {
        Ok(_) => Ok(member),
        Err(error) => {
            let record = RecordId::from_uuid(id.uuid());
            let forgotten = RegistryCommit::new(owner(), OwnerKind::System);
            cx.store().registry_commit(forgotten.remove::<Member>(record)).await?;
            match error {
                StoreError::Duplicate { .. } => Err(taken()),
                other => Err(other.into()),
            }
        }
    }
}
