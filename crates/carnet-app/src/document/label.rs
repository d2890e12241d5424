//! The holder masks a document to professionals, or takes the mask off.

use carnet_core::access::Action;
use carnet_core::document::{Document, Label};
use carnet_core::id::DocumentId;

use super::patch::{Change, change};
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::Result;

/// Masks the document.
pub async fn mask(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    change(cx, visit, id, &[(Action::Mask, Change::Add(Label::Masked))]).await
}

/// Takes the mask off.
pub async fn unmask(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    change(cx, visit, id, &[(Action::Unmask, Change::Remove(Label::Masked))]).await
}
