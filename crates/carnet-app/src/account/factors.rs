//! What proves an account's owner, taken away.

use carnet_core::account::Account;
use carnet_core::record::LookupKind;
use carnet_store::StoreError;

use super::{change, code, sign_in, tell};
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::Caller;

/// Takes an app or a passkey away, asked for by the password.
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
        let key = account.factors.passkeys.iter().position(|key| key.id == id);
        let key = key.map(|place| account.factors.passkeys.remove(place));
        let commit = change::of(&account).expecting(version);
        let (commit, words) = match key {
            Some(key) => {
                (commit.unlookup(LookupKind::Passkey, key.credential), "message-passkey-removed")
            }
            None => (commit, "message-app-removed"),
        };
        match cx.store().registry_commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                tell::everywhere(cx, &account.contact, words);
                return Ok(());
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// What its owner calls a proof.
pub fn named<'a>(account: &'a Account, id: &str) -> Option<&'a str> {
    let apps = account.factors.apps.iter().map(|app| (&app.id, &app.name));
    let keys = account.factors.passkeys.iter().map(|key| (&key.id, &key.name));
    apps.chain(keys).find(|(one, _)| *one == id).map(|(_, name)| name.as_str())
}
