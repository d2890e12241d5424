//! What can go wrong in the storage, each with a stable code.

use carnet_core::id::OwnerId;
use carnet_core::record::LookupKind;

use crate::ring::KeyRingError;

/// Why the storage did not do what was asked. Messages are for the log; people get the sentence of the code.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Somebody else changed this owner in between: load, decide and try again.
    #[error("the owner changed in between")]
    Conflict,
    /// What must be unique is already taken.
    #[error("this {kind} is already taken")]
    Duplicate {
        /// Which index refused.
        kind: LookupKind,
    },
    /// The owner, record or content does not exist.
    #[error("nothing here")]
    Absent,
    /// The owner's key was destroyed: what is left cannot be read by anyone.
    #[error("the key of {owner} was destroyed")]
    Erased {
        /// Whose key.
        owner: OwnerId,
    },
    /// A commit or a reader touches a document that its grants do not name, or an action that does not give it.
    #[error("outside what the grant permits")]
    OutsideGrant,
    /// A stored row does not open, parse or chain: damaged or altered behind our back.
    #[error("inconsistent {table}: {detail}")]
    Inconsistent {
        /// The table of the row.
        table: &'static str,
        /// Which row and what is wrong; never its content.
        detail: String,
    },
    /// The key ring does not belong to this data.
    #[error("the key ring does not fit this data: {key}")]
    WrongKeyRing {
        /// The key that is missing or different.
        key: String,
    },
    /// The data is there but the key store is empty: it was lost or is not the right one.
    #[error("there is data, but the key store is empty")]
    KeysMissing,
    /// The key ring itself cannot be used.
    #[error(transparent)]
    KeyRing(#[from] KeyRingError),
    /// The data was written by a later version of Carnet.
    #[error("schema {found} is newer than this program ({known})")]
    SchemaTooNew {
        /// Number found.
        found: i64,
        /// Last number known.
        known: i64,
    },
    /// A migration that was applied is not the one this program has.
    #[error("migration {number} is not the one that was applied")]
    MigrationChanged {
        /// Its number.
        number: i64,
    },
    /// The log's files and its signer's lock disagree: signing would fork the history.
    #[error("the transparency log cannot be continued: {detail}")]
    LogFork {
        /// What disagrees.
        detail: String,
    },
    /// There is data where a backup was to be put back.
    #[error("{file} is there already")]
    Occupied {
        /// Which file.
        file: String,
    },
    /// A write could not be made durable; nothing more is accepted until the program is started again.
    #[error("storage halted after a failed write to disk")]
    Halted,
    /// The engine, the disk or the network did not answer; trying again later is safe.
    #[error("storage unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Conflict => "store.conflict",
            Self::Duplicate { .. } => "store.duplicate",
            Self::Absent => "store.absent",
            Self::Erased { .. } => "store.erased",
            Self::OutsideGrant => "store.outside-grant",
            Self::Inconsistent { .. } => "store.inconsistent",
            Self::WrongKeyRing { .. } => "store.wrong-key-ring",
            Self::KeysMissing => "store.keys-missing",
            Self::KeyRing(error) => error.code(),
            Self::SchemaTooNew { .. } => "store.schema-too-new",
            Self::MigrationChanged { .. } => "store.migration-changed",
            Self::LogFork { .. } => "store.log-fork",
            Self::Occupied { .. } => "store.occupied",
            Self::Halted => "store.halted",
            Self::Unavailable(_) => "store.unavailable",
        }
    }

    pub(crate) fn unavailable(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Unavailable(source.into())
    }

    pub(crate) fn inconsistent(table: &'static str, detail: impl Into<String>) -> Self {
        Self::Inconsistent { table, detail: detail.into() }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::unavailable(error)
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::unavailable(error)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::unavailable(error)
    }
}
