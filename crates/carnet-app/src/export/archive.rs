//! The archive a holder downloads: documents, their metadata, the ledger with its proofs.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Export, File};
use crate::error::{Error, Result};

/// Name of the ledger in the archive; `carnet verify` looks for it.
pub const LEDGER: &str = "ledger.json";

/// Packs an export, with files the door adds (explanations in the holder's language).
pub fn zip(export: &Export, more: &[File]) -> Result<Vec<u8>> {
    let ledger = export.ledger.to_json().map_err(Error::fault)?;
    let documents = serde_json::to_vec_pretty(&export.documents).map_err(Error::fault)?;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, bytes: &[u8]| -> Result<()> {
        archive.start_file(path, SimpleFileOptions::default()).map_err(Error::fault)?;
        archive.write_all(bytes).map_err(Error::fault)
    };
    for file in more.iter().chain(&export.files) {
        add(&file.path, &file.bytes)?;
    }
    if let Some(sheet) = &export.sheet {
        let sheet = serde_json::to_vec_pretty(sheet).map_err(Error::fault)?;
        add("emergency-sheet.json", &sheet)?;
    }
    add("documents.json", &documents)?;
    add("binder.json", &serde_json::to_vec_pretty(&export.binder).map_err(Error::fault)?)?;
    add(LEDGER, &ledger)?;
    Ok(archive.finish().map_err(Error::fault)?.into_inner())
}
