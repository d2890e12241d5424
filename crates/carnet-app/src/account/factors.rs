//! What proves an account's owner, taken away.

use carnet_core::account::Account;
use carnet_store::StoreError;

use super::{authenticator, code, sign_in, tell};
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::Caller;

/// Takes an app away, asked for by the password.
///
/// # Errors
/// `factor.unknown`; `account.password-wrong`.
pub async fn remove(
    cx: &Cx,
    caller: &Caller,
    account: &Account,
    id: &str,
    password: &str,
) -> Result<()> {
    let unknown = || Error::new(Kind::NotFound, "factor.unknown");
    named(account, id).ok_or_else(unknown)?;
    sign_in::prove(cx, caller, account, password).await?;
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, account.id).await?;
        named(&account, id).ok_or_else(unknown)?;
        account.factors.apps.retain(|app| app.id != id);
        let commit = authenticator::of(&account).expecting(version);
        match cx.store().registry_commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                tell::everywhere(cx, &account.contact, "message-app-removed");
                return Ok(());
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// What its owner calls a proof.
pub fn named<'a>(account: &'a Account, id: &str) -> Option<&'a str> {
    account.factors.apps.iter().find(|app| app.id == id).map(|app| app.name.as_str())
}
