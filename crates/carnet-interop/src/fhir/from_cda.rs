//! A CDA to a deposit, for the sender (`carnet send`): its own header describes it.

use carnet_core::document::Shelf;

use super::draft::{Draft, sha1};
use super::identifier::{self, Target};
use crate::cda::{self, Cda};
use crate::describe::{Undescribed, describe};

/// MIME type of a CDA in XDS.
const MEDIA_TYPE: &str = "text/xml";

/// A draft of the document, bytes as given, without labels: masking lives in metadata, not in a CDA.
///
/// # Errors
/// What the header does not say and a deposit must.
pub fn from_cda(cda: &Cda, bytes: Vec<u8>) -> Result<Draft, Undescribed> {
    let header = &cda.header;
    let mut description = describe(cda)?;
    description.unique_id =
        unique_id(&header.id).ok_or(Undescribed::Missing("ClinicalDocument.id"))?;
    let start = description.service.start;
    description.service.stop = description.service.stop.filter(|stop| *stop >= start);
    Ok(Draft {
        description,
        labels: Vec::new(),
        shelf: Shelf::Active,
        replaces: header.replaces().find_map(unique_id).map(Target::Identifier),
        media_type: MEDIA_TYPE.to_owned(),
        declared_hash: Some(sha1(&bytes)),
        declared_size: u64::try_from(bytes.len()).ok(),
        bytes,
    })
}

fn unique_id(id: &cda::Identifier) -> Option<String> {
    identifier::of_cda(&id.root, id.extension.as_deref())
}
