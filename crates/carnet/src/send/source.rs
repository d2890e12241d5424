//! Files to send: found, read, and made into a request.

use std::io;
use std::path::{Path, PathBuf};

use carnet_interop::cda::{self, CdaError, Limits};
use carnet_interop::describe::Undescribed;
use carnet_interop::fhir;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Deepest folder that is looked into.
const DEPTH_MAX: usize = 16;

/// A file read and ready.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    draft: fhir::Draft,
}

/// Why a file is not sent at all.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unready {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] io::Error),
    /// It is not a CDA we read.
    #[error(transparent)]
    Cda(#[from] CdaError),
    /// Its header does not say enough.
    #[error(transparent)]
    Header(#[from] Undescribed),
}

impl Unready {
    /// Stable code of the error.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::File(_) => "send.file-unreadable",
            Self::Cda(error) => error.code(),
            Self::Header(error) => error.code(),
        }
    }

    /// The arguments of the sentence shown to people, by name.
    pub(super) fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::File(error) => vec![("reason", error.to_string())],
            Self::Cda(error) => error.arguments(),
            Self::Header(error) => error.arguments(),
        }
    }
}

impl Ready {
    /// Makes the request of a file's bytes. A « document auto-présentable » goes as it is: the server
    /// unwraps it too, and executes nothing.
    pub(super) fn from_bytes(bytes: Vec<u8>) -> Result<Self, Unready> {
        let document = cda::read(&bytes, &Limits::default())?;
        Ok(Self { draft: fhir::from_cda(&document, bytes)? })
    }

    /// Identifier of the document.
    pub(super) fn unique_id(&self) -> &str {
        &self.draft.description.unique_id
    }

    /// True when it takes the place of an earlier version.
    pub(super) fn replaces(&self) -> bool {
        self.draft.replaces.is_some()
    }

    /// The body of the request (ITI-105), with or without the version it replaces.
    pub(super) fn body(&self, previous: Previous) -> Value {
        match previous {
            Previous::Named => fhir::build::simplified(&self.draft),
            Previous::Left => {
                fhir::build::simplified(&fhir::Draft { replaces: None, ..self.draft.clone() })
            }
        }
    }
}

/// Whether a request names the version it replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Previous {
    /// Named, if there is one.
    Named,
    /// Left out: the server does not know it.
    Left,
}

/// SHA-256, hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    carnet_app::secret::hex(&Sha256::digest(bytes))
}

/// The files of the arguments, in order; of a folder every `.xml` below it.
pub(super) fn gather(arguments: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in arguments {
        if path.is_dir() {
            walk(path, DEPTH_MAX, &mut files);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    files
}

/// A folder that cannot be listed is left aside: its files were not named one by one.
fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<std::fs::DirEntry> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // Links are not followed: a folder may point at its parent.
        let Ok(kind) = entry.file_type() else { continue };
        let is_xml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"));
        if kind.is_dir() && depth > 0 {
            walk(&path, depth - 1, files);
        } else if kind.is_file() && is_xml {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::population;

    #[test]
    fn a_folder_gives_its_xml_files_in_order_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("b")).unwrap();
        for name in ["c.xml", "a.XML", "b/d.xml", "notes.txt"] {
            std::fs::write(at(name), "<x/>").unwrap();
        }
        let files = gather(&[at("c.xml"), folder.path().to_owned(), at("absent.xml")]);
        assert_eq!(files, [at("c.xml"), at("a.XML"), at("b/d.xml"), at("absent.xml")]);
    }

    #[test]
    fn local_refusals_have_codes() {
        let refused = |bytes: &[u8]| Ready::from_bytes(bytes.to_vec()).unwrap_err();
        assert_eq!(refused(b"<a b=c/>").code(), "cda.not-well-formed");
        assert_eq!(refused(b"<a/>").code(), "cda.wrong-root");
        let missing = Unready::from(io::Error::from(io::ErrorKind::NotFound));
        assert_eq!(missing.code(), "send.file-unreadable");
    }

    #[test]
    fn a_wrapped_document_goes_as_it_is() {
        let population = population::generate(1, 0, date(2026, 3, 2));
        let martine = population.people.first().unwrap();
        let plain = martine.documents().first().unwrap().cda(martine);
        let text = String::from_utf8(plain).unwrap();
        let inner = text.split_once("?>").map_or(text.as_str(), |(_, inner)| inner);
        let wrapped = format!(
            "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">{inner}</xsl:stylesheet>"
        );
        let ready = Ready::from_bytes(wrapped.clone().into_bytes()).unwrap();
        assert_eq!(ready.draft.bytes, wrapped.into_bytes());
        assert!(ready.unique_id().starts_with("urn:oid:2.25."));
        assert!(!ready.replaces());
    }
}
