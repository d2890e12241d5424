//! The browsers that opened an account, forgotten one by one or all at once.

use carnet_core::account::Session;
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError};

use super::{code, end, password};
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Forgets one browser: its sessions are over, and it has no tries of its own any more. The session one forgets it
/// from goes on.
///
/// # Errors
/// `device.unknown`.
pub async fn forget(cx: &Cx, session: &Session, name: &str) -> Result<()> {
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, session.owner).await?;
        let before = account.devices.len();
        account.devices.retain(|device| device.name != name);
        if account.devices.len() == before {
            return Err(Error::new(Kind::NotFound, "device.unknown"));
        }
        let of_it = |one: &Session| one.id != session.id && one.device.as_deref() == Some(name);
        let commit = RegistryCommit::new(session.owner, OwnerKind::Account).put(&account);
        let commit = end::sessions(cx, session.owner, commit, of_it).await?;
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// Forgets all of them and ends every other session.
pub async fn forget_all(cx: &Cx, session: &Session) -> Result<()> {
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, session.owner).await?;
        account.devices.clear();
        let commit = password::others_over(cx, session).await?.put(&account);
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
