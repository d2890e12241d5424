//! What the holder may still know of a document that was withdrawn: its name, by whom and when.

use carnet_core::access::{Action, Target};
use carnet_core::document::Status;
use carnet_core::history::Outcome;
use carnet_core::id::DocumentId;
use carnet_store::Load;
use jiff::Timestamp;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// A withdrawn document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its title.
    pub title: String,
    /// When it was withdrawn.
    pub at: Timestamp,
    /// Who did it; none when the holder did.
    pub who: Option<String>,
    /// Where they acted.
    pub place: Option<String>,
}

/// Looks it up in the history. One line: the history was read.
///
/// # Errors
/// `access.document-unknown` when it is not one, or not for this visitor.
pub async fn gone(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Gone> {
    let opened = disclose(cx, visit, Load::Documents, Action::ReadHistory, Target::Space).await?;
    let document = opened.document(id).filter(|document| document.status == Status::Deleted);
    let document = document.ok_or_else(|| Error::new(Kind::NotFound, "access.document-unknown"))?;
    let lines = cx.store().history(&opened).await?;
    let line = lines.iter().rev().find(|line| {
        line.detail.action == Action::Withdraw.as_str()
            && line.detail.document == Some(id)
            && matches!(line.detail.outcome, Outcome::Permitted(_))
    });
    let detail = line.map(|line| &line.detail);
    Ok(Gone {
        title: document.description.title.clone(),
        at: line.map_or(document.updated, |line| line.at),
        who: detail.filter(|it| it.actor != "holder").map(|it| it.name.clone()),
        place: detail.and_then(|it| it.structure.as_ref()).map(|(_, name)| name.clone()),
    })
}
