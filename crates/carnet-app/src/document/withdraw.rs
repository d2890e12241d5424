//! Withdraws a document: its author takes it back, the holder is told (logical deletion).

use carnet_core::access::Action;
use carnet_core::document::Document;
use carnet_core::id::DocumentId;

use super::patch::{Change, change};
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::Result;

/// Withdraws the document.
pub async fn withdraw(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    change(cx, visit, id, &[(Action::Withdraw, Change::Withdraw)]).await
}
