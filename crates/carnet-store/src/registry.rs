//! Owners that are not spaces: accounts, practitioners, organisations, Carnet itself. No grant is needed.

use std::sync::Arc;

use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::{LookupKind, OwnerKind, RecordKind};

use crate::driver::owner_key;
use crate::error::StoreError;
use crate::packed::{Kept, Opened, Packed, Version, is_of_a_space};
use crate::sql;
use crate::store::Store;
use crate::task::Task;
use crate::value::{Query, Row, Value, values};
use crate::write::{Expect, Lookup, Write};

/// A value with the version of its owner when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned<T> {
    /// What [`RegistryCommit::expecting`] takes.
    pub version: Version,
    /// The value.
    pub value: T,
}

/// Changes of one owner that is not a space.
#[derive(Debug)]
#[must_use = "a commit does nothing until the store has it"]
pub struct RegistryCommit {
    owner: OwnerId,
    kind: OwnerKind,
    expected: Option<Version>,
    puts: Vec<Packed>,
    removes: Vec<(RecordKind, RecordId)>,
    lookups: Vec<Lookup>,
    unlookups: Vec<(LookupKind, String)>,
    tasks: Vec<Task>,
}

impl RegistryCommit {
    /// Changes of an owner, which comes into being with its first ones.
    ///
    /// # Panics
    /// When the owner is a space: that takes a grant.
    pub fn new(owner: OwnerId, kind: OwnerKind) -> Self {
        assert!(kind != OwnerKind::Space, "a space is changed under a grant");
        Self {
            owner,
            kind,
            expected: None,
            puts: Vec::new(),
            removes: Vec::new(),
            lookups: Vec::new(),
            unlookups: Vec::new(),
            tasks: Vec::new(),
        }
    }

    /// Only if the owner has not changed since; [`StoreError::Conflict`] otherwise.
    pub fn expecting(mut self, version: Version) -> Self {
        self.expected = Some(version);
        self
    }

    /// Writes a value, in place of the one with the same identifier.
    ///
    /// # Panics
    /// When its kind is one of a space.
    pub fn put<T: Kept>(mut self, value: &T) -> Self {
        assert!(!is_of_a_space(T::KIND), "records of a space are written under a grant");
        self.puts.push(Packed::of(value));
        self
    }

    /// Removes a value.
    pub fn remove<T: Kept>(mut self, id: RecordId) -> Self {
        self.removes.push((T::KIND, id));
        self
    }

    /// Makes the owner, or a value of it, findable by a text; [`StoreError::Duplicate`] when it is taken.
    pub fn lookup(
        mut self,
        kind: LookupKind,
        text: impl Into<String>,
        record: Option<RecordId>,
    ) -> Self {
        self.lookups.push(Lookup { kind, text: text.into(), record });
        self
    }

    /// Takes a look-up of this owner back.
    pub fn unlookup(mut self, kind: LookupKind, text: impl Into<String>) -> Self {
        self.unlookups.push((kind, text.into()));
        self
    }

    /// Files a task.
    ///
    /// # Panics
    /// When the task belongs to another owner.
    pub fn task(mut self, task: Task) -> Self {
        assert!(task.owner == self.owner, "one commit touches one owner");
        self.tasks.push(task);
        self
    }
}

impl Store {
    /// All values of one kind of an owner, in order.
    ///
    /// # Panics
    /// When the kind is one of a space: that takes a grant.
    pub async fn registry<T: Kept>(&self, owner: OwnerId) -> Result<Vec<Versioned<T>>, StoreError> {
        assert!(!is_of_a_space(T::KIND), "records of a space are read under a grant");
        let kinds = [T::KIND; sql::KINDS].map(|kind| Value::from(kind.as_str()));
        let query = Query::new(sql::OWNER_WITH_RECORDS, kinds.into_iter().chain(owner_key(owner)));
        let rows = self.main().rows(sql::RECORD, query).await?;
        self.open_registry(owner, &rows).await
    }

    /// One value of an owner.
    ///
    /// # Panics
    /// When the kind is one of a space: that takes a grant.
    pub async fn registry_one<T: Kept>(
        &self,
        owner: OwnerId,
        id: RecordId,
    ) -> Result<Option<Versioned<T>>, StoreError> {
        assert!(!is_of_a_space(T::KIND), "records of a space are read under a grant");
        let [shard, key] = owner_key(owner);
        let [kind, id] = values![T::KIND.as_str(), id];
        let query = Query::new(sql::OWNER_WITH_RECORD, [kind, id, shard, key]);
        let rows = self.main().rows(sql::RECORD, query).await?;
        Ok(self.open_registry(owner, &rows).await?.pop())
    }

    async fn open_registry<T: Kept>(
        &self,
        owner: OwnerId,
        rows: &[Row],
    ) -> Result<Vec<Versioned<T>>, StoreError> {
        let mut found = Vec::new();
        for row in rows.iter().filter(|row| !row.is_null(3)) {
            let keys = self.keys().open(owner).await?;
            let record = Opened::from_row(owner, &keys, row, 3)?;
            assert!(record.kind == T::KIND, "the kind that was asked for");
            let version = Version(row.count(2)?);
            found.push(Versioned { version, value: record.read(owner)? });
        }
        Ok(found)
    }

    /// Writes changes of an owner that is not a space, all durable or none.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when a look-up is taken, [`StoreError::Conflict`] when an expected version moved.
    pub async fn registry_commit(&self, commit: RegistryCommit) -> Result<Version, StoreError> {
        let keys = self.keys().open_or_make(commit.owner).await?;
        let write = Write {
            owner: commit.owner,
            kind: commit.kind,
            expect: commit.expected.map_or(Expect::Anything, Expect::Always),
            may_create: true,
            status: None,
            lines: Vec::new(),
            puts: commit.puts,
            removes: commit.removes,
            lookups: commit.lookups,
            unlookups: commit.unlookups,
            tasks: commit.tasks,
        };
        let (again, keys_again) = (write.clone(), Arc::clone(&keys));
        let written = match self.apply(write, keys).await {
            // Two first writers of an owner, neither expecting anything: the second finds the owner made.
            Err(StoreError::Conflict) if commit.expected.is_none() => {
                self.apply(again, keys_again).await
            }
            written => written,
        };
        Ok(written?.version)
    }
}
