//! Signing in: a password, then the second factor ([`super::code`]). Both, always.

use carnet_core::account::Account;
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::limits::LimitKind;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_core::space::Contact;
use carnet_store::RegistryCommit;

use super::code::{self, Asked};
use super::{device, normal};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{Caller, too_many};
use crate::secret;

/// First factor. Answer, work and waiting time are the same for an unknown login and a wrong password.
///
/// # Errors
/// `signin.refused`; `signin.slow-down` after too many failures; `signin.crowded`.
pub async fn password(cx: &Cx, caller: &Caller, login: &str, password: &str) -> Result<Asked> {
    let login = normal(login);
    let device = known(cx, caller, &login).await?;
    let taken = take(cx, caller, &login, device.as_deref())?;
    let (account, real) = match by_login(cx, &login).await? {
        Some(account) => (account, true),
        None => (decoy(cx).await?, false),
    };
    let right = verify(cx, account.password.clone(), password.to_owned()).await?;
    if !(right && real) {
        return Err(Error::new(Kind::Unauthenticated, "signin.refused"));
    }
    cx.app.guard.give_back(taken);
    code::ask_first(cx, caller, account).await
}

/// The password once more, of somebody who is signed in: what they are about to change is theirs to keep.
///
/// # Errors
/// `account.password-wrong`; `signin.slow-down` after too many failures.
pub(crate) async fn prove(
    cx: &Cx,
    caller: &Caller,
    account: &Account,
    password: &str,
) -> Result<()> {
    let login = normal(&account.login);
    let device = device::known(cx, account, caller);
    let taken = take(cx, caller, &login, device.as_deref())?;
    if !verify(cx, account.password.clone(), password.to_owned()).await? {
        return Err(Error::new(Kind::Unprocessable, "account.password-wrong"));
    }
    cx.app.guard.give_back(taken);
    Ok(())
}

/// The name of a browser that opened this account before, unless its owner had it forgotten. Only who brings a proof
/// makes us look.
async fn known(cx: &Cx, caller: &Caller, login: &str) -> Result<Option<String>> {
    if device::proven(cx, login, caller).is_none() {
        return Ok(None);
    }
    let account = by_login(cx, login).await?;
    Ok(account.and_then(|account| device::known(cx, &account, caller)))
}

/// One try. A browser that opened this account before has its own, so that strangers cannot keep its owner out.
fn take(
    cx: &Cx,
    caller: &Caller,
    login: &str,
    device: Option<&str>,
) -> Result<crate::guard::Taken> {
    let network = caller.network();
    if let Some(device) = device {
        let own = format!("{device}\n{login}");
        let tries = [(LimitKind::PasswordDevice, own.as_str())];
        if let Ok(taken) = cx.app.guard.take(cx.now, &tries) {
            return Ok(taken);
        }
    }
    let pair = format!("{login}\n{network}");
    let tries = [
        (LimitKind::PasswordLoginAddress, pair.as_str()),
        (LimitKind::PasswordLogin, login),
        (LimitKind::PasswordAddress, network.as_str()),
        (LimitKind::PasswordAll, ""),
    ];
    cx.app
        .guard
        .take(cx.now, &tries)
        .map_err(|wait| too_many(Error::new(Kind::TooMany, "signin.slow-down"), wait))
}

/// Argon2 takes tens of milliseconds and 19 MB: never on a thread that serves others, and a few at a time.
pub(super) async fn verify(cx: &Cx, hash: String, password: String) -> Result<bool> {
    let _turn = cx.app.guard.hashing().await?;
    tokio::task::spawn_blocking(move || secret::verify_password(&password, &hash))
        .await
        .map_err(Error::fault)
}

async fn by_login(cx: &Cx, login: &str) -> Result<Option<Account>> {
    let Some((owner, _)) = cx.store().find(LookupKind::Login, login).await? else {
        return Ok(None);
    };
    read(cx, owner).await
}

async fn read(cx: &Cx, owner: OwnerId) -> Result<Option<Account>> {
    let record = RecordId::from_uuid(owner.uuid());
    Ok(cx.store().registry_one::<Account>(owner, record).await?.map(|kept| kept.value))
}

/// The account that is read when there is none, so that reading takes as long: it has no login and opens nothing.
async fn decoy(cx: &Cx) -> Result<Account> {
    let id = OwnerId::from_uuid(uuid::Uuid::from_u128(0xdec0));
    if let Some(account) = read(cx, id).await? {
        return Ok(account);
    }
    let (login, name) = (String::new(), String::new());
    let account = Account::new(id, login, cx.app.decoy.clone(), name, Contact::default(), id);
    cx.store().registry_commit(RegistryCommit::new(id, OwnerKind::Account).put(&account)).await?;
    Ok(account)
}
