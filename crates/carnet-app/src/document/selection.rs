//! Several documents chosen in a list.

use carnet_core::access::{Action, Target};
use carnet_core::document::{Binder, Document};
use carnet_core::id::DocumentId;
use carnet_store::Load;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Most documents changed at once.
pub const SELECTED_MAX: usize = 50;

/// What was chosen, as the visitor may see it.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The documents, in the order they were chosen.
    pub documents: Vec<Document>,
    /// The holder's folders.
    pub binder: Binder,
}

/// Looks at a selection before something is done with it. One line, as for a list.
///
/// # Errors
/// `selection.none`, `selection.too-many`, `access.document-unknown` when one is not for this visitor.
pub async fn look(cx: &Cx, visit: &Visit, ids: &[DocumentId], at_most: usize) -> Result<Selection> {
    let ids = bounded(ids, at_most)?;
    let opened = disclose(cx, visit, Load::Documents, Action::List, Target::Space).await?;
    let found = ids.iter().map(|id| {
        let unknown = || Error::new(Kind::NotFound, "access.document-unknown");
        opened.document(*id).cloned().ok_or_else(unknown)
    });
    Ok(Selection { documents: found.collect::<Result<_>>()?, binder: opened.binder() })
}

/// Each document once, at least one and no more than that.
pub(crate) fn bounded(ids: &[DocumentId], at_most: usize) -> Result<Vec<DocumentId>> {
    let mut once: Vec<DocumentId> = Vec::with_capacity(ids.len());
    for id in ids {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    if once.is_empty() {
        return Err(Error::new(Kind::Unprocessable, "selection.none"));
    }
    if once.len() > at_most {
        let limit = at_most.to_string();
        return Err(Error::new(Kind::Unprocessable, "selection.too-many").with("limit", limit));
    }
    Ok(once)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_bounded_and_names_each_document_once() {
        let id = |number: u8| DocumentId::new(jiff::Timestamp::UNIX_EPOCH, [number; 10]);
        assert_eq!(bounded(&[id(1), id(2), id(1)], 2).unwrap(), [id(1), id(2)]);
        assert_eq!(bounded(&[], 2).unwrap_err().code, "selection.none");
        assert_eq!(bounded(&[id(1), id(2), id(3)], 2).unwrap_err().code, "selection.too-many");
    }
}
