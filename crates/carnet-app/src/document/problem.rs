//! The holder reports a problem with a document: once, dated, in their binder and their history.
//!
//! Nobody is told by Carnet: the operator reads no space, and the author is reached by the holder.

use carnet_core::access::{Action, Target};
use carnet_core::document::Document;
use carnet_core::document::binder::{Problem, Report};
use carnet_core::id::DocumentId;

use super::arrange::under;
use carnet_store::Load;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// A document about to be reported, and what was reported of it before.
pub async fn about(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<(Document, Option<Report>)> {
    let asked = (Action::Describe, Target::Document(id));
    let opened = disclose(cx, visit, Load::Documents, asked.0, asked.1).await?;
    let unknown = || Error::new(Kind::NotFound, "access.document-unknown");
    let document = opened.document(id).cloned().ok_or_else(unknown)?;
    Ok((document, opened.binder().report_of(id).cloned()))
}

/// Keeps the report.
///
/// # Errors
/// `binder.reported`, `binder.comment-missing`, `binder.comment-too-long`, and the gate's refusals.
pub async fn report(
    cx: &Cx,
    visit: &Visit,
    id: DocumentId,
    problem: Problem,
    comment: &str,
) -> Result<()> {
    let keep =
        |binder: &mut carnet_core::document::Binder| binder.report(id, problem, comment, cx.now);
    under(cx, visit, Action::Report, &[Target::Document(id)], keep).await
}
