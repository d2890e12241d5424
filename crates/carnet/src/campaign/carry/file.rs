//! One file of an earlier record: a CDA document, or an IHE_XDM archive of several.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use carnet_app::document::Draft;
use carnet_core::document::Label;
use carnet_interop::cda::{self, CdaError, Limits};
use carnet_interop::describe::Undescribed;
use carnet_interop::fhir::{self, Target};
use carnet_interop::xdm::{self, XdmError};
use sha1::{Digest as _, Sha1};
use zip::ZipArchive;

use crate::send::source::sha256;

/// Largest file, in bytes: an archive of a whole record.
const FILE_MAX: u64 = 512 * 1024 * 1024;
/// Largest document of an archive, unpacked.
const DOCUMENT_MAX: u64 = 64 * 1024 * 1024;
/// Most documents of one archive.
const DOCUMENTS_MAX: usize = 10_000;

/// Why a file is not taken.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unfit {
    /// It is not there, or cannot be read.
    #[error("the file cannot be read")]
    File,
    /// Its bytes are not those that were announced.
    #[error("the sum is another")]
    Sum,
    /// No archive, or one that lacks a member.
    #[error("the archive cannot be read")]
    Archive,
    /// More than is looked into.
    #[error("too large")]
    Large,
    /// What the archive says of its documents.
    #[error(transparent)]
    Metadata(#[from] XdmError),
    /// A document that is no CDA.
    #[error(transparent)]
    Cda(#[from] CdaError),
    /// A document that says too little of itself.
    #[error(transparent)]
    Header(#[from] Undescribed),
}

impl Unfit {
    /// Stable code of the error.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::File => "carry.file",
            Self::Sum => "carry.sum",
            Self::Archive => "carry.archive",
            Self::Large => "carry.large",
            Self::Metadata(error) => error.code(),
            Self::Cda(error) => error.code(),
            Self::Header(error) => error.code(),
        }
    }
}

/// The documents in force of a file whose bytes have that sum.
pub(super) fn read(path: &Path, sum: &str) -> Result<Vec<Draft>, Unfit> {
    let size = fs::metadata(path).map_err(|_| Unfit::File)?.len();
    if size > FILE_MAX {
        return Err(Unfit::Large);
    }
    let bytes = fs::read(path).map_err(|_| Unfit::File)?;
    if sha256(&bytes) != sum {
        return Err(Unfit::Sum);
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        archive(bytes)
    } else {
        Ok(vec![draft(bytes, Vec::new())?])
    }
}

fn archive(bytes: Vec<u8>) -> Result<Vec<Draft>, Unfit> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unfit::Archive)?;
    let metadata = member(&mut archive, xdm::METADATA, xdm::METADATA_MAX)?;
    let metadata = String::from_utf8(metadata).map_err(|_| XdmError::Xml)?;
    let entries = xdm::read(&metadata)?;
    if entries.len() > DOCUMENTS_MAX {
        return Err(Unfit::Large);
    }
    let mut drafts = Vec::with_capacity(entries.len());
    for entry in entries {
        let bytes = member(&mut archive, &format!("{}{}", xdm::FOLDER, entry.file), DOCUMENT_MAX)?;
        if carnet_app::secret::hex(&Sha1::digest(&bytes)) != entry.sha1 {
            return Err(Unfit::Sum);
        }
        drafts.push(draft(bytes, entry.labels)?);
    }
    Ok(drafts)
}

/// One member, unpacked within bounds.
fn member(
    archive: &mut ZipArchive<Cursor<Vec<u8>>>,
    name: &str,
    limit: u64,
) -> Result<Vec<u8>, Unfit> {
    let member = archive.by_name(name).map_err(|_| Unfit::Archive)?;
    let mut bytes = Vec::new();
    member.take(limit + 1).read_to_end(&mut bytes).map_err(|_| Unfit::Archive)?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size <= limit) {
        Ok(bytes)
    } else {
        Err(Unfit::Large)
    }
}

/// A document with the labels of its metadata; the rest it says of itself.
fn draft(bytes: Vec<u8>, labels: Vec<Label>) -> Result<Draft, Unfit> {
    let document = cda::read(&bytes, &Limits::default())?;
    let read = fhir::from_cda(&document, bytes)?;
    let replaces = read.replaces.map(|target| match target {
        Target::Identifier(name) | Target::Resource(name) => name,
    });
    Ok(Draft {
        description: read.description,
        labels,
        replaces,
        media_type: read.media_type,
        bytes: read.bytes,
        shelf: read.shelf,
    })
}
