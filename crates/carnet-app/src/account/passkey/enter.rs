//! A passkey opens the account it was added to.

use carnet_core::account::Account;
use carnet_core::account::factor::{Passkey, Travel};
use carnet_core::record::LookupKind;
use carnet_interop::webauthn::{Backup, Ceremony, PublicKey, authenticator, client};
use carnet_store::{RegistryCommit, StoreError};

use super::{Party, bytes, challenge, handle, refused, verify};
use crate::account::code::{self, SignedIn};
use crate::account::{end, open};
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{self, Caller};

/// What a browser brings back, each part in Base64url.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// `rawId`.
    pub credential: &'a str,
    /// `clientDataJSON`.
    pub client: &'a str,
    /// `authenticatorData`.
    pub data: &'a str,
    /// `signature`.
    pub signature: &'a str,
    /// `userHandle`; empty when there is none.
    pub handle: &'a str,
}

fn no() -> Error {
    Error::new(Kind::Unauthenticated, "passkey.refused")
}

/// Opens a session (§7.2). The challenge of the cookie is used up with it.
///
/// # Errors
/// `passkey.refused`, whatever is wrong; `passkey.copied` when the authenticator counts backwards;
/// `signin.slow-down` after too many tries.
pub async fn enter(cx: &Cx, caller: &Caller, cookie: &str, proof: Proof<'_>) -> Result<SignedIn> {
    let party = Party::of(&cx.settings().base_url).ok_or_else(no)?;
    let slow_down = Error::new(Kind::TooMany, "signin.slow-down");
    let taken = guard::take_code(cx, caller, slow_down)?;
    let (asked, nonce) = challenge::of_cookie(cx, cookie).ok_or_else(no)?;
    let said = bytes(proof.client).ok_or_else(no)?;
    client(&said, Ceremony::Get, &asked, &party.origin).map_err(refused)?;
    let found = cx.store().find(LookupKind::Passkey, proof.credential).await?;
    let (owner, _) = found.ok_or_else(no)?;
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, owner).await.map_err(|_| no())?;
        judge(cx, &mut account, (&party, &said), proof)?;
        if !end::is_open(cx, &account).await? {
            return Err(no());
        }
        let (commit, signed_in) = open::open(cx, caller, &mut account);
        let commit = used(commit, nonce).expecting(version);
        match cx.store().registry_commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(StoreError::Duplicate { .. }) => return Err(no()),
            Err(error) => return Err(error.into()),
            Ok(_) => {
                cx.app.guard.give_back(taken);
                return Ok(signed_in);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// A challenge that opened something opens nothing more.
fn used(commit: RegistryCommit, nonce: &str) -> RegistryCommit {
    commit.lookup(LookupKind::UsedToken, format!("passkey|{nonce}"), None)
}

/// Judges the proof, and writes into the account what the passkey says of itself.
fn judge(
    cx: &Cx,
    account: &mut Account,
    (party, said): (&Party, &[u8]),
    proof: Proof<'_>,
) -> Result<()> {
    let whose = handle(account.id);
    if !(proof.handle.is_empty() || proof.handle == whose) {
        return Err(no());
    }
    let mut keys = account.factors.passkeys.iter_mut();
    let key = keys.find(|key| key.credential == proof.credential).ok_or_else(no)?;
    let data = bytes(proof.data).ok_or_else(no)?;
    let signature = bytes(proof.signature).ok_or_else(no)?;
    let public = PublicKey::of_cose(&bytes(&key.key).ok_or_else(no)?).map_err(refused)?;
    let read = authenticator(&data, &party.hash()).map_err(refused)?;
    if !verify::signed(&public, &data, said, &signature) {
        return Err(no());
    }
    let travel = travelled(key, read.backup).ok_or_else(no)?;
    // A count that does not grow is the mark of a copy (§6.1.1); who counts nothing says 0 for ever.
    if (read.counter != 0 || key.counter != 0) && read.counter <= key.counter {
        return Err(Error::new(Kind::Unauthenticated, "passkey.copied"));
    }
    (key.counter, key.travel, key.used) = (read.counter, travel, Some(cx.now));
    Ok(())
}

/// Whether a passkey may travel is settled when it is made (§6.1.3).
fn travelled(key: &Passkey, backup: Backup) -> Option<Travel> {
    match (key.travel, backup) {
        (Travel::Bound, Backup::Bound) => Some(Travel::Bound),
        (Travel::Eligible | Travel::Done, Backup::Eligible) => Some(Travel::Eligible),
        (Travel::Eligible | Travel::Done, Backup::Done) => Some(Travel::Done),
        (Travel::Bound, _) | (_, Backup::Bound) => None,
    }
}
