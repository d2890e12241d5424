//! « Qui peut voir ce document, et pourquoi »: the gate asked about everybody.

use carnet_core::access::explain::{Audience, as_profession, who_can_see};
use carnet_core::access::{Action, DocumentFacts, Target};
use carnet_core::document::Document;
use carnet_core::id::DocumentId;
use carnet_store::Load;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Who can see one document.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The document.
    pub document: Document,
    /// Per profession and per named person.
    pub audience: Vec<Audience>,
}

/// Explains one document to its holder.
pub async fn document(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Explained> {
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    let facts = vault.facts().clone();
    drop(vault);
    let opened =
        disclose(cx, visit, Load::Documents, Action::Explain, Target::Document(id)).await?;
    let document = opened
        .documents()
        .iter()
        .find(|document| document.id == id)
        .cloned()
        .ok_or_else(|| Error::new(Kind::NotFound, "access.document-unknown"))?;
    let audience = who_can_see(cx.gate(), &DocumentFacts::of(&document), &facts, cx.now);
    Ok(Explained { document, audience })
}

/// The documents a profession would see, as the holder asks it.
pub async fn profession(cx: &Cx, visit: &Visit, profession: &str) -> Result<Vec<Document>> {
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    let shown = as_profession(cx.gate(), profession, vault.facts(), cx.now);
    drop(vault);
    let opened = disclose(cx, visit, Load::Documents, Action::List, Target::Space).await?;
    let documents = opened.documents().iter();
    Ok(documents.filter(|document| shown.contains(&document.id)).cloned().collect())
}
