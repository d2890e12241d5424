//! A document of a space: its metadata, versions and labels (XDS DocumentEntry, PDSm DocumentReference).

pub mod author;
pub mod binder;
pub mod copies;
pub mod label;
pub mod submission;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use author::{Author, AuthorKind, Person, Structure};
pub use binder::{Binder, Folder, InvalidBinder};
pub use label::{Announcement, InvalidLabels, Label, Labels};
pub use submission::Submission;

use crate::code::Code;
use crate::id::{DocumentId, EntryId, SubmissionId};
use crate::identity::Ins;

/// Where a document stands in its life (XDS `availabilityStatus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In force (`Approved`, FHIR `current`).
    Current,
    /// Replaced by a later version (`Deprecated`, FHIR `superseded`).
    Superseded,
    /// Withdrawn by its author; kept, shown to nobody but named in the history.
    Deleted,
}

/// Whether the document is put away (`isArchived`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shelf {
    /// Shown in lists.
    Active,
    /// Archived, found when asked for.
    Archived,
}

/// The bytes of a document: where they are and what they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Name of the sealed object: hex SHA-256 of the ciphertext.
    pub object: String,
    /// MIME type, sniffed and checked at deposit.
    pub media_type: String,
    /// Size of the clear bytes.
    pub size_bytes: u64,
    /// SHA-256 of the clear bytes, hex.
    pub sha256: String,
    /// SHA-1 of the clear bytes, hex: imposed by XDS and FHIR on the wire.
    pub sha1: String,
}

/// The act the document is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Start of the act (`serviceStartTime`, mandatory in PDSm).
    pub start: Timestamp,
    /// End of the act.
    #[serde(default)]
    pub stop: Option<Timestamp>,
}

/// A reference of the producer's: accession number, order, imaging study (`referenceIdList`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// `urn:ihe:iti:xds:2013:accession`, `…:order`, `urn:ihe:iti:xds:2016:studyInstanceUID`.
    pub kind: String,
    /// System of the value, if any.
    #[serde(default)]
    pub system: Option<String>,
    /// The value.
    pub value: String,
}

/// What a depositor says about a document: everything the server does not make itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The producer's global identifier (`uniqueId`, `masterIdentifier`): the de-duplication key.
    pub unique_id: String,
    /// Title.
    pub title: String,
    /// Free comment.
    #[serde(default)]
    pub comment: Option<String>,
    /// Type (JDV_J07).
    pub kind: Code,
    /// Class (TRE_A03), bound to the type by ASS_X04.
    pub class: Code,
    /// Format (JDV_J10).
    pub format: Code,
    /// Facility type (JDV_J02).
    pub facility: Code,
    /// Practice setting (JDV_J04).
    pub practice: Code,
    /// Acts and diagnoses (`eventCodeList`).
    #[serde(default)]
    pub events: Vec<Code>,
    /// Language, `fr-FR`.
    pub language: String,
    /// When the document was made (`creationTime`).
    pub created: Timestamp,
    /// The act it is about.
    pub service: Service,
    /// Authors, at least one.
    pub authors: Vec<Author>,
    /// Who answers for it (`legalAuthenticator`).
    #[serde(default)]
    pub authenticator: Option<Author>,
    /// The structure that keeps it.
    pub custodian: Structure,
    /// The patient as the producer knows them (`sourcePatientInfo`).
    pub source_patient: SourcePatient,
    /// References of the producer.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// Identifier of the set of versions, for a CDA (`setId`).
    #[serde(default)]
    pub set_id: Option<String>,
}

/// The patient as known by the producer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePatient {
    /// The INS the document was made with.
    pub ins: Ins,
    /// Local identifier and its authority's OID.
    #[serde(default)]
    pub local: Option<(String, String)>,
    /// Birth name as written by the producer.
    #[serde(default)]
    pub family: String,
    /// First given name as written by the producer.
    #[serde(default)]
    pub given: String,
}

/// A document as kept in a space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Stable identifier (`logicalId`).
    pub id: DocumentId,
    /// Identifier of this metadata version (`entryUUID`).
    pub entry: EntryId,
    /// Metadata version, from 1 (FHIR `meta.versionId`).
    pub version: u32,
    /// Where it stands.
    pub status: Status,
    /// Put away or not.
    pub shelf: Shelf,
    /// Who may not see it.
    pub labels: Labels,
    /// What its depositor says of it.
    pub description: Description,
    /// Its bytes.
    pub content: Content,
    /// Who put it here.
    pub depositor: Author,
    /// The lot de soumission it came with.
    pub submission: SubmissionId,
    /// When it was received.
    pub received: Timestamp,
    /// When its metadata last changed (FHIR `meta.lastUpdated`).
    pub updated: Timestamp,
    /// The document it replaces.
    #[serde(default)]
    pub replaces: Option<DocumentId>,
    /// The document that replaced it.
    #[serde(default)]
    pub replaced_by: Option<DocumentId>,
}

impl Document {
    /// True for a document that lists show by default.
    pub fn is_current(&self) -> bool {
        self.status == Status::Current
    }

    /// True when the holder (or who acts for them) put it here.
    pub fn is_own(&self) -> bool {
        self.depositor.kind == AuthorKind::Patient
    }
}
