//! A batch of lines on its way into the log.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::RecordKind;
use carnet_ledger::chain::LineHash;
use carnet_ledger::leaf::{self, Leaf};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::fork;
use crate::codec;
use crate::driver::{all_shards, owner_key};
use crate::error::StoreError;
use crate::packed::Packed;
use crate::seal;
use crate::sql;
use crate::store::Store;
use crate::value::{Query, values};

/// Owners of one batch; as many key look-ups and commits at once.
const OWNERS_MAX: u64 = 256;

/// Lines of one owner in one batch.
const LINES_MAX: u64 = 4096;

/// What goes into the log together. Noted on disk before anything of it is published.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Batch {
    /// Index of the first leaf.
    pub(super) first_index: u64,
    runs: Vec<Run>,
    /// Base64.
    leaves: Vec<String>,
}

/// Lines of one owner that follow each other, in the ledger and in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Run {
    owner: OwnerId,
    /// Number of the first line.
    pub(crate) first_seq: u64,
    /// Number of the last line.
    pub(crate) last_seq: u64,
    /// Index of the first line's leaf.
    pub(crate) first_index: u64,
}

impl Batch {
    pub(super) fn is_empty(&self) -> bool {
        self.leaves.is_empty()
    }

    pub(super) fn len(&self) -> u64 {
        u64::try_from(self.leaves.len()).unwrap_or(u64::MAX)
    }

    /// True when a tree of that size ends with this batch.
    pub(super) fn is_in(&self, size: u64) -> bool {
        self.first_index + self.len() == size
    }

    pub(super) fn leaves(&self) -> Result<Vec<Leaf>, StoreError> {
        let read = |text: &String| {
            let bytes = BASE64.decode(text).map_err(fork)?;
            bytes.try_into().map(Leaf).map_err(|_| fork("a noted leaf has another length"))
        };
        self.leaves.iter().map(read).collect()
    }
}

impl Run {
    /// The record that remembers it.
    fn packed(&self) -> Packed {
        Packed {
            kind: RecordKind::Sequenced,
            id: RecordId::from_uuid(Uuid::from_u128(self.first_seq.into())),
            order: Timestamp::UNIX_EPOCH,
            body: codec::pack(self),
        }
    }
}

impl Store {
    /// The next lines of all owners, for a tree of `size` leaves.
    pub(super) async fn next_batch(&self, size: u64) -> Result<Batch, StoreError> {
        let [from, to] = all_shards();
        let unlogged = Query::new(sql::OWNER_UNLOGGED, [from, to, OWNERS_MAX.into()]);
        let owners = self.main().rows(sql::OWNER, unlogged).await?;
        let runs = owners.iter().map(async |row| {
            let (owner, seq, logged) = (row.owner(1)?, row.count(2)?, row.count(3)?);
            let leaves = self.leaves(owner, logged, seq.min(logged + LINES_MAX)).await?;
            Ok::<_, StoreError>((owner, logged, leaves))
        });
        let mut batch = Batch { first_index: size, runs: Vec::new(), leaves: Vec::new() };
        for (owner, logged, leaves) in try_join_all(runs).await? {
            let first_index = size + batch.len();
            batch.leaves.extend(leaves.iter().map(|leaf| BASE64.encode(leaf.as_bytes())));
            let last_seq = logged + (size + batch.len() - first_index);
            batch.runs.push(Run { owner, first_seq: logged + 1, last_seq, first_index });
        }
        Ok(batch)
    }

    /// The commitments of the lines after `from` up to `to`.
    async fn leaves(&self, owner: OwnerId, from: u64, to: u64) -> Result<Vec<Leaf>, StoreError> {
        let [shard, key] = owner_key(owner);
        let [from_value, to_value] = values![from, to];
        let read = Query::new(sql::LEDGER_HASHES, [shard, key, from_value, to_value]);
        let rows = self.main().rows(sql::LEDGER, read).await?;
        // Without the key nobody can ever open the leaf: any secret does.
        let keys = match self.keys().open(owner).await {
            Err(StoreError::Erased { .. }) => None,
            keys => Some(keys?),
        };
        let mut leaves = Vec::with_capacity(rows.len());
        for (row, seq) in rows.iter().zip(from + 1..) {
            if row.count(0)? != seq {
                break;
            }
            let opening = match &keys {
                Some(keys) => leaf::opening(keys.opening(), seq),
                None => seal::random(),
            };
            leaves.push(leaf::commitment(&opening, &LineHash(row.hash(1)?)));
        }
        if from + u64::try_from(leaves.len()).unwrap_or(u64::MAX) == to {
            Ok(leaves)
        } else {
            Err(StoreError::inconsistent(sql::LEDGER, format!("{owner} has lost lines")))
        }
    }

    /// Notes with each owner where its lines sit. Harmless to do again.
    pub(super) async fn settle(&self, batch: &Batch) -> Result<(), StoreError> {
        try_join_all(batch.runs.iter().map(|run| self.settle_run(*run))).await.map(drop)
    }

    async fn settle_run(&self, run: Run) -> Result<(), StoreError> {
        let keys = match self.keys().open(run.owner).await {
            Err(StoreError::Erased { .. }) => None,
            keys => Some(keys?),
        };
        let Run { owner, last_seq, .. } = run;
        let plan = Box::new(move |_| {
            // Its place never changes, so its version can be its own: the owner's version stays.
            let record = keys.map(|keys| run.packed().put(owner, &keys, last_seq));
            let logged = Query::new(sql::OWNER_LOGGED, values![last_seq, owner.shard(), owner]);
            Ok((record.into_iter().chain([logged]).collect(), ()))
        });
        self.main().write(owner, plan).await
    }
}
