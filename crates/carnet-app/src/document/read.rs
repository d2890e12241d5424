//! Reads one document: its metadata, its bytes, and what can be shown of it.

use carnet_core::access::{Action, Facts, Target};
use carnet_core::document::Document;
use carnet_core::id::DocumentId;
use carnet_core::space::Space;
use carnet_store::{Disclosed, Load};

use super::media::Media;
use crate::authorise::{Visit, disclose, disclose_with};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// A document that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Whose space.
    pub space: Space,
    /// Its metadata.
    pub document: Document,
    /// Its clear bytes.
    pub bytes: Vec<u8>,
    /// What they are.
    pub media: Media,
    /// The versions of it that the visitor may see, newest first; itself alone when there is no other.
    pub versions: Vec<DocumentId>,
}

/// Opens a document: metadata and bytes. Leaves the line « read ».
pub async fn read(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Opened> {
    let (opened, versions) =
        disclosed(cx, visit, id, |facts| versions(cx, visit, facts, id)).await?;
    content(cx, &opened, id, versions).await
}

/// The line « read », and what `look` saw of the facts the gate decided on.
pub(crate) async fn disclosed<T>(
    cx: &Cx,
    visit: &Visit,
    id: DocumentId,
    look: impl Fn(&Facts) -> T,
) -> Result<(Disclosed, T)> {
    let asked = (Action::Read, Target::Document(id));
    disclose_with(cx, visit, Load::Documents, asked, |vault| look(vault.facts())).await
}

/// The versions of a document that the visitor would be shown, each asked of the gate.
pub(crate) fn versions(cx: &Cx, visit: &Visit, facts: &Facts, id: DocumentId) -> Vec<DocumentId> {
    let sees = |document: &&carnet_core::access::DocumentFacts| {
        cx.gate().visible(&visit.actor, &visit.purpose, document, facts, cx.now).is_ok()
    };
    facts.versions(id).into_iter().filter(sees).map(|document| document.id).collect()
}

/// The document and its bytes, once its line is written.
pub(crate) async fn content(
    cx: &Cx,
    opened: &Disclosed,
    id: DocumentId,
    versions: Vec<DocumentId>,
) -> Result<Opened> {
    let document = one(opened, id)?;
    let bytes = cx.store().content(opened, id).await?;
    let media = Media::sniff(&bytes).ok_or_else(|| Error::fault("a stored document has a type"))?;
    let space = opened.space().clone();
    Ok(Opened { space, document, bytes, media, versions })
}

/// Reads the metadata only. Leaves the line « describe ».
pub async fn describe(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    let opened =
        disclose(cx, visit, Load::Documents, Action::Describe, Target::Document(id)).await?;
    one(&opened, id)
}

fn one(opened: &Disclosed, id: DocumentId) -> Result<Document> {
    opened
        .document(id)
        .cloned()
        .ok_or_else(|| Error::new(Kind::NotFound, "access.document-unknown"))
}
