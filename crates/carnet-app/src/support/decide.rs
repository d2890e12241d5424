//! What a person who was identified decides by telephone: to refuse their space, to have it after all, to close it.

use carnet_core::access::Action;
use carnet_core::space::SpaceState;

use super::{Agent, change, identified};
use crate::context::Cx;
use crate::error::Result;
use crate::space::life;
use crate::space::oppose::{self, Proof};

/// Refuses the space for them.
///
/// # Errors
/// `support.not-identified`; those of the gate when it may not be opposed.
pub async fn oppose(cx: &Cx, agent: &Agent<'_>) -> Result<()> {
    let call = identified(cx, agent).await?;
    oppose::by_service(cx, &agent.visit(call.space)).await?;
    now_in(cx, agent, "opposed").await
}

/// The proof that they refused.
///
/// # Errors
/// `support.not-identified`, `oppose.none`.
pub async fn proof(cx: &Cx, agent: &Agent<'_>) -> Result<Proof> {
    let call = identified(cx, agent).await?;
    oppose::proof_of(cx, &agent.visit(call.space)).await
}

/// They want their space after all.
///
/// # Errors
/// `support.not-identified`; those of the gate when it was not opposed.
pub async fn create(cx: &Cx, agent: &Agent<'_>) -> Result<()> {
    let call = identified(cx, agent).await?;
    oppose::end_by_service(cx, &agent.visit(call.space)).await?;
    now_in(cx, agent, "created").await
}

/// Closes the space: it is kept for its archive, and its holder is told.
///
/// # Errors
/// `support.not-identified`; those of the gate when it cannot be closed.
pub async fn close(cx: &Cx, agent: &Agent<'_>) -> Result<()> {
    let call = identified(cx, agent).await?;
    let archive_until = cx.rules().archive_ends(cx.now);
    let closed = |state: SpaceState| state.close(cx.now, archive_until);
    life::step(cx, &agent.visit(call.space), Action::Close, closed).await?;
    now_in(cx, agent, "closed").await
}

async fn now_in(cx: &Cx, agent: &Agent<'_>, state: &str) -> Result<()> {
    change(cx, agent, |call| state.clone_into(&mut call.state)).await.map(drop)
}
