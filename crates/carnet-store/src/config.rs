//! How a store is set up; read once, by the binary.

use std::fmt;
use std::path::PathBuf;

use crate::ring::KeyRing;

/// A text that is never shown: connection strings carry passwords.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// Everything a store needs to open.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where rows and keys live.
    pub engine: Engine,
    /// Where document bytes live.
    pub content: ContentPlace,
    /// Keys that are never in the database.
    pub key_ring: KeyRing,
    /// The transparency log.
    pub log: LogConfig,
}

/// Where rows and keys live.
#[derive(Debug, Clone)]
pub enum Engine {
    /// The embedded default: `carnet.db` and `keys.db` in a folder.
    Sqlite {
        /// The folder, made when missing.
        folder: PathBuf,
    },
    /// A service: rows and keys in two databases, so that their backups can live differently long.
    Postgres {
        /// Connection string of the rows' database.
        url: Secret,
        /// Connection string of the keys' database.
        keys_url: Secret,
        /// Connections to the rows' database.
        pool: usize,
    },
}

/// Where document bytes live.
#[derive(Debug, Clone)]
pub enum ContentPlace {
    /// `content.db` in a folder.
    Embedded {
        /// The folder, made when missing.
        folder: PathBuf,
    },
}

/// Where the transparency log is written.
#[derive(Debug, Clone)]
pub struct LogConfig {
    /// Folder of checkpoint and tiles.
    pub folder: PathBuf,
    /// Name of the log, first line of every checkpoint (C2SP `tlog-checkpoint`): a host name and path.
    pub origin: String,
    /// Last signed size and root. Outside whatever is backed up: a restored lock would let the log fork.
    pub lock_file: PathBuf,
}
