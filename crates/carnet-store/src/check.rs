//! The operator's check: everything that is kept is read, opened and compared with everything else.
//!
//! Each owner's lines chain from the first to the head; each record opens; each document has the line of its arrival
//! and each such line its document; each document's bytes are what was deposited. The log's tiles give the root that
//! its checkpoint and its signer's lock state, and each leaf is the line it stands for.

mod log;

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::document::Document;
use carnet_core::id::{DocumentId, OwnerId};
use carnet_core::record::{OwnerKind, RecordKind};
use carnet_ledger::leaf;

use crate::chain::{self, KeptLine};
use crate::content::parse_name;
use crate::driver::{OwnerRow, owner_key};
use crate::error::StoreError;
use crate::log::Run;
use crate::packed::Opened;
use crate::sql;
use crate::store::Store;
use crate::value::{Query, Row, values};
use log::Leaves;

/// Owners read at once.
const PAGE: u64 = 256;

/// What a check saw. It holds when there is no fault.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Owners.
    pub owners: u64,
    /// Lines of all ledgers.
    pub lines: u64,
    /// Records that open.
    pub records: u64,
    /// Documents whose bytes are there and are what was deposited.
    pub documents: u64,
    /// Leaves of the log that are the line they stand for.
    pub leaves: u64,
    /// Objects that no document names; the sweep removes them.
    pub orphans: u64,
    /// What is wrong, by identifiers; never what a document or a line says.
    pub faults: Vec<String>,
}

/// A check under way.
struct Checking<'a> {
    store: &'a Store,
    leaves: Leaves,
    named: BTreeSet<[u8; 32]>,
    seen: Checked,
}

impl Store {
    /// Checks everything. Nothing may write meanwhile: what is read at two instants would not agree.
    ///
    /// # Errors
    /// Only when the storage does not answer; what is wrong with what it holds is in the result.
    pub async fn check(&self) -> Result<Checked, StoreError> {
        let mut seen = Checked::default();
        let leaves = Leaves::read(self, &mut seen.faults)?;
        let mut checking = Checking { store: self, leaves, named: BTreeSet::new(), seen };
        let (mut shard, mut after) = (0, Vec::new());
        loop {
            let page = Query::new(sql::OWNERS_AFTER, values![shard, after, PAGE]);
            let rows = self.main().rows(sql::OWNER, page).await?;
            let Some(last) = rows.last() else { break };
            (shard, after) = (last.shard(6)?, last.blob(7)?.to_vec());
            for row in &rows {
                checking.owner(row).await?;
            }
        }
        checking.objects().await?;
        checking.seen.faults.extend(checking.leaves.unclaimed());
        Ok(checking.seen)
    }
}

