//! The work list: patients a professional opened lately.

use carnet_core::account::Session;
use carnet_core::id::OwnerId;
use carnet_core::practitioner::Recent;
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

/// Puts a patient at the top of the work list, and what is on the desk into the session, in one commit. One row per
/// patient, keyed by the space.
pub async fn remember(
    cx: &Cx,
    session: &Session,
    context: serde_json::Value,
    recent: &Recent,
) -> Result<()> {
    let session = Session { context: Some(context), ..session.clone() };
    let commit = RegistryCommit::new(session.owner, session.kind).put(recent).put(&session);
    cx.store().registry_commit(commit).await?;
    Ok(())
}
