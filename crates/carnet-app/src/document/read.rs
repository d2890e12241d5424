//! Reads one document: its metadata, its bytes, and what can be shown of it.

use carnet_core::access::{Action, Target};
use carnet_core::document::Document;
use carnet_core::id::DocumentId;
use carnet_core::space::Space;
use carnet_store::{Disclosed, Load};

use super::media::Media;
use crate::authorise::{Visit, disclose};
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
}

/// Opens a document: metadata and bytes. Leaves the line « read ».
pub async fn read(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Opened> {
    let opened = disclose(cx, visit, Load::Documents, Action::Read, Target::Document(id)).await?;
    let document = one(&opened, id)?;
    let bytes = cx.store().content(&opened, id).await?;
    let media = Media::sniff(&bytes).ok_or_else(|| Error::fault("a stored document has a type"))?;
    let space = opened.space().clone();
    Ok(Opened { space, document, bytes, media })
}

/// Reads the metadata only. Leaves the line « describe ».
pub async fn describe(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    let opened =
        disclose(cx, visit, Load::Documents, Action::Describe, Target::Document(id)).await?;
    one(&opened, id)
}

fn one(opened: &Disclosed, id: DocumentId) -> Result<Document> {
    opened
        .documents()
        .iter()
        .find(|document| document.id == id)
        .cloned()
        .ok_or_else(|| Error::new(Kind::NotFound, "access.document-unknown"))
}