impl Checking<'_> {
    fn fault(&mut self, owner: OwnerId, what: impl std::fmt::Display) {
        self.seen.faults.push(format!("{owner}: {what}"));
    }

    async fn owner(&mut self, row: &Row) -> Result<(), StoreError> {
        let (owner, head, logged) = (row.owner(7)?, OwnerRow::read(row)?, row.count(5)?);
        self.seen.owners += 1;
        let keys = match self.store.keys().open(owner).await {
            Err(StoreError::Erased { .. }) => {
                self.leaves.erased(logged);
                return Ok(());
            }
            Err(error) => {
                self.fault(owner, format_args!("its key: {error}"));
                return Ok(());
            }
            Ok(keys) => keys,
        };
        let [from, to] = values![0_u64, head.seq];
        let [shard, key] = owner_key(owner);
        let read = Query::new(sql::LEDGER_READ, [shard, key, from, to]);
        let rows = self.store.main().rows(sql::LEDGER, read).await?;
        let lines = match chain::read(owner, &keys, &rows, &head) {
            Ok(lines) => lines,
            Err(error) => {
                self.fault(owner, error);
                return Ok(());
            }
        };
        self.seen.lines += count(lines.len());
        let read = Query::new(sql::RECORDS_OF_OWNER, owner_key(owner));
        let rows = self.store.main().rows(sql::RECORD, read).await?;
        let mut records = Vec::new();
        for row in &rows {
            match Opened::from_row(owner, &keys, row, 0) {
                Ok(record) => records.push(record),
                Err(error) => self.fault(owner, error),
            }
        }
        self.seen.records += count(records.len());
        if head.kind == OwnerKind::Space {
            self.documents(owner, &records, &lines).await?;
        }
        let opening = |line: &KeptLine| {
            leaf::commitment(&leaf::opening(keys.opening(), line.seq), &line.hash)
        };
        let leaves: Vec<leaf::Leaf> = lines.iter().map(opening).collect();
        self.places(owner, &records, &leaves, logged);
        Ok(())
    }

    /// Each document has its bytes and the line of its arrival, each such line its document.
    async fn documents(
        &mut self,
        owner: OwnerId,
        records: &[Opened],
        lines: &[KeptLine],
    ) -> Result<(), StoreError> {
        let mut arrivals: BTreeMap<DocumentId, String> = BTreeMap::new();
        for line in lines {
            let detail = line.detail(owner)?;
            if let Some((document, sha256)) = detail.document.zip(detail.sha256)
                && arrivals.insert(document, sha256).is_some()
            {
                self.fault(owner, format_args!("{document} arrived twice"));
            }
        }
        for record in records.iter().filter(|record| record.kind == RecordKind::Document) {
            let document: Document = match record.read(owner) {
                Ok(document) => document,
                Err(error) => {
                    self.fault(owner, error);
                    continue;
                }
            };
            self.named.extend(parse_name(&document.content.object));
            let id = document.id;
            match arrivals.remove(&id) {
                None => self.fault(owner, format_args!("{id} has no line of its arrival")),
                Some(sha256) if sha256 != document.content.sha256 => {
                    self.fault(owner, format_args!("{id} arrived with other bytes"));
                }
                Some(_) => {}
            }
            match self.store.content_of(owner, &document).await {
                Ok(_) => self.seen.documents += 1,
                Err(error) => self.fault(owner, format_args!("{id}: {error}")),
            }
        }
        for (id, _) in arrivals {
            self.fault(owner, format_args!("a line tells of {id}, which is not there"));
        }
        Ok(())
    }

    /// Each line that is in the log stands there as its leaf, and nowhere else.
    fn places(&mut self, owner: OwnerId, records: &[Opened], lines: &[leaf::Leaf], logged: u64) {
        let mut placed = 0;
        for record in records.iter().filter(|record| record.kind == RecordKind::Sequenced) {
            let Ok(run) = record.read::<Run>(owner) else {
                self.fault(owner, format_args!("run {} does not read", record.id));
                continue;
            };
            for (seq, index) in (run.first_seq..=run.last_seq).zip(run.first_index..) {
                placed += 1;
                let line = usize::try_from(seq - 1).ok().and_then(|seq| lines.get(seq));
                match line.map(|line| self.leaves.claim(index, line)) {
                    Some(true) => self.seen.leaves += 1,
                    _ => self.fault(owner, format_args!("line {seq} is not leaf {index}")),
                }
            }
        }
        if placed != logged {
            self.fault(owner, format_args!("{placed} lines have a place, {logged} are said to"));
        }
    }

    /// Counts what no document names.
    async fn objects(&mut self) -> Result<(), StoreError> {
        let mut after = 0;
        loop {
            let page = Query::new(sql::OBJECTS_AFTER, values![after, i64::MAX, PAGE]);
            let rows = self.store.contents().driver().rows(sql::OBJECT, page).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.count(0)?;
            for row in &rows {
                if !self.named.contains(&row.hash(1)?) {
                    self.seen.orphans += 1;
                }
            }
        }
    }
}

fn count(many: usize) -> u64 {
    u64::try_from(many).unwrap_or(u64::MAX)
}
