//! A document somebody wants to deposit: what is said of it, and its bytes.

mod context;
mod sheet;

use carnet_core::document::{Description, Label, Shelf};
use sha1::{Digest as _, Sha1};

use super::at::At;
use super::error::{FhirError, Rule};
use super::identifier::Target;
use super::json::DOCUMENT_BYTES_MAX;

pub(super) use sheet::{Sheet, is_archived_url, read};

/// Which of the two profiles a deposit follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    /// `pdsm-comprehensive-document-reference`, in an ITI-65 transaction.
    Comprehensive,
    /// `pdsm-simplified-publish`, alone (ITI-105).
    Simplified,
}

/// A document ready to be deposited: read, checked against itself, not yet against value sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What its depositor says of it.
    pub description: Description,
    /// The labels asked for; empty is the wire's `N`.
    pub labels: Vec<Label>,
    /// Put away at once, or not.
    pub shelf: Shelf,
    /// The document it replaces.
    pub replaces: Option<Target>,
    /// MIME type as declared.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// SHA-1 as declared, already compared with the bytes.
    pub declared_hash: Option<[u8; 20]>,
    /// Size as declared, already compared with the bytes.
    pub declared_size: Option<u64>,
}

/// SHA-1 of bytes: imposed by XDS and FHIR on the wire, trusted for nothing.
pub fn sha1(bytes: &[u8]) -> [u8; 20] {
    Sha1::digest(bytes).into()
}

impl Sheet {
    /// Joins the metadata with its bytes, refusing a size or a hash that is not theirs.
    pub(super) fn with_bytes(self, bytes: Vec<u8>, at: &At) -> Result<Draft, FhirError> {
        let attachment = at.item("content", 0).member("attachment");
        if bytes.is_empty() {
            return Err(FhirError::new(Rule::Empty, attachment));
        }
        if bytes.len() > DOCUMENT_BYTES_MAX {
            return Err(FhirError::new(Rule::DocumentTooLarge, attachment));
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if self.declared_size.is_some_and(|declared| declared != size) {
            return Err(FhirError::new(Rule::SizeMismatch, attachment.member("size")).with(size));
        }
        if self.declared_hash.is_some_and(|declared| declared != sha1(&bytes)) {
            return Err(FhirError::new(Rule::HashMismatch, attachment.member("hash")));
        }
        Ok(Draft {
            description: self.description,
            labels: self.labels,
            shelf: self.shelf,
            replaces: self.replaces,
            media_type: self.media_type,
            bytes,
            declared_hash: self.declared_hash,
            declared_size: self.declared_size,
        })
    }
}
