//! Why a document is refused. Each refusal has a stable code and typed arguments; the sentences
//! for people live with the pages.

use std::fmt;

/// Why a document could not be read as CDA R2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CdaError {
    /// The file is larger than the limit.
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        max: usize,
    },
    /// The character encoding is not one we read, or the bytes do not follow it.
    Encoding {
        /// The declared encoding.
        declared: String,
    },
    /// The file stops before its end.
    Truncated,
    /// The file is not well-formed XML.
    NotWellFormed {
        /// Line, from 1.
        line: u32,
        /// Column, from 1.
        column: u32,
    },
    /// The file carries a DTD or declares entities.
    DtdRefused,
    /// Elements nest too deeply.
    TooDeep {
        /// The limit.
        max: usize,
    },
    /// Too many elements.
    TooManyNodes {
        /// The limit.
        max: usize,
    },
    /// Too many attributes or namespace declarations.
    TooManyAttributes {
        /// The limit.
        max: usize,
    },
    /// The root element is neither a `ClinicalDocument` nor a stylesheet that carries one.
    WrongRoot {
        /// What was found.
        found: String,
    },
    /// The wrapper carries more than one document.
    SeveralDocuments {
        /// How many.
        count: usize,
    },
    /// The document is about more than one person (structuration minimale: `recordTarget` 1..1).
    SeveralPatients {
        /// How many.
        count: usize,
    },
    /// A mandatory element is missing or empty.
    MissingElement {
        /// Its path under `ClinicalDocument`.
        path: &'static str,
    },
    /// A mandatory date does not follow HL7 TS.
    BadDate {
        /// Its path under `ClinicalDocument`.
        path: &'static str,
        /// What was found.
        value: String,
    },
    /// Embedded content is not valid base64.
    Base64Invalid,
    /// Embedded content is larger than the limit once decoded.
    BodyTooLarge {
        /// Its size once decoded.
        bytes: usize,
        /// The limit.
        max: usize,
    },
    /// The unstructured body is empty.
    BodyEmpty,
    /// The unstructured body is a reference to a file elsewhere.
    BodyExternal,
    /// The unstructured body is of a kind we do not accept.
    MediaUnsupported {
        /// The declared media type.
        declared: String,
    },
    /// The unstructured body is not what it says.
    MediaMismatch {
        /// The declared media type.
        declared: &'static str,
        /// What the first bytes say, or `unknown`.
        found: &'static str,
    },
}

impl CdaError {
    /// The stable code of the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "cda.too-large",
            Self::Encoding { .. } => "cda.encoding",
            Self::Truncated => "cda.truncated",
            Self::NotWellFormed { .. } => "cda.not-well-formed",
            Self::DtdRefused => "cda.dtd-refused",
            Self::TooDeep { .. } => "cda.too-deep",
            Self::TooManyNodes { .. } => "cda.too-many-nodes",
            Self::TooManyAttributes { .. } => "cda.too-many-attributes",
            Self::WrongRoot { .. } => "cda.wrong-root",
            Self::SeveralDocuments { .. } => "cda.several-documents",
            Self::SeveralPatients { .. } => "cda.several-patients",
            Self::MissingElement { .. } => "cda.missing-element",
            Self::BadDate { .. } => "cda.bad-date",
            Self::Base64Invalid => "cda.base64-invalid",
            Self::BodyTooLarge { .. } => "cda.body-too-large",
            Self::BodyEmpty => "cda.body-empty",
            Self::BodyExternal => "cda.body-external",
            Self::MediaUnsupported { .. } => "cda.media-unsupported",
            Self::MediaMismatch { .. } => "cda.media-mismatch",
        }
    }

    /// The arguments of the sentence shown to people, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { bytes, max } | Self::BodyTooLarge { bytes, max } => {
                vec![("bytes", bytes.to_string()), ("max", max.to_string())]
            }
            Self::Encoding { declared } | Self::MediaUnsupported { declared } => {
                vec![("declared", declared.clone())]
            }
            Self::NotWellFormed { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::TooDeep { max }
            | Self::TooManyNodes { max }
            | Self::TooManyAttributes { max } => vec![("max", max.to_string())],
            Self::WrongRoot { found } => vec![("found", found.clone())],
            Self::SeveralDocuments { count } | Self::SeveralPatients { count } => {
                vec![("count", count.to_string())]
            }
            Self::MissingElement { path } => vec![("path", (*path).to_owned())],
            Self::BadDate { path, value } => {
                vec![("path", (*path).to_owned()), ("value", value.clone())]
            }
            Self::MediaMismatch { declared, found } => {
                vec![("declared", (*declared).to_owned()), ("found", (*found).to_owned())]
            }
            Self::Truncated
            | Self::DtdRefused
            | Self::Base64Invalid
            | Self::BodyEmpty
            | Self::BodyExternal => Vec::new(),
        }
    }
}

impl fmt::Display for CdaError {
    /// The code alone: values from the document never reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for CdaError {}
