//! The operator's alerts: listed, and accepted when there is a reason.

use carnet_core::id::{OwnerId, RecordId};
use carnet_core::reach::{Alert, Book};
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError};
use uuid::Uuid;

use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// The owner all alerts hang on.
pub(super) fn owner() -> OwnerId {
    OwnerId::from_uuid(Uuid::from_u128(0xa1e7))
}

/// Every alert, newest first.
pub async fn list(cx: &Cx) -> Result<Vec<Alert>> {
    let kept = cx.store().registry::<Alert>(owner()).await?;
    let mut alerts: Vec<Alert> = kept.into_iter().map(|kept| kept.value).collect();
    alerts.sort_by_key(|alert| std::cmp::Reverse(alert.at));
    Ok(alerts)
}

/// Accepts an alert: its actor goes on today, and the days that waited for it teach like others.
///
/// # Errors
/// `alert.unknown`.
pub async fn accept(cx: &Cx, id: RecordId) -> Result<Alert> {
    let unknown = || Error::new(Kind::NotFound, "alert.unknown");
    let kept = cx.store().registry_one::<Alert>(owner(), id).await?.ok_or_else(unknown)?;
    let alert = Alert { accepted: Some(cx.now), ..kept.value };
    release(cx, alert.book).await?;
    cx.store().registry_commit(RegistryCommit::new(owner(), OwnerKind::System).put(&alert)).await?;
    Ok(alert)
}

async fn release(cx: &Cx, book: OwnerId) -> Result<()> {
    for _ in 0..RETRIES {
        let kept = cx.store().registry_one::<Book>(book, RecordId::from_uuid(Uuid::nil())).await?;
        let Some(mut kept) = kept else { return Ok(()) };
        kept.value.turn(cx.now);
        kept.value.accept();
        let commit = RegistryCommit::new(book, OwnerKind::System).put(&kept.value);
        match cx.store().registry_commit(commit.expecting(kept.version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
