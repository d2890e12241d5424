//! A commit: everything one use case changes in one space, with the lines it costs. All of it or nothing.

use std::collections::BTreeSet;

use carnet_core::access::{Action, Grant, Refusal};
use carnet_core::id::{DocumentId, OwnerId, RecordId};
use carnet_core::record::{LookupKind, OwnerKind, RecordKind};

use crate::chain::PendingLine;
use crate::error::StoreError;
use crate::packed::{Packed, Record, Version};
use crate::store::Store;
use crate::task::Task;
use crate::vault::Scope;
use crate::write::{Expect, Lookup, Write};

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The owner's version from now on.
    pub version: Version,
    /// Number of the last line of its ledger.
    pub seq: u64,
}

/// Changes of one space, made under grants (or after a refusal, which only leaves a line and notices).
#[derive(Debug)]
#[must_use = "a commit does nothing until the store has it"]
pub struct Commit {
    owner: OwnerId,
    expected: Version,
    scopes: Vec<Scope>,
    lines: Vec<PendingLine>,
    puts: Vec<Record>,
    removes: Vec<(RecordKind, RecordId)>,
    lookups: Vec<Lookup>,
    unlookups: Vec<(LookupKind, String)>,
    tasks: Vec<Task>,
}

impl Commit {
    /// Changes under a grant, of the space as it was when the gate decided.
    pub fn under(grant: Grant, expected: Version) -> Self {
        Self::empty(grant.owner(), expected).and(grant)
    }

    /// What a refusal leaves: its line, and the notices owed.
    pub fn refused(refusal: &Refusal, expected: Version) -> Self {
        let mut commit = Self::empty(refusal.owner(), expected);
        commit.lines.push(PendingLine { at: refusal.at(), detail: refusal.detail().clone() });
        commit
    }

    /// A commit to which grants are still to be added; without any it is refused.
    pub fn empty(owner: OwnerId, expected: Version) -> Self {
        Self {
            owner,
            expected,
            scopes: Vec::new(),
            lines: Vec::new(),
            puts: Vec::new(),
            removes: Vec::new(),
            lookups: Vec::new(),
            unlookups: Vec::new(),
            tasks: Vec::new(),
        }
    }

    /// One more grant for the same space: one more line.
    ///
    /// # Panics
    /// When the grant is for another space.
    #[expect(clippy::needless_pass_by_value, reason = "a grant is consumed by what it permits")]
    pub fn and(mut self, grant: Grant) -> Self {
        assert!(grant.owner() == self.owner, "one commit touches one owner");
        self.lines.push(PendingLine { at: grant.at(), detail: grant.detail().clone() });
        self.scopes.push(Scope::of(&grant));
        self
    }

    /// Writes a record, in place of the one with the same key.
    pub fn put(mut self, record: Record) -> Self {
        self.puts.push(record);
        self
    }

    /// Removes a record.
    pub fn remove(mut self, kind: RecordKind, id: RecordId) -> Self {
        self.removes.push((kind, id));
        self
    }

    /// Makes the space, or a record of it, findable by a text; [`StoreError::Duplicate`] when it is taken.
    pub fn lookup(
        mut self,
        kind: LookupKind,
        text: impl Into<String>,
        record: Option<RecordId>,
    ) -> Self {
        self.lookups.push(Lookup { kind, text: text.into(), record });
        self
    }

    /// Takes a look-up of this space back.
    pub fn unlookup(mut self, kind: LookupKind, text: impl Into<String>) -> Self {
        self.unlookups.push((kind, text.into()));
        self
    }

    /// Files a task with the commit.
    ///
    /// # Panics
    /// When the task belongs to another owner.
    pub fn task(mut self, task: Task) -> Self {
        assert!(task.owner == self.owner, "one commit touches one owner");
        self.tasks.push(task);
        self
    }

    pub(crate) fn owner(&self) -> OwnerId {
        self.owner
    }

    pub(crate) fn expected(&self) -> Version {
        self.expected
    }

    /// What its first grant shows.
    pub(crate) fn scope(&self) -> Option<&Scope> {
        self.scopes.first()
    }

    fn changes(&self) -> bool {
        self.scopes.iter().any(|scope| !only_shows(scope.action))
    }

    fn administers(&self) -> bool {
        self.scopes
            .iter()
            .any(|scope| is_about_the_person(scope.action) && !only_shows(scope.action))
    }

    fn configures(&self) -> bool {
        self.scopes.iter().any(|scope| scope.action == Action::Configure)
    }

