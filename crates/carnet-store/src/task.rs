//! Work for later: notices to deliver, deadlines, what concerns a second owner.

use carnet_core::id::{OwnerId, TaskId};
use carnet_core::record::TaskKind;
use jiff::{SignedDuration, Timestamp};

use crate::codec;

use crate::driver::all_shards;
use crate::error::StoreError;
use crate::seal::{OwnerKeys, Place};
use crate::sql;
use crate::store::Store;
use crate::value::{Query, Row, values};

/// What must be done at some instant, at least once. Its doer makes it harmless to do twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Made by whoever asks for it: asked again with the same identifier and instant, it stays one task.
    pub id: TaskId,
    /// The owner whose commit it is part of.
    pub owner: OwnerId,
    /// Not before.
    pub due: Timestamp,
    /// What for.
    pub kind: TaskKind,
    /// What its doer needs to know; sealed in storage.
    pub payload: serde_json::Value,
}

/// A task that is ours to do until the lease ends.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a leased task is finished or retried"]
pub struct Leased {
    /// The task.
    pub task: Task,
    /// How many times it was leased, this one included.
    pub attempts: u64,
    /// Somebody else may take it from this instant on.
    pub until: Timestamp,
}

impl Task {
    /// The statement that files it.
    pub(crate) fn put(&self, keys: &OwnerKeys) -> Query {
        let sealed = keys.seal(self.place(), &codec::pack(&self.payload));
        Query::new(
            sql::TASK_PUT,
            values![
                self.owner.shard(),
                self.due,
                self.id,
                self.owner,
                self.kind.as_str(),
                Timestamp::UNIX_EPOCH,
                sealed,
            ],
        )
    }

    fn place(&self) -> Place<'static> {
        Place { owner: self.owner, kind: self.kind.as_str(), id: self.id.uuid(), version: 0 }
    }
}

impl Store {
    /// Takes up to `max` due tasks for as long as `lease`, shard by shard.
    ///
    /// A task whose owner's key was destroyed is dropped: what it was about no longer exists.
    pub async fn lease(
        &self,
        now: Timestamp,
        lease: SignedDuration,
        max: usize,
    ) -> Result<Vec<Leased>, StoreError> {
        assert!(lease.is_positive(), "a lease lasts");
        let until = now.checked_add(lease).unwrap_or(Timestamp::MAX);
        let [from, to] = all_shards();
        let hint = Query::new(sql::TASK_DUE_SHARDS, [from, to, now.into()]);
        let shards = self.main().rows(sql::TASK, hint).await?;
        let mut leased = Vec::new();
        for shard in &shards {
            let wanted = max.saturating_sub(leased.len());
            if wanted == 0 {
                break;
            }
            let wanted = u64::try_from(wanted).unwrap_or(u64::MAX >> 1);
            let take = Query::new(sql::TASK_LEASE, values![until, shard.shard(0)?, now, wanted]);
            for row in self.main().change(sql::TASK, take).await? {
                leased.extend(self.open_task(&row).await?);
            }
        }
        leased.sort_by_key(|leased| (leased.task.due, leased.task.id));
        assert!(leased.len() <= max, "no more tasks than asked for");
        Ok(leased)
    }

    /// Removes a task that is done; nothing happens when its lease ended and somebody else took it.
    pub async fn finish(&self, leased: &Leased) -> Result<(), StoreError> {
        let task = &leased.task;
        let values = values![task.owner.shard(), task.due, task.id, leased.until];
        self.main().change(sql::TASK, Query::new(sql::TASK_FINISH, values)).await.map(drop)
    }

    /// Gives a task back, to be done at that instant.
    pub async fn retry(&self, leased: &Leased, at: Timestamp) -> Result<(), StoreError> {
        let task = &leased.task;
        let free = Timestamp::UNIX_EPOCH;
        let values = values![at, free, task.owner.shard(), task.due, task.id, leased.until];
        self.main().change(sql::TASK, Query::new(sql::TASK_RETRY, values)).await.map(drop)
    }

    async fn open_task(&self, row: &Row) -> Result<Option<Leased>, StoreError> {
        let mut task = Task {
            due: row.instant(0)?,
            id: TaskId::from_uuid(row.uuid(1)?),
            owner: row.owner(2)?,
            kind: row.named(3, TaskKind::parse)?,
            payload: serde_json::Value::Null,
        };
        let (attempts, until) = (row.count(4)?, row.instant(5)?);
        let keys = match self.keys().open(task.owner).await {
            Err(StoreError::Erased { .. }) => {
                self.finish(&Leased { task, attempts, until }).await?;
                return Ok(None);
            }
            keys => keys?,
        };
        let unreadable = || StoreError::inconsistent(sql::TASK, task.id.to_string());
        let packed = keys.open(task.place(), row.blob(6)?).map_err(|_| unreadable())?;
        task.payload = codec::unpack(&packed).map_err(|_| unreadable())?;
        Ok(Some(Leased { task, attempts, until }))
    }
}
