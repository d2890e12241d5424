//! After a loss: lines whose leaves were in the part of the log that is gone go into it again.

use carnet_core::id::{OwnerId, RecordId, SHARDS};
use carnet_core::record::RecordKind;

use super::batch::Run;
use crate::driver::owner_key;
use crate::error::StoreError;
use crate::packed::Opened;
use crate::sql;
use crate::store::Store;
use crate::value::{Query, Value, values};

impl Store {
    /// Forgets where lines sit in a log that is longer than the one there is, so that [`Store::sequence`] puts them in
    /// again. Asks every owner: for an operator, after [`restore`](crate::restore). Answers how many lines.
    pub async fn log_again(&self) -> Result<u64, StoreError> {
        let size = self.log().size();
        let mut lines = 0;
        for shard in 0..SHARDS {
            let logged = Query::new(sql::OWNER_LOGGED_OF_SHARD, values![shard]);
            for row in self.main().rows(sql::OWNER, logged).await? {
                lines += self.log_owner_again(row.owner(0)?, row.count(1)?, size).await?;
            }
        }
        Ok(lines)
    }

    async fn log_owner_again(
        &self,
        owner: OwnerId,
        logged: u64,
        size: u64,
    ) -> Result<u64, StoreError> {
        let keys = match self.keys().open(owner).await {
            // Nobody can ask for a proof of them.
            Err(StoreError::Erased { .. }) => return Ok(0),
            keys => keys?,
        };
        let kinds = [RecordKind::Sequenced; sql::KINDS].map(|kind| Value::from(kind.as_str()));
        let read = Query::new(sql::OWNER_WITH_RECORDS, kinds.into_iter().chain(owner_key(owner)));
        let mut gone: Vec<(RecordId, u64)> = Vec::new();
        for row in self.main().rows(sql::RECORD, read).await? {
            if row.is_null(3) {
                continue;
            }
            let record = Opened::from_row(owner, &keys, &row, 3)?;
            let run: Run = record.read(owner)?;
            if run.first_index + (run.last_seq - run.first_seq) >= size {
                gone.push((record.id, run.first_seq));
            }
        }
        let Some(first) = gone.iter().map(|(_, first_seq)| *first_seq).min() else { return Ok(0) };
        let plan = Box::new(move |_| {
            let kind = RecordKind::Sequenced.as_str();
            let removed = gone.into_iter().map(|(id, _)| {
                Query::new(sql::RECORD_REMOVE, values![owner.shard(), owner, kind, id])
            });
            let unlogged = values![first - 1, owner.shard(), owner];
            let unlogged = Query::new(sql::OWNER_UNLOG, unlogged);
            Ok((removed.chain([unlogged]).collect(), ()))
        });
        self.main().write(owner, plan).await?;
        Ok(logged - (first - 1))
    }
}
