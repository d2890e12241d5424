//! Ids on the wire: the space, then what is in it (`docs/adr/0002-wire-ids.md`).
//!
//! 64 hexadecimal characters, the longest id FHIR allows: a request finds its space without any index.

use carnet_app::{Error, Kind, Result};
use carnet_core::id::{DocumentId, OwnerId, SubmissionId};
use uuid::Uuid;

/// Length of an id.
const LEN: usize = 64;

/// The id of something in a space.
pub(super) fn id(space: OwnerId, inner: Uuid) -> String {
    format!("{}{}", space.uuid().simple(), inner.simple())
}

/// The id of a document, and of its bytes.
pub(super) fn document(space: OwnerId, document: DocumentId) -> String {
    id(space, document.uuid())
}

/// The id of a submission set.
pub(super) fn submission(space: OwnerId, submission: SubmissionId) -> String {
    id(space, submission.uuid())
}

/// The id of the person a space belongs to.
pub(super) fn patient(space: OwnerId) -> String {
    space.uuid().simple().to_string()
}

/// The two halves of an id, if it is one of ours.
pub(super) fn split(text: &str) -> Option<(OwnerId, Uuid)> {
    let ours = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    if text.len() != LEN || !text.bytes().all(ours) {
        return None;
    }
    let (space, inner) = text.split_at_checked(LEN / 2)?;
    let space = Uuid::try_parse(space).ok()?;
    Some((OwnerId::from_uuid(space), Uuid::try_parse(inner).ok()?))
}

/// The space and the document of an id.
///
/// # Errors
/// `access.document-unknown`, as for a document one may not know of.
pub(super) fn of_document(text: &str) -> Result<(OwnerId, DocumentId)> {
    let (space, inner) =
        split(text).ok_or_else(|| Error::new(Kind::NotFound, "access.document-unknown"))?;
    Ok((space, DocumentId::from_uuid(inner)))
}

/// The document of an id, for a search inside one space.
pub(crate) fn resolve(text: &str) -> Option<DocumentId> {
    split(text).map(|(_, inner)| DocumentId::from_uuid(inner))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn an_id_says_which_space_and_which_document() {
        let space = OwnerId::new(Timestamp::UNIX_EPOCH, [1; 10]);
        let of = DocumentId::new(Timestamp::UNIX_EPOCH, [2; 10]);
        let text = document(space, of);
        assert_eq!(text.len(), LEN);
        assert_eq!(of_document(&text).unwrap(), (space, of));
    }

    #[test]
    fn what_is_not_ours_is_unknown() {
        let upper = "A".repeat(LEN);
        for bad in ["", "1", upper.as_str(), &"g".repeat(LEN), &"0".repeat(63), &"é".repeat(32)] {
            assert_eq!(of_document(bad).unwrap_err().code, "access.document-unknown", "{bad}");
        }
    }
}
