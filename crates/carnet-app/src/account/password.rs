//! A new password: proven by the old one, judged by the rules, and every other session is over.

use carnet_core::account::password::{self, PasswordRule, Personal, REMEMBERED};
use carnet_core::account::{Account, Session};
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError};

use super::{code, end, sign_in, tell};
use crate::authorise::{RETRIES, Visit};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::Caller;
use crate::secret;
use crate::space::identity;

/// What came of a new password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judged {
    /// It is in force.
    Kept,
    /// It breaks these rules; nothing changed.
    Refused(Vec<PasswordRule>),
}

/// Changes the password of a holder, in an open session of theirs.
///
/// # Errors
/// `account.password-wrong` when the old one is not right; `signin.slow-down` after too many tries.
pub async fn change(
    cx: &Cx,
    caller: &Caller,
    visit: &Visit,
    (account, session): (&Account, &Session),
    (old, new): (&str, &str),
) -> Result<Judged> {
    sign_in::prove(cx, caller, account, old).await?;
    let space = identity::of_holder(cx, visit).await?;
    let about = Personal::of(&space.traits, space.ins.matricule());
    let about = known_of(about, account);
    let judged = judge(cx, account, &about, new).await?;
    if judged != Judged::Kept {
        return Ok(judged);
    }
    let hash = hash(cx, new).await?;
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, account.id).await?;
        replace(&mut account, hash.clone());
        let commit = others_over(cx, session).await?.put(&account).expecting(version);
        match cx.store().registry_commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                tell::everywhere(cx, &account.contact, "message-password-changed");
                return Ok(Judged::Kept);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// Adds what the account itself says of a person.
pub(crate) fn known_of(about: Personal, account: &Account) -> Personal {
    let contact = [account.contact.email.as_deref(), account.contact.mobile.as_deref()];
    let known = [Some(account.login.as_str()), Some(account.name.as_str())];
    known.into_iter().chain(contact).flatten().fold(about, Personal::with)
}

/// Judges a password: the rules first, and only of one that keeps them, whether it was used before.
pub(super) async fn judge(
    cx: &Cx,
    account: &Account,
    about: &Personal,
    new: &str,
) -> Result<Judged> {
    let rules = password::broken(new, about);
    if !rules.is_empty() {
        return Ok(Judged::Refused(rules));
    }
    let before = [&account.password].into_iter().chain(&account.earlier);
    for hash in before {
        if sign_in::verify(cx, hash.clone(), new.to_owned()).await? {
            return Ok(Judged::Refused(vec![PasswordRule::Used]));
        }
    }
    Ok(Judged::Kept)
}

/// Hashes a password away from the threads that serve others.
pub(crate) async fn hash(cx: &Cx, password: &str) -> Result<String> {
    let _turn = cx.app.guard.hashing().await?;
    let (chance, password) = (cx.app.chance.clone(), password.to_owned());
    tokio::task::spawn_blocking(move || secret::hash_password(&password, &chance))
        .await
        .map_err(Error::fault)
}

pub(super) fn replace(account: &mut Account, hash: String) {
    let before = std::mem::replace(&mut account.password, hash);
    account.earlier.insert(0, before);
    account.earlier.truncate(REMEMBERED);
}

/// Ends every session of the account but this one. What leads to them stays and leads to nothing.
pub(super) async fn others_over(cx: &Cx, kept: &Session) -> Result<RegistryCommit> {
    let commit = RegistryCommit::new(kept.owner, OwnerKind::Account);
    end::sessions(cx, kept.owner, commit, |one| one.id != kept.id).await
}
