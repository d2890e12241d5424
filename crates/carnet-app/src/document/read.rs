//! Reads one document: its metadata, its bytes, and what can be shown of it.

use carnet_core::access::{Action, DocumentFacts, Facts, Target};
use carnet_core::document::Document;
use carnet_core::id::DocumentId;
use carnet_core::space::Space;
use carnet_store::{Disclosed, Load, Vault};

use super::media::Media;
use crate::authorise::{Visit, disclose_with};
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

/// The same, with those of some other documents that the visitor would be shown, in the same order: what they saw
/// before may be masked or withdrawn since.
pub async fn read_among(
    cx: &Cx,
    visit: &Visit,
    id: DocumentId,
    others: &[DocumentId],
) -> Result<(Opened, Vec<DocumentId>)> {
    let look = |facts: &Facts| {
        let sees = |other: &&DocumentId| {
            facts.document(**other).is_some_and(|there| sees(cx, visit, facts, there))
        };
        (versions(cx, visit, facts, id), others.iter().filter(sees).copied().collect())
    };
    let (opened, (versions, seen)) = disclosed(cx, visit, id, look).await?;
    Ok((content(cx, &opened, id, versions).await?, seen))
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
    let versions = facts.versions(id).into_iter();
    versions.filter(|it| sees(cx, visit, facts, it)).map(|document| document.id).collect()
}

fn sees(cx: &Cx, visit: &Visit, facts: &Facts, document: &DocumentFacts) -> bool {
    cx.gate().visible(&visit.actor, &visit.purpose, document, facts, cx.now).is_ok()
}

/// The document and its bytes, once its line is written.
pub(crate) async fn content(
    cx: &Cx,
    opened: &Disclosed,
    id: DocumentId,
    versions: Vec<DocumentId>,
) -> Result<Opened> {
    let document = one(opened, id, &versions)?;
    let bytes = cx.store().content(opened, id).await?;
    let media = Media::sniff(&bytes).ok_or_else(|| Error::fault("a stored document has a type"))?;
    let space = opened.space().clone();
    Ok(Opened { space, document, bytes, media, versions })
}

/// Reads the metadata only. Leaves the line « describe ».
pub async fn describe(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Document> {
    let asked = (Action::Describe, Target::Document(id));
    let look = |vault: &Vault| versions(cx, visit, vault.facts(), id);
    let (opened, versions) = disclose_with(cx, visit, Load::Documents, asked, look).await?;
    one(&opened, id, &versions)
}

/// The document. It names of the others of its chain only those the visitor would be shown.
fn one(opened: &Disclosed, id: DocumentId, versions: &[DocumentId]) -> Result<Document> {
    let unknown = || Error::new(Kind::NotFound, "access.document-unknown");
    let mut document = opened.document(id).cloned().ok_or_else(unknown)?;
    document.replaces = document.replaces.filter(|before| versions.contains(before));
    document.replaced_by = document.replaced_by.filter(|after| versions.contains(after));
    Ok(document)
}