    /// The documents that its grants let it change.
    fn changeable(&self) -> BTreeSet<DocumentId> {
        // Where a document is put, and what is said of it, is not in the document.
        let beside = |action| matches!(action, Action::Arrange | Action::Report);
        let changes = |action| !only_shows(action) && !beside(action);
        let changing = self.scopes.iter().filter(|scope| changes(scope.action));
        changing.flat_map(|scope| scope.documents.iter().copied()).collect()
    }

    /// Refuses what no grant permits.
    fn check(&self) -> Result<(), StoreError> {
        let changeable = self.changeable();
        let put = |record: &Record| match record {
            Record::Document(document) => changeable.contains(&document.id),
            Record::Text(text) => changeable.contains(&text.document),
            Record::Facts(facts) => changeable.contains(&facts.document),
            Record::Space(space) => self.changes() && space.id == self.owner,
            Record::Insured(insured) => self.administers() && insured.space == self.owner,
            Record::Submission(_) => self.changes(),
            Record::Binder(binder) => {
                let arranged = self.scopes.iter().any(|scope| arranges(scope.action));
                arranged && binder.space == self.owner
            }
            Record::Authorisation(_) | Record::Block(_) => !self.scopes.is_empty(),
            Record::Mandate(_) => self.scopes.iter().any(|scope| scope.action.is_about_mandates()),
            Record::Sheet(sheet) => sheet.space == self.owner && self.configures(),
            // The blocked attempt and the waiting document are told whatever else happens.
            Record::Notice(_) => true,
        };
        let remove = |(kind, id): &(RecordKind, RecordId)| match kind {
            RecordKind::Document | RecordKind::Text | RecordKind::Facts => {
                changeable.contains(&DocumentId::from(*id))
            }
            _ => self.changes(),
        };
        let lined = !self.lines.is_empty();
        let looked_up = self.lookups.is_empty() && self.unlookups.is_empty() || self.changes();
        if lined && self.puts.iter().all(put) && self.removes.iter().all(remove) && looked_up {
            Ok(())
        } else {
            Err(StoreError::OutsideGrant)
        }
    }

    fn into_write(self, expect: Expect, pack: impl Fn(&Record) -> Packed) -> Write {
        let status = self.puts.iter().find_map(|record| match record {
            Record::Space(space) => Some(space.state.name()),
            _ => None,
        });
        Write {
            owner: self.owner,
            kind: OwnerKind::Space,
            expect,
            may_create: status.is_some(),
            status,
            lines: self.lines,
            puts: self.puts.iter().map(pack).collect(),
            removes: self.removes,
            lookups: self.lookups,
            unlookups: self.unlookups,
            tasks: self.tasks,
        }
    }
}

/// True for the actions that may change the holder's binder: arranging, reporting, and what takes a document's place
/// or takes it away.
pub(crate) const fn arranges(action: Action) -> bool {
    matches!(action, Action::Arrange | Action::Report | Action::Replace | Action::Withdraw)
}

/// True for the actions that show and change what the fund knows of the person.
pub(crate) const fn is_about_the_person(action: Action) -> bool {
    matches!(
        action,
        Action::Register
            | Action::Announce
            | Action::Identify
            | Action::Create
            | Action::Oppose
            | Action::Activate
            | Action::ReadFamily
    )
}

/// True for the actions that change nothing of a space but its history.
pub(crate) const fn only_shows(action: Action) -> bool {
    action.is_reading()
        || matches!(
            action,
            Action::ReadHistory
                | Action::ReadNotices
                | Action::Explain
                | Action::Export
                | Action::ReadFamily
        )
}

impl Store {
    /// Writes a commit: its lines, records, look-ups and tasks, all durable or none.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the space changed since it was loaded: load, decide and commit again.
    /// [`StoreError::Duplicate`] when a look-up is taken. [`StoreError::OutsideGrant`] when it changes what no
    /// grant of it names.
    pub async fn commit(&self, commit: Commit) -> Result<Receipt, StoreError> {
        let expect = Expect::WhenChanging(commit.expected);
        self.commit_expecting(expect, commit).await
    }

    /// A commit that also fails when it only leaves a line in a space that has changed.
    pub(crate) async fn commit_unchanged(&self, commit: Commit) -> Result<Receipt, StoreError> {
        let expect = Expect::Always(commit.expected);
        self.commit_expecting(expect, commit).await
    }

    async fn commit_expecting(
        &self,
        expect: Expect,
        commit: Commit,
    ) -> Result<Receipt, StoreError> {
        commit.check()?;
        let owner = commit.owner;
        let creates = commit.puts.iter().any(|record| matches!(record, Record::Space(_)));
        let keys = if creates {
            self.keys().open_or_make(owner).await?
        } else {
            self.keys().open_known(owner).await?
        };
        let write = commit.into_write(expect, |record| record.pack(&keys));
        self.apply(write, keys).await
    }
}
