//! Finds the software behind a client assertion, and refuses an assertion used twice (RFC 7523 §3).

use carnet_core::id::RecordId;
use carnet_core::limits::LimitKind;
use carnet_core::practitioner::Organisation;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_store::{RegistryCommit, StoreError};

use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{Caller, too_many};

/// The organisation of a client identifier.
///
/// # Errors
/// `client.unknown`, the same for a suspended one.
pub async fn by_client(cx: &Cx, client: &str) -> Result<Organisation> {
    let unknown = || Error::new(Kind::Unauthenticated, "client.unknown");
    let (owner, _) = cx.store().find(LookupKind::Client, client).await?.ok_or_else(unknown)?;
    let record = RecordId::from_uuid(owner.uuid());
    let kept = cx.store().registry_one::<Organisation>(owner, record).await?;
    kept.map(|kept| kept.value)
        .filter(|organisation| organisation.suspended.is_none())
        .ok_or_else(unknown)
}

/// Counts an assertion that was refused, and says so instead of why once there were too many. One that is right is
/// never counted: its signature cannot be guessed, so nobody is kept out by what others send in their name.
pub fn refused(cx: &Cx, caller: &Caller, client: &str, error: Error) -> Error {
    if error.kind != Kind::Unauthenticated {
        return error;
    }
    let network = caller.network();
    let pair = format!("{client}\n{network}");
    let tries = [
        (LimitKind::TokenClientAddress, pair.as_str()),
        (LimitKind::TokenAddress, network.as_str()),
        (LimitKind::TokenAll, ""),
    ];
    match cx.app.guard.take(cx.now, &tries) {
        Ok(_) => error,
        Err(wait) => too_many(Error::new(Kind::TooMany, "oauth.slow-down"), wait),
    }
}

/// Uses a token identifier up.
///
/// # Errors
/// `client.assertion-replayed` when it was used before.
pub async fn use_once(cx: &Cx, organisation: &Organisation, jti: &str) -> Result<()> {
    let text = format!("{}|{jti}", organisation.client);
    let commit = RegistryCommit::new(organisation.id, OwnerKind::Organisation).lookup(
        LookupKind::UsedToken,
        &text,
        None,
    );
    match cx.store().registry_commit(commit).await {
        Ok(_) => Ok(()),
        Err(StoreError::Duplicate { .. }) => {
            Err(Error::new(Kind::Unauthenticated, "client.assertion-replayed"))
        }
        Err(error) => Err(error.into()),
    }
}
