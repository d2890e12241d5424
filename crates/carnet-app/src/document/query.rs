//! What a visitor may see of a space, all at once, for doors that choose and order by themselves
//! (ITI-66, ITI-67): superseded and archived documents too. One line for the whole.

use std::sync::Arc;

use carnet_core::access::{Action, Target};
use carnet_core::document::{Document, Submission};
use carnet_core::space::Space;
use carnet_store::Load;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::Result;

/// What there is to choose from.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Whose space.
    pub space: &'a Space,
    /// Every document the visitor may see, whatever its status and shelf, in order of reception.
    pub documents: &'a [&'a Document],
    /// Every lot de soumission of which they may see a document, with those documents only.
    pub submissions: &'a [&'a Submission],
}

/// Lists the space and lets `choose` take what it wants: nothing that is not chosen is copied.
pub async fn query<T>(cx: &Cx, visit: &Visit, choose: impl FnOnce(Seen<'_>) -> T) -> Result<T> {
    let opened = disclose(cx, visit, Load::Documents, Action::List, Target::Space).await?;
    // A lot whose documents are all hidden would say that there is something.
    let submissions: Vec<&Submission> = opened
        .submissions()
        .iter()
        .map(Arc::as_ref)
        .filter(|lot| !lot.documents.is_empty())
        .collect();
    let documents: Vec<&Document> = opened.documents().iter().map(Arc::as_ref).collect();
    Ok(choose(Seen { space: opened.space(), documents: &documents, submissions: &submissions }))
}
