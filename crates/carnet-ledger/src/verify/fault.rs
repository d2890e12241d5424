//! What can be false in an export.

use serde::Serialize;

use super::KeySource;

/// One thing found false. It carries no foreign text but the path of a document, and that only once
/// it was found harmless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code")]
pub enum Fault {
    /// The export is too long to be read.
    #[error("the export is larger than {size_bytes_max} bytes")]
    #[serde(rename = "ledger.export-too-large")]
    ExportTooLarge {
        /// The limit.
        size_bytes_max: usize,
    },
    /// The export is not JSON of this shape.
    #[error("the export cannot be read from text line {line}, column {column} on")]
    #[serde(rename = "ledger.export-unreadable")]
    ExportUnreadable {
        /// The line of the text.
        line: usize,
        /// The column in it.
        column: usize,
        /// The line of the ledger that this is in, when it is in one.
        seq: Option<u64>,
    },
    /// The export is of a format that this program does not know.
    #[error("the format of the export is unknown")]
    #[serde(rename = "ledger.format-unknown")]
    FormatUnknown,
    /// The owner's id is not one.
    #[error("the owner cannot be read")]
    #[serde(rename = "ledger.owner-unreadable")]
    OwnerUnreadable,
    /// No line belongs to the owner that the export names.
    #[error("the lines are those of another owner")]
    #[serde(rename = "ledger.owner-differs")]
    OwnerDiffers,
    /// The key is not a vkey of type Ed25519.
    #[error("the key cannot be read")]
    #[serde(rename = "ledger.key-unreadable")]
    KeyUnreadable {
        /// Which key.
        from: KeySource,
    },
    /// The key in the export is not the one that was given.
    #[error("the key in the export is not the one given")]
    #[serde(rename = "ledger.key-differs")]
    KeyDiffers,
    /// The checkpoint is not one.
    #[error("the checkpoint cannot be read")]
    #[serde(rename = "ledger.checkpoint-unreadable")]
    CheckpointUnreadable,
    /// The export, its checkpoint and its key do not name the same log.
    #[error("the export, its checkpoint and its key name different logs")]
    #[serde(rename = "ledger.origin-differs")]
    OriginDiffers,
    /// The log has not signed this checkpoint.
    #[error("the signature of the checkpoint is false")]
    #[serde(rename = "ledger.signature-false")]
    SignatureFalse,
    /// A line does not have the shape of one.
    #[error("line {seq} cannot be read ({field})")]
    #[serde(rename = "ledger.line-unreadable")]
    LineUnreadable {
        /// The number it should have.
        seq: u64,
        /// The field that does not read.
        field: &'static str,
    },
    /// Lines are missing.
    #[error("{count} lines are missing from line {seq} on")]
    #[serde(rename = "ledger.line-missing")]
    LineMissing {
        /// The first missing number.
        seq: u64,
        /// How many.
        count: u64,
    },
    /// A line is not what was written.
    #[error("line {seq} is not what was written")]
    #[serde(rename = "ledger.line-broken")]
    LineBroken {
        /// Its number.
        seq: u64,
    },
    /// The detail shown is not the one that was hashed.
    #[error("the detail shown on line {seq} is not the one that was written")]
    #[serde(rename = "ledger.detail-differs")]
    DetailDiffers {
        /// The number of the line.
        seq: u64,
    },
    /// A line is not in the log where it is said to be.
    #[error("line {seq} is not in the log where it is said to be")]
    #[serde(rename = "ledger.proof-false")]
    ProofFalse {
        /// Its number.
        seq: u64,
    },
    /// A line is not in the log although a later one is.
    #[error("line {seq} was never published in the log, a later line was")]
    #[serde(rename = "ledger.line-unlogged")]
    LineUnlogged {
        /// Its number.
        seq: u64,
    },
    /// A document of the list does not have the shape of one.
    #[error("document {position} of the list cannot be read")]
    #[serde(rename = "ledger.document-unreadable")]
    DocumentUnreadable {
        /// Its place in the list, from 1.
        position: usize,
    },
    /// The path of a document is not one that is opened.
    #[error("the path of document {position} of the list is refused")]
    #[serde(rename = "ledger.file-name-refused")]
    FileNameRefused {
        /// Its place in the list, from 1.
        position: usize,
    },
    /// The line that should tell of a document tells nothing of the kind.
    #[error("line {seq} does not tell of document {file}")]
    #[serde(rename = "ledger.document-untold")]
    DocumentUntold {
        /// The path of the document.
        file: String,
        /// The number of the line.
        seq: u64,
    },
    /// A document is not in the archive.
    #[error("document {file} is missing")]
    #[serde(rename = "ledger.file-missing")]
    FileMissing {
        /// Its path.
        file: String,
        /// The line that tells of it.
        seq: u64,
    },
    /// A document does not have the size or the SHA-256 that it should.
    #[error("document {file} is not the one that was deposited")]
    #[serde(rename = "ledger.file-changed")]
    FileChanged {
        /// Its path.
        file: String,
        /// The line that tells of it.
        seq: u64,
    },
}

impl Fault {
    /// The stable code of this fault: the same as in its JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ExportTooLarge { .. } => "ledger.export-too-large",
            Self::ExportUnreadable { .. } => "ledger.export-unreadable",
            Self::FormatUnknown => "ledger.format-unknown",
            Self::OwnerUnreadable => "ledger.owner-unreadable",
            Self::OwnerDiffers => "ledger.owner-differs",
            Self::KeyUnreadable { .. } => "ledger.key-unreadable",
            Self::KeyDiffers => "ledger.key-differs",
            Self::CheckpointUnreadable => "ledger.checkpoint-unreadable",
            Self::OriginDiffers => "ledger.origin-differs",
            Self::SignatureFalse => "ledger.signature-false",
            Self::LineUnreadable { .. } => "ledger.line-unreadable",
            Self::LineMissing { .. } => "ledger.line-missing",
            Self::LineBroken { .. } => "ledger.line-broken",
            Self::DetailDiffers { .. } => "ledger.detail-differs",
            Self::ProofFalse { .. } => "ledger.proof-false",
            Self::LineUnlogged { .. } => "ledger.line-unlogged",
            Self::DocumentUnreadable { .. } => "ledger.document-unreadable",
            Self::FileNameRefused { .. } => "ledger.file-name-refused",
            Self::DocumentUntold { .. } => "ledger.document-untold",
            Self::FileMissing { .. } => "ledger.file-missing",
            Self::FileChanged { .. } => "ledger.file-changed",
        }
    }

    /// The line of the ledger that it concerns, if it concerns one.
    pub const fn seq(&self) -> Option<u64> {
        match self {
            Self::ExportUnreadable { seq, .. } => *seq,
            Self::LineUnreadable { seq, .. }
            | Self::LineMissing { seq, .. }
            | Self::LineBroken { seq }
            | Self::DetailDiffers { seq }
            | Self::ProofFalse { seq }
            | Self::LineUnlogged { seq }
            | Self::DocumentUntold { seq, .. }
            | Self::FileMissing { seq, .. }
            | Self::FileChanged { seq, .. } => Some(*seq),
            _ => None,
        }
    }

    /// The document that it concerns, if it concerns one: a path that is safe to print.
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::DocumentUntold { file, .. }
            | Self::FileMissing { file, .. }
            | Self::FileChanged { file, .. } => Some(file),
            _ => None,
        }
    }
}
