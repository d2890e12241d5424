//! « Qui peut voir ce document, et pourquoi »: the gate asked about everybody.

use carnet_core::access::explain::{Audience, as_profession, who_can_see};
use carnet_core::access::{Action, DocumentFacts, Target};
use carnet_core::document::Document;
use carnet_core::id::DocumentId;
use carnet_store::Load;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::document::read::{self, Opened};
use crate::error::Result;

/// Opens a document to its holder and says who else can: per profession and per named person.
///
/// One line, « read »: the explanation is part of the page, and tells nothing the page does not.
pub async fn read(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<(Opened, Vec<Audience>)> {
    let facts = cx.store().load(visit.space, Load::Documents).await?.facts().clone();
    let opened = read::read(cx, visit, id).await?;
    let audience = who_can_see(cx.gate(), &DocumentFacts::of(&opened.document), &facts, cx.now);
    Ok((opened, audience))
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
