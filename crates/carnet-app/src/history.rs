//! The history of a space, in the holder's eyes.

use carnet_core::access::{Action, Target};
use carnet_core::document::Document;
use carnet_core::history::Line;
use carnet_core::id::DocumentId;
use carnet_store::Load;
use jiff::Timestamp;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::Result;

/// What to keep of the history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this person, by name as shown.
    pub who: Option<String>,
    /// From this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

/// The history, newest line first.
#[derive(Debug, Clone)]
pub struct History {
    /// The lines kept by the filter.
    pub lines: Vec<Line>,
    /// The documents they speak of that the visitor may see.
    pub documents: Vec<Document>,
    /// Everybody who appears in it.
    pub people: Vec<String>,
}

impl History {
    /// The document a line speaks of, when the visitor may see it.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }
}

/// Reads the history.
///
/// A line whose document is hidden from the visitor is not in it: not counted, not hinted at.
pub async fn read(cx: &Cx, visit: &Visit, filter: &Filter) -> Result<History> {
    let opened = disclose(cx, visit, Load::Documents, Action::ReadHistory, Target::Space).await?;
    let mut lines = cx.store().history(&opened).await?;
    let mut people: Vec<String> = lines.iter().map(|line| line.detail.name.clone()).collect();
    people.sort_unstable();
    people.dedup();
    lines.retain(|line| {
        filter.who.as_deref().is_none_or(|who| line.detail.name == who)
            && filter.from.is_none_or(|from| line.at >= from)
            && filter.until.is_none_or(|until| line.at < until)
    });
    lines.reverse();
    Ok(History { lines, documents: opened.documents().to_vec(), people })
}
