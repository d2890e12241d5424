//! Finds a document by a business identifier, for requests that name no id of ours (`docs/adr/0006-deposit-lookup.md`).

use carnet_core::id::{DocumentId, OwnerId};
use carnet_core::record::LookupKind;

use super::check::bare;
use crate::context::Cx;
use crate::error::Result;

/// The document that a structure (IDNST) deposited under a `uniqueId`, and the space it is in.
///
/// Only its depositor finds it so. What may be done to it is still for the gate to say.
pub async fn deposited(
    cx: &Cx,
    structure: &str,
    identifier: &str,
) -> Result<Option<(OwnerId, DocumentId)>> {
    let text = deposit_text(structure, identifier);
    let found = cx.store().find(LookupKind::Deposit, &text).await?;
    Ok(found.and_then(|(space, record)| Some((space, DocumentId::from(record?)))))
}

/// What the index of deposits holds, blinded.
pub(crate) fn deposit_text(structure: &str, unique_id: &str) -> String {
    format!("{structure}|{}", bare(unique_id))
}

/// The document of a `logicalId` (`urn:uuid:…`), if the text is one.
pub fn logical(identifier: &str) -> Option<DocumentId> {
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

    #[test]
    fn an_oid_is_found_in_both_its_forms() {
        assert_eq!(
            deposit_text("1750803447", "urn:oid:1.2.3"),
            deposit_text("1750803447", "1.2.3")
        );
    }
}
