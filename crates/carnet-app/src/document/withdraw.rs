//! Withdraws documents: their author takes them back, the holder is told (logical deletion).

use carnet_core::access::{Action, Reason, Request, Target};
use carnet_core::document::Document;
use carnet_core::id::DocumentId;
use carnet_store::Load;

use super::patch::{Change, Step, change, one};
use super::selection;
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::Result;

/// Most documents withdrawn at once.
pub const WITHDRAWN_MAX: usize = 10;

/// What became of a selection.
#[derive(Debug, Clone)]
pub struct Withdrawn {
    /// What was withdrawn.
    pub done: Vec<Document>,
    /// What was left, and why.
    pub left: Vec<(DocumentId, Reason)>,
}

/// Withdraws the document.
pub async fn withdraw(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    one(cx, visit, &[Step::new(id, Action::Withdraw, Change::Withdraw)]).await
}

/// Withdraws what the visitor may withdraw of a selection, in one commit, and says what is left and why.
///
/// What is left was not asked for in the end: it costs no line.
///
/// # Errors
/// `selection.none`, `selection.too-many`.
pub async fn withdraw_many(cx: &Cx, visit: &Visit, ids: &[DocumentId]) -> Result<Withdrawn> {
    let ids = selection::bounded(ids, WITHDRAWN_MAX)?;
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    let mut steps = Vec::new();
    let mut left = Vec::new();
    for id in ids {
        let request = Request {
            actor: &visit.actor,
            purpose: &visit.purpose,
            action: Action::Withdraw,
            target: Target::Document(id),
            now: cx.now,
        };
        match cx.gate().decide(&request, vault.facts()) {
            Ok(_) => steps.push(Step::new(id, Action::Withdraw, Change::Withdraw)),
            Err(refusal) => left.push((id, refusal.reason())),
        }
    }
    let done = if steps.is_empty() { Vec::new() } else { change(cx, visit, &steps).await? };
    Ok(Withdrawn { done, left })
}
