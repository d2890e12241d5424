//! What a commit becomes: one plan over one locked owner, the same on both engines.

use std::sync::Arc;

use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::{LookupKind, OwnerKind, RecordKind};
use carnet_ledger::chain::Head;

use crate::chain::{self, PendingLine};
use crate::commit::Receipt;
use crate::driver::OwnerRow;
use crate::error::StoreError;
use crate::packed::{Packed, Version};
use crate::seal::{self, OwnerKeys};
use crate::sql;
use crate::store::Store;
use crate::task::Task;
use crate::value::{Query, Value, values};

/// A text under which an owner, or a record of it, can be found.
#[derive(Debug, Clone)]
pub(crate) struct Lookup {
    pub(crate) kind: LookupKind,
    pub(crate) text: String,
    pub(crate) record: Option<RecordId>,
}

/// What a write asks of the owner's version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expect {
    /// Nothing.
    Anything,
    /// That version, if it changes records or look-ups: a line alone conflicts with nothing.
    WhenChanging(Version),
    /// That version: what is shown must be what was decided on.
    Always(Version),
}

/// Changes of one owner.
#[derive(Debug, Clone)]
pub(crate) struct Write {
    pub(crate) owner: OwnerId,
    pub(crate) kind: OwnerKind,
    pub(crate) expect: Expect,
    pub(crate) may_create: bool,
    pub(crate) status: Option<&'static str>,
    pub(crate) lines: Vec<PendingLine>,
    pub(crate) puts: Vec<Packed>,
    pub(crate) removes: Vec<(RecordKind, RecordId)>,
    pub(crate) lookups: Vec<Lookup>,
    pub(crate) unlookups: Vec<(LookupKind, String)>,
    pub(crate) tasks: Vec<Task>,
}

impl Write {
    /// True when it changes more than the history and the work to do.
    fn changes(&self) -> bool {
        !(self.puts.is_empty()
            && self.removes.is_empty()
            && self.lookups.is_empty()
            && self.unlookups.is_empty())
    }

    /// All statements, from the owner's row as it is locked.
    fn plan(
        self,
        keys: &OwnerKeys,
        index_key: &[u8; 32],
        row: Option<&OwnerRow>,
    ) -> Result<(Vec<Query>, Receipt), StoreError> {
        let (shard, owner) = (self.owner.shard(), self.owner);
        let before = row.map_or(0, |row| row.version);
        let expected = match self.expect {
            Expect::Always(version) => version.0,
            Expect::WhenChanging(version) if self.changes() => version.0,
            Expect::WhenChanging(_) | Expect::Anything => before,
        };
        if expected != before {
            return Err(StoreError::Conflict);
        }
        let version = before + u64::from(self.changes());
        if row.is_none() && !self.may_create {
            return Err(StoreError::Absent);
        }
        if row.is_some_and(|row| row.kind != self.kind) {
            return Err(StoreError::inconsistent(
                sql::OWNER,
                format!("{owner} is of another kind"),
            ));
        }
        let mut queries = Vec::new();
        let mut head = chain::head(owner, row);
        for line in &self.lines {
            let (query, next) = chain::append(owner, keys, &head, line);
            queries.push(query);
            head = next;
        }
        let status = self.status.map(str::to_owned);
        let status = status.or_else(|| row.map(|row| row.status.clone()));
        let status = status.unwrap_or_else(|| "active".to_owned());
        let owner_row = owner_query(owner, self.kind, row.is_some(), (status, version, &head));
        // The owner first: of two first writers one must fail before anything else of it is looked at.
        queries.insert(0, owner_row);
        queries.extend(self.puts.iter().map(|packed| packed.put(owner, keys, version)));
        for (kind, id) in &self.removes {
            let values = values![shard, owner, kind.as_str(), *id];
            queries.push(Query::new(sql::RECORD_REMOVE, values));
        }
        for (kind, text) in &self.unlookups {
            let (shard, key) = blind(index_key, *kind, text);
            let values = values![shard, kind.as_str(), key, owner];
            queries.push(Query::new(sql::LOOKUP_REMOVE, values));
        }
        for lookup in &self.lookups {
            let (shard, key) = blind(index_key, lookup.kind, &lookup.text);
            let values = values![shard, lookup.kind.as_str(), key, owner, lookup.record];
            queries.push(Query::new(sql::LOOKUP_PUT, values).unique(lookup.kind));
        }
        queries.extend(self.tasks.iter().map(|task| task.put(keys)));
        assert!(version >= before, "a version never goes back");
        Ok((queries, Receipt { version: Version(version), seq: head.seq }))
    }
}

fn owner_query(
    owner: OwnerId,
    kind: OwnerKind,
    exists: bool,
    (status, version, head): (String, u64, &Head),
) -> Query {
    let hash = *head.hash.as_bytes();
    let key: [Value; 2] = values![owner.shard(), owner];
    if exists {
        let values = values![status, version, head.seq, hash].into_iter().chain(key);
        Query::new(sql::OWNER_UPDATE, values)
    } else {
        let values = values![kind.as_str(), status, version, head.seq, hash];
        Query::new(sql::OWNER_INSERT, key.into_iter().chain(values))
    }
}

/// The keyed form of a look-up text and the shard it lives in.
pub(crate) fn blind(index_key: &[u8; 32], kind: LookupKind, text: &str) -> (u16, [u8; 32]) {
    let key = seal::derive(index_key, &[kind.as_str().as_bytes(), b"\n", text.as_bytes()]);
    let [.., a, b] = key;
    (u16::from_be_bytes([a, b]) % carnet_core::id::SHARDS, key)
}

impl Store {
    /// Applies a write with the keys of its owner.
    pub(crate) async fn apply(
        &self,
        write: Write,
        keys: Arc<OwnerKeys>,
    ) -> Result<Receipt, StoreError> {
        let index_key = *self.keys().ring().index();
        let owner = write.owner;
        let plan =
            Box::new(move |row: Option<OwnerRow>| write.plan(&keys, &index_key, row.as_ref()));
        self.main().write(owner, plan).await
    }
}
