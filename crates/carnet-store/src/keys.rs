//! The key store: one data key per owner, wrapped by the newest master key, in a database of its own.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use carnet_core::id::{OwnerId, SHARDS};

use crate::driver::{Driver, owner_key};
use crate::error::StoreError;
use crate::ring::KeyRing;
use crate::seal::{self, OwnerKeys};
use crate::sql;
use crate::value::{Query, values};

/// How many owners' keys stay in memory: some 2 KB each.
const CACHED_MAX: usize = 4096;

/// The keys of all owners.
#[derive(Debug)]
pub(crate) struct Keys {
    driver: Driver,
    ring: RwLock<KeyRing>,
    cache: Mutex<Cache>,
}

/// First in, first out: simple, and good enough while a cold key costs one point read.
#[derive(Debug, Default)]
struct Cache {
    keys: BTreeMap<OwnerId, Arc<OwnerKeys>>,
    order: VecDeque<OwnerId>,
}

impl Cache {
    fn insert(&mut self, owner: OwnerId, keys: &Arc<OwnerKeys>) {
        if self.keys.insert(owner, Arc::clone(keys)).is_none() {
            self.order.push_back(owner);
        }
        while self.order.len() > CACHED_MAX {
            if let Some(oldest) = self.order.pop_front() {
                self.keys.remove(&oldest);
            }
        }
        assert!(self.keys.len() <= CACHED_MAX, "the cache is bounded");
    }

    fn forget(&mut self, owner: OwnerId) {
        self.keys.remove(&owner);
        self.order.retain(|other| *other != owner);
    }
}

impl Keys {
    pub(crate) fn new(driver: Driver, ring: KeyRing) -> Self {
        Self { driver, ring: RwLock::new(ring), cache: Mutex::default() }
    }

    pub(crate) fn driver(&self) -> &Driver {
        &self.driver
    }

