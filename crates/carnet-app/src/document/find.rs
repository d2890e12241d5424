//! Finds a document of a space by a business identifier, for requests that name no id of ours.

use carnet_core::id::{DocumentId, OwnerId};

use super::check::bare;
use crate::context::Cx;
use crate::error::Result;

/// The document of a `uniqueId`, or of a `logicalId` (`urn:uuid:…`).
///
/// It tells nothing by itself: whether the visitor may know of the document is for the gate to say, and a
/// `logicalId` is only known to be one there.
pub async fn by_identifier(
    cx: &Cx,
    space: OwnerId,
    identifier: &str,
) -> Result<Option<DocumentId>> {
    let found = cx.store().find_document(space, bare(identifier)).await?;
    Ok(found.map(DocumentId::from).or_else(|| logical(identifier)))
}

/// The document of a `logicalId`.
pub(crate) fn logical(identifier: &str) -> Option<DocumentId> {
    let uuid = identifier.strip_prefix("urn:uuid:")?;
    uuid::Uuid::try_parse(uuid).ok().map(DocumentId::from_uuid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logical_id_is_a_uuid() {
        assert!(logical("urn:uuid:0b4cf3a1-8a0a-4d4e-a6b5-0123456789ab").is_some());
        assert!(logical("urn:oid:1.2.3").is_none());
        assert!(logical("1.2.3").is_none());
    }
}
