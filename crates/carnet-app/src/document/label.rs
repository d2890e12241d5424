//! The holder masks documents to professionals, or takes the mask off.

use carnet_core::access::{Action, DocumentFacts};
use carnet_core::document::{Document, Label};
use carnet_core::id::DocumentId;
use carnet_store::Load;

use super::patch::{Change, Step, change, one};
use super::selection::{self, SELECTED_MAX};
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::Result;

/// Masks the document.
pub async fn mask(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    one(cx, visit, &[step(id, Mask::On)]).await
}

/// Takes the mask off.
pub async fn unmask(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    one(cx, visit, &[step(id, Mask::Off)]).await
}

/// Whether a mask is put on or taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    /// On.
    On,
    /// Off.
    Off,
}

/// Masks or unmasks those of a selection that are not so yet, in one commit; how many they were.
///
/// # Errors
/// `selection.none`, `selection.too-many`, and the gate's refusals: nothing is changed then.
pub async fn set_many(cx: &Cx, visit: &Visit, ids: &[DocumentId], mask: Mask) -> Result<usize> {
    let ids = selection::bounded(ids, SELECTED_MAX)?;
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    let facts = vault.facts();
    // Of what the visitor may not see, nothing is taken as done: the gate refuses it as if it were not there.
    let sees = |document: &&DocumentFacts| {
        cx.gate().visible(&visit.actor, &visit.purpose, document, facts, cx.now).is_ok()
    };
    let done = |id: &DocumentId| {
        let there = facts.document(*id).filter(sees);
        there.is_some_and(|it| it.labels.has(Label::Masked, cx.now) == (mask == Mask::On))
    };
    let steps: Vec<Step> =
        ids.into_iter().filter(|id| !done(id)).map(|id| step(id, mask)).collect();
    if steps.is_empty() {
        return Ok(0);
    }
    change(cx, visit, &steps).await.map(|changed| changed.len())
}

fn step(id: DocumentId, mask: Mask) -> Step {
    match mask {
        Mask::On => Step::new(id, Action::Mask, Change::Add(Label::Masked)),
        Mask::Off => Step::new(id, Action::Unmask, Change::Remove(Label::Masked)),
    }
}