    pub(crate) fn ring(&self) -> KeyRing {
        self.ring.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Checks that the ring belongs to this data, or marks new data with it.
    pub(crate) async fn recognise(&self, data: DataFound) -> Result<(), StoreError> {
        let known = self.driver.rows("ring", Query::new(sql::RING_READ, [])).await?;
        let ours = self.ring().proofs();
        if known.is_empty() {
            if data == DataFound::Some {
                return Err(StoreError::KeysMissing);
            }
            return self.remember(&ours).await;
        }
        for row in &known {
            let (name, proof) = (row.text(0)?, row.hash(1)?);
            if !ours.iter().any(|(our, ours)| our == name && *ours == proof) {
                return Err(StoreError::WrongKeyRing { key: name.to_owned() });
            }
        }
        // A ring prepared for a rotation has a newer master; one with a master no longer in use is as good.
        let newest = format!("master {}", self.ring().newest().0);
        let fresh: Vec<_> = ours.into_iter().filter(|(name, _)| *name == newest).collect();
        self.remember(&fresh).await
    }

    async fn remember(&self, proofs: &[(String, [u8; 32])]) -> Result<(), StoreError> {
        for (name, proof) in proofs {
            let put = Query::new(sql::RING_PUT, values![name.clone(), *proof]);
            self.driver.change("ring", put).await?;
        }
        Ok(())
    }

    fn cached(&self, owner: OwnerId) -> Option<Arc<OwnerKeys>> {
        let cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        cache.keys.get(&owner).map(Arc::clone)
    }

    /// The keys of an owner that has data; [`StoreError::Erased`] when they were destroyed.
    pub(crate) async fn open(&self, owner: OwnerId) -> Result<Arc<OwnerKeys>, StoreError> {
        match self.cached(owner) {
            Some(keys) => Ok(keys),
            None => self.read(owner).await?.ok_or(StoreError::Erased { owner }),
        }
    }

    /// The keys of an owner; [`StoreError::Absent`] when it never had any.
    pub(crate) async fn open_known(&self, owner: OwnerId) -> Result<Arc<OwnerKeys>, StoreError> {
        match self.cached(owner) {
            Some(keys) => Ok(keys),
            None => self.read(owner).await?.ok_or(StoreError::Absent),
        }
    }

    /// The keys of an owner, made (durably) when it has none yet.
    pub(crate) async fn open_or_make(&self, owner: OwnerId) -> Result<Arc<OwnerKeys>, StoreError> {
        if let Some(keys) = self.cached(owner) {
            return Ok(keys);
        }
        if let Some(keys) = self.read(owner).await? {
            return Ok(keys);
        }
        let ring = self.ring();
        let (master, key) = ring.newest();
        let wrapped = seal::wrap((master, key), owner, &seal::random_key());
        let put = values![owner.shard(), owner, master.to_owned(), wrapped];
        self.driver.change(sql::OWNER_KEY, Query::new(sql::KEY_PUT, put)).await?;
        // Read back: of two first writers one wins.
        self.read(owner).await?.ok_or_else(|| {
            StoreError::inconsistent(sql::OWNER_KEY, format!("{owner} was just written"))
        })
    }

    async fn read(&self, owner: OwnerId) -> Result<Option<Arc<OwnerKeys>>, StoreError> {
        let read = Query::new(sql::KEY_READ, owner_key(owner));
        let rows = self.driver.rows(sql::OWNER_KEY, read).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let (master, wrapped) = (row.text(0)?, row.blob(1)?);
        if wrapped.is_empty() {
            return Err(StoreError::Erased { owner });
        }
        let data_key = self.unwrap(owner, master, wrapped)?;
        let keys = Arc::new(OwnerKeys::derive(&data_key));
        self.cache.lock().unwrap_or_else(PoisonError::into_inner).insert(owner, &keys);
        Ok(Some(keys))
    }

    fn unwrap(
        &self,
        owner: OwnerId,
        master: &str,
        wrapped: &[u8],
    ) -> Result<crate::ring::Key, StoreError> {
        let ring = self.ring();
        let key = ring
            .master(master)
            .ok_or_else(|| StoreError::WrongKeyRing { key: format!("master {master}") })?;
        seal::unwrap((master, key), owner, wrapped).map_err(|_| {
            StoreError::inconsistent(sql::OWNER_KEY, format!("the wrapped key of {owner}"))
        })
    }

    /// Destroys the key of an owner: nothing sealed with it can be read again, by anyone.
    pub(crate) async fn destroy(&self, owner: OwnerId) -> Result<(), StoreError> {
        let destroy = Query::new(sql::KEY_DESTROY, values![Vec::new(), owner.shard(), owner]);
        self.driver.change(sql::OWNER_KEY, destroy).await?;
        self.cache.lock().unwrap_or_else(PoisonError::into_inner).forget(owner);
        match &self.driver {
            Driver::Sqlite(sqlite) => sqlite.scrub().await,
            Driver::Postgres(postgres) => postgres.scrub().await,
        }
    }

    /// Wraps every data key with the newest master key of `next`, then forgets the old masters.
    pub(crate) async fn rotate(&self, next: KeyRing) -> Result<u64, StoreError> {
        let ours = self.ring().proofs();
        let missing = ours.iter().find(|proof| !next.proofs().contains(proof));
        if let Some((key, _)) = missing {
            return Err(StoreError::WrongKeyRing { key: key.clone() });
        }
        self.remember(&next.proofs()).await?;
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = next.clone();
        let mut wrapped = 0;
        for shard in 0..SHARDS {
            wrapped += self.rewrap_shard(shard, &next).await?;
        }
        let kept = next.without_old_masters();
        for (name, _) in next.proofs() {
            if !kept.proofs().iter().any(|(other, _)| *other == name) {
                let remove = Query::new(sql::RING_REMOVE, values![name]);
                self.driver.change("ring", remove).await?;
            }
        }
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = kept;
        Ok(wrapped)
    }

    async fn rewrap_shard(&self, shard: u16, next: &KeyRing) -> Result<u64, StoreError> {
        let (newest, key) = next.newest();
        let others = Query::new(sql::KEYS_UNDER_OTHER_MASTERS, values![shard, newest.to_owned()]);
        let mut count = 0;
        for row in self.driver.rows(sql::OWNER_KEY, others).await? {
            let (owner, master) = (row.owner(0)?, row.text(1)?.to_owned());
            let data_key = self.unwrap(owner, &master, row.blob(2)?)?;
            let wrapped = seal::wrap((newest, key), owner, &data_key);
            let values = values![newest.to_owned(), wrapped, shard, owner, master];
            self.driver.change(sql::OWNER_KEY, Query::new(sql::KEY_REWRAP, values)).await?;
            count += 1;
        }
        Ok(count)
    }
}

/// Whether the rows' database already holds anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DataFound {
    None,
    Some,
}
