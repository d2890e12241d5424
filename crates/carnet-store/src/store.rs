//! The store itself: opening, look-ups, keys, health.

use std::sync::Arc;

use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::{LookupKind, OwnerKind, TaskKind};

use crate::config::{Config, Engine};
use crate::content::Contents;
use crate::driver::postgres::Postgres;
use crate::driver::sqlite::{Sqlite, Tuning};
use crate::driver::{Driver, all_shards, owner_key};
use crate::error::StoreError;
use crate::faults::Subject;
use crate::halt::Halt;
use crate::keys::{DataFound, Keys};
use crate::log::Log;
use crate::opened::OpenedSpaces;
use crate::ring::KeyRing;
use crate::schema::Schema;
use crate::sql;
use crate::value::{Query, values};
use crate::write::blind;

/// Connections to the keys' database: keys are cached, it is asked little.
const KEYS_POOL: usize = 2;

/// Everything Carnet keeps. Cloning it is cheap: all clones are the same store.
#[derive(Debug, Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    main: Driver,
    keys: Keys,
    contents: Contents,
    log: Log,
    halt: Halt,
    opened: OpenedSpaces,
}

/// The status of an owner whose key was destroyed.
pub(crate) const ERASED: &str = "erased";

/// How much is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// Owners by kind and status.
    pub owners: Vec<(OwnerKind, String, u64)>,
    /// Tasks that wait, by kind.
    pub tasks: Vec<(TaskKind, u64)>,
    /// Lines in the transparency log.
    pub log_size: u64,
}

impl Store {
    /// Opens the store, makes what is missing and brings the schemas forward.
    ///
    /// # Errors
    /// [`StoreError::WrongKeyRing`] and [`StoreError::KeysMissing`] when keys and data do not belong together.
    pub async fn open(config: Config) -> Result<Self, StoreError> {
        let halt = Halt::new();
        let (main, keys) = match &config.engine {
            Engine::Sqlite { folder } => (
                Driver::Sqlite(Sqlite::open(&folder.join("carnet.db"), Tuning::ROWS, &halt)?),
                Driver::Sqlite(Sqlite::open(&folder.join("keys.db"), Tuning::KEYS, &halt)?),
            ),
            Engine::Postgres { url, keys_url, pool } => (
                Driver::Postgres(Postgres::open(url, *pool, Subject::Rows).await?),
                Driver::Postgres(Postgres::open(keys_url, KEYS_POOL, Subject::Keys).await?),
            ),
        };
        main.migrate(Schema::Main).await?;
        keys.migrate(Schema::Keys).await?;
        let contents = Contents::open(&config.content, &halt).await?;
        let log = Log::open(&config.log, config.key_ring.log(), &halt)?;
        let keys = Keys::new(keys, config.key_ring);
        let opened = OpenedSpaces::default();
        let inner = Inner { main, keys, contents, log, halt, opened };
        let store = Self { inner: Arc::new(inner) };
        let any = Query::new(sql::OWNER_ANY, all_shards());
        let empty = store.main().rows(sql::OWNER, any).await?.is_empty();
        let found = if empty { DataFound::None } else { DataFound::Some };
        store.keys().recognise(found).await?;
        Ok(store)
    }

    pub(crate) fn main(&self) -> &Driver {
        &self.inner.main
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.inner.keys
    }

    pub(crate) fn contents(&self) -> &Contents {
        &self.inner.contents
    }

    pub(crate) fn opened(&self) -> &OpenedSpaces {
        &self.inner.opened
    }

    pub(crate) fn log(&self) -> &Log {
        &self.inner.log
    }

    /// Who is found under that text: an owner, and the record when the look-up names one.
    pub async fn find(
        &self,
        kind: LookupKind,
        text: &str,
    ) -> Result<Option<(OwnerId, Option<RecordId>)>, StoreError> {
        let (shard, key) = blind(self.keys().ring().index(), kind, text);
        let find = Query::new(sql::LOOKUP_FIND, values![shard, kind.as_str(), key]);
        let rows = self.main().rows(sql::LOOKUP, find).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let record = if row.is_null(1) { None } else { Some(RecordId::from_uuid(row.uuid(1)?)) };
        Ok(Some((row.owner(0)?, record)))
    }

    /// Destroys the key of an owner. What is left of it, here and in every copy, cannot be read by anyone.
    pub async fn erase(&self, owner: OwnerId) -> Result<(), StoreError> {
        self.keys().destroy(owner).await?;
        self.opened().forget(owner);
        let mark = Query::new(sql::OWNER_STATUS, values![ERASED, owner.shard(), owner]);
        self.main().change(sql::OWNER, mark).await.map(drop)
    }

    /// Erases a space: the bytes of its documents, then its key. Asked again after a crash, it goes on.
    pub async fn erase_space(&self, owner: OwnerId) -> Result<(), StoreError> {
        for name in self.named(owner).await? {
            let remove = Query::new(sql::OBJECT_REMOVE, values![name, owner]);
            self.contents().driver().change(sql::OBJECT, remove).await?;
        }
        self.erase(owner).await
    }

    /// Wraps the key of every owner with the newest master key of `next`; no content is touched.
    ///
    /// First write a ring [`KeyRing::with_new_master`] to its place, then rotate, then write it
    /// [`KeyRing::without_old_masters`]: a crash in between leaves a ring that opens everything.
    pub async fn rotate_master_key(&self, next: KeyRing) -> Result<u64, StoreError> {
        self.keys().rotate(next).await
    }

    /// Waits until a write to disk has failed. Nothing is acknowledged from then on: the program must be started
    /// again, to read from the disk what it truly holds.
    pub async fn halted(&self) {
        self.inner.halt.wait().await;
    }

    /// Answers when all databases do, and writes are still acknowledged.
    ///
    /// # Errors
    /// [`StoreError::Halted`] after a failed write to disk.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.inner.halt.check()?;
        let nobody = OwnerId::from_uuid(uuid::Uuid::nil());
        let probe = Query::new(sql::OWNER_READ, owner_key(nobody));
        self.main().rows(sql::OWNER, probe).await?;
        let probe = Query::new(sql::KEY_READ, owner_key(nobody));
        self.keys().driver().rows(sql::OWNER_KEY, probe).await?;
        let probe = Query::new(sql::OBJECT_READ, values![[0; 32], nobody]);
        self.contents().driver().rows(sql::OBJECT, probe).await.map(drop)
    }

    /// Counts what is kept; reads every owner's row, so not for a page that is opened often.
    pub async fn statistics(&self) -> Result<Statistics, StoreError> {
        let count = Query::new(sql::OWNER_COUNT, all_shards());
        let mut owners = Vec::new();
        for row in self.main().rows(sql::OWNER, count).await? {
            owners.push((row.named(0, OwnerKind::parse)?, row.text(1)?.to_owned(), row.count(2)?));
        }
        let count = Query::new(sql::TASK_COUNT, all_shards());
        let mut tasks = Vec::new();
        for row in self.main().rows(sql::TASK, count).await? {
            tasks.push((row.named(0, TaskKind::parse)?, row.count(1)?));
        }
        Ok(Statistics { owners, tasks, log_size: self.log().size() })
    }
}
