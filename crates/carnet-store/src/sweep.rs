//! The sweep: bytes that were made safe for a commit that never came are removed.
//!
//! Bytes are durable before the commit that names them. A crash in between, a refusal that comes late or a document
//! sent twice leave an object that no document names: sealed, unreadable, in nobody's way but on the disk. Objects
//! are looked at once, in the order in which they were put, and only when no request that was under way when they
//! were put can still be. What a document has named stays: a document that is withdrawn keeps its bytes.

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::id::OwnerId;
use rusqlite::Connection;

use crate::content::parse_name;
use crate::driver::Driver;
use crate::driver::sqlite::run;
use crate::error::StoreError;
use crate::sql;
use crate::store::Store;
use crate::value::{Query, values};
use crate::vault::Load;

/// Objects looked at in one step.
const STEP: u64 = 256;

/// A place in the order in which objects were put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(u64);

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Objects it looked at.
    pub seen: u64,
    /// Objects it removed.
    pub removed: u64,
}

/// An object, without its bytes.
struct Object {
    position: u64,
    name: [u8; 32],
    owner: OwnerId,
}

impl Store {
    /// After the object that was put last.
    pub async fn mark(&self) -> Result<Mark, StoreError> {
        let last = Query::new(sql::OBJECT_LAST, []);
        let rows = self.contents().driver().rows(sql::OBJECT, last).await?;
        Ok(Mark(rows.first().map_or(Ok(0), |row| row.count(0))?))
    }

    /// Removes what was put before the mark, was not looked at yet and is named by no document. The caller vouches
    /// that no request that was under way at the mark still is: its commit could be about to name an object.
    pub async fn sweep(&self, until: Mark) -> Result<Swept, StoreError> {
        let mut done = Swept::default();
        loop {
            let step = self.sweep_step(until).await?;
            if step.seen == 0 {
                return Ok(done);
            }
            done.seen += step.seen;
            done.removed += step.removed;
        }
    }

    async fn sweep_step(&self, until: Mark) -> Result<Swept, StoreError> {
        let read = Query::new(sql::SWEPT_READ, []);
        let rows = self.contents().driver().rows("swept", read).await?;
        let from = rows.first().map_or(Ok(0), |row| row.count(0))?;
        let objects = self.objects(from, until).await?;
        let Some(last) = objects.last() else { return Ok(Swept::default()) };
        let mut owners: BTreeMap<OwnerId, BTreeSet<[u8; 32]>> = BTreeMap::new();
        for owner in objects.iter().map(|object| object.owner).collect::<BTreeSet<_>>() {
            let mut names = self.named(owner).await?;
            let mut theirs = objects.iter().filter(|object| object.owner == owner);
            if !theirs.all(|object| names.contains(&object.name)) {
                self.wait_for_writes(owner).await?;
                names = self.named(owner).await?;
            }
            owners.insert(owner, names);
        }
        let named = |object: &&Object| {
            owners.get(&object.owner).is_some_and(|names| names.contains(&object.name))
        };
        let unnamed = objects.iter().filter(|object| !named(object));
        let orphans: Vec<_> = unnamed.map(|object| (object.name, object.owner)).collect();
        let (seen, removed) = (count(objects.len()), count(orphans.len()));
        let Driver::Sqlite(sqlite) = self.contents().driver() else {
            return Err(StoreError::unavailable("objects are not where they are swept"));
        };
        let last = last.position;
        sqlite.write(move |connection| remove(connection, &orphans, last)).await?;
        Ok(Swept { seen, removed })
    }

    /// Waits for whoever writes this owner. PostgreSQL goes on with a commit that a process sent before it died, and
    /// that commit may name what we are about to remove: it holds the owner's row until it is over.
    async fn wait_for_writes(&self, owner: OwnerId) -> Result<(), StoreError> {
        self.main().write(owner, Box::new(|_| Ok((Vec::new(), ())))).await
    }

    async fn objects(&self, from: u64, until: Mark) -> Result<Vec<Object>, StoreError> {
        let after = Query::new(sql::OBJECTS_AFTER, values![from, until.0, STEP]);
        let rows = self.contents().driver().rows(sql::OBJECT, after).await?;
        let object = |row: &crate::value::Row| {
            Ok(Object { position: row.count(0)?, name: row.hash(1)?, owner: row.owner(2)? })
        };
        rows.iter().map(object).collect()
    }

    /// The objects that the documents of an owner name. An owner whose key is destroyed names none: nobody can
    /// read them.
    pub(crate) async fn named(&self, owner: OwnerId) -> Result<BTreeSet<[u8; 32]>, StoreError> {
        let vault = match self.load(owner, Load::Documents).await {
            Err(StoreError::Erased { .. }) => return Ok(BTreeSet::new()),
            vault => vault?,
        };
        let documents = vault.contents().documents.iter();
        Ok(documents.filter_map(|document| parse_name(&document.content.object)).collect())
    }
}

/// Removes objects and notes how far the sweep came, in one transaction: SQLite gives the place of a last row that
/// was removed to the next one, which must be looked at too.
fn remove(
    connection: &Connection,
    orphans: &[([u8; 32], OwnerId)],
    last: u64,
) -> Result<(), StoreError> {
    for (name, owner) in orphans {
        run(connection, sql::OBJECT, &Query::new(sql::OBJECT_REMOVE, values![*name, *owner]))?;
    }
    let rows = run(connection, sql::OBJECT, &Query::new(sql::OBJECT_LAST, []))?;
    let top = rows.first().map_or(Ok(0), |row| row.count(0))?;
    run(connection, "swept", &Query::new(sql::SWEPT_PUT, values![last.min(top)])).map(drop)
}

fn count(many: usize) -> u64 {
    u64::try_from(many).unwrap_or(u64::MAX)
}
