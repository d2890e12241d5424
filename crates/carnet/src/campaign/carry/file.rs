//! One file of an earlier record: a CDA document, or an IHE_XDM archive of several.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use carnet_app::document::Draft;
use carnet_app::{Error, Kind};
use carnet_core::document::Label;
use carnet_interop::cda::{self, Limits};
use carnet_interop::fhir::{self, Target};
use carnet_interop::xdm;
use sha1::{Digest as _, Sha1};
use zip::ZipArchive;

use crate::send::source::sha256;

/// Largest file, in bytes: an archive of a whole record.
const FILE_MAX: u64 = 512 * 1024 * 1024;
/// Largest document of an archive, unpacked.
const DOCUMENT_MAX: u64 = 64 * 1024 * 1024;
/// Most documents of one archive.
const DOCUMENTS_MAX: usize = 10_000;

fn refused(code: &'static str) -> Error {
    Error::new(Kind::Unprocessable, code)
}

/// The documents in force of a file whose bytes have that sum.
pub(super) fn read(path: &Path, sum: &str) -> Result<Vec<Draft>, Error> {
    let size = fs::metadata(path).map_err(|_| refused("carry.file"))?.len();
    if size > FILE_MAX {
        return Err(refused("carry.large"));
    }
    let bytes = fs::read(path).map_err(|_| refused("carry.file"))?;
    if sha256(&bytes) != sum {
        return Err(refused("carry.sum"));
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        archive(bytes)
    } else {
        Ok(vec![draft(bytes, Vec::new())?])
    }
}

fn archive(bytes: Vec<u8>) -> Result<Vec<Draft>, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused("carry.archive"))?;
    let metadata = member(&mut archive, xdm::METADATA, xdm::METADATA_MAX)?;
    let metadata = String::from_utf8(metadata).map_err(|_| refused("xdm.not-well-formed"))?;
    let entries = xdm::read(&metadata).map_err(|error| refused(error.code()))?;
    if entries.len() > DOCUMENTS_MAX {
        return Err(refused("carry.large"));
    }
    let mut drafts = Vec::with_capacity(entries.len());
    for entry in entries {
        let bytes = member(&mut archive, &format!("{}{}", xdm::FOLDER, entry.file), DOCUMENT_MAX)?;
        if carnet_app::secret::hex(&Sha1::digest(&bytes)) != entry.sha1 {
            return Err(refused("carry.sum"));
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
) -> Result<Vec<u8>, Error> {
    let member = archive.by_name(name).map_err(|_| refused("carry.archive"))?;
    let mut bytes = Vec::new();
    member.take(limit + 1).read_to_end(&mut bytes).map_err(|_| refused("carry.archive"))?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size <= limit) {
        Ok(bytes)
    } else {
        Err(refused("carry.large"))
    }
}

/// A document with the labels of its metadata; the rest it says of itself.
fn draft(bytes: Vec<u8>, labels: Vec<Label>) -> Result<Draft, Error> {
    let document = cda::read(&bytes, &Limits::default()).map_err(|error| refused(error.code()))?;
    let read = fhir::from_cda(&document, bytes).map_err(|error| refused(error.code()))?;
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
