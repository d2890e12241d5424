//! One installation under test: its engine, folders, key ring and store.

use std::path::{Path, PathBuf};

use carnet_store::{Config, ContentPlace, Engine, KeyRing, LogConfig, Secret, Store, StoreError};
use rig::postgres::{Cluster, shared};
use tempfile::TempDir;

pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) ring: KeyRing,
    folder: TempDir,
    database: Database,
}

enum Database {
    Sqlite,
    Postgres { cluster: &'static Cluster, url: String, keys_url: String },
}

impl World {
    pub(crate) async fn sqlite() -> Self {
        Self::open(Database::Sqlite).await
    }

    /// None where PostgreSQL is missing and not required.
    pub(crate) async fn postgres() -> Option<Self> {
        let cluster = shared()?;
        let (url, keys_url) = (cluster.database("carnet"), cluster.database("carnet_keys"));
        Some(Self::open(Database::Postgres { cluster, url, keys_url }).await)
    }

    async fn open(database: Database) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ring = KeyRing::generate();
        let config = config(&folder, &database, ring.clone());
        let store = Store::open(config).await.unwrap();
        Self { store, ring, folder, database }
    }

    /// Opens the same data a second time, as a restart does.
    pub(crate) async fn opened_with(&self, ring: KeyRing) -> Result<Store, StoreError> {
        Store::open(config(&self.folder, &self.database, ring)).await
    }

    pub(crate) async fn restarted(&self) -> Store {
        self.opened_with(self.ring.clone()).await.unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Changes rows behind the store's back.
    pub(crate) fn tamper(&self, sql: &str) {
        match &self.database {
            Database::Sqlite => {
                let connection = rusqlite::Connection::open(self.path("carnet.db")).unwrap();
                connection.execute_batch(sql).unwrap();
            }
            Database::Postgres { cluster, url, .. } => {
                cluster.run(url, sql);
            }
        }
    }

    /// Runs a statement in the keys' database, behind the store's back.
    pub(crate) fn tamper_with_keys(&self, sql: &str) {
        match &self.database {
            Database::Sqlite => {
                let connection = rusqlite::Connection::open(self.path("keys.db")).unwrap();
                connection.execute_batch(sql).unwrap();
            }
            Database::Postgres { cluster, keys_url, .. } => {
                cluster.run(keys_url, sql);
            }
        }
    }

    /// What PostgreSQL answers, columns parted by `|`.
    pub(crate) fn query(&self, sql: &str) -> String {
        match &self.database {
            Database::Sqlite => panic!("only PostgreSQL is asked so"),
            Database::Postgres { cluster, url, .. } => cluster.run(url, sql),
        }
    }

    /// The literal of a byte string on this engine.
    pub(crate) fn bytes(&self, hex: &str) -> String {
        match &self.database {
            Database::Sqlite => format!("x'{hex}'"),
            Database::Postgres { .. } => format!("'\\x{hex}'::bytea"),
        }
    }
}

/// An installation on the embedded engine.
pub(crate) fn sqlite_config(folder: &Path, key_ring: KeyRing) -> Config {
    Config {
        engine: Engine::Sqlite { folder: folder.to_owned() },
        content: ContentPlace::Embedded { folder: folder.to_owned() },
        key_ring,
        log: LogConfig {
            folder: folder.join("log"),
            origin: "carnet.example/log".to_owned(),
            lock_file: folder.join("lock/signer"),
        },
    }
}

fn config(folder: &TempDir, database: &Database, key_ring: KeyRing) -> Config {
    let config = sqlite_config(folder.path(), key_ring);
    match database {
        Database::Sqlite => config,
        Database::Postgres { url, keys_url, .. } => {
            let (url, keys_url) = (Secret::new(url), Secret::new(keys_url));
            Config { engine: Engine::Postgres { url, keys_url, pool: 4 }, ..config }
        }
    }
}
