//! The work list: patients a professional opened lately.

use carnet_core::id::OwnerId;
use carnet_core::practitioner::Recent;
use carnet_core::record::OwnerKind;
use carnet_store::RegistryCommit;

use crate::context::Cx;
use crate::error::Result;

/// The last patients, newest first.
pub async fn list(cx: &Cx, practitioner: OwnerId) -> Result<Vec<Recent>> {
    let kept = cx.store().registry::<Recent>(practitioner).await?;
    let mut recent: Vec<Recent> = kept.into_iter().map(|kept| kept.value).collect();
    recent.sort_by_key(|patient| std::cmp::Reverse(patient.opened));
    recent.truncate(20);
    Ok(recent)
}

/// Puts a patient at the top of the work list. One row per patient, keyed by the space.
pub async fn remember(cx: &Cx, practitioner: OwnerId, recent: &Recent) -> Result<()> {
    cx.store()
        .registry_commit(RegistryCommit::new(practitioner, OwnerKind::Practitioner).put(recent))
        .await?;
    Ok(())
}
