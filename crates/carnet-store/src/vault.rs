//! A space on its way out: closed as a [`Vault`], open to what one grant permits as [`Disclosed`].

use std::collections::BTreeSet;
use std::sync::Arc;

use carnet_core::access::{Action, Facts, Grant, Reach, Reason};
use carnet_core::clinical::FactsOf;
use carnet_core::document::{Binder, Document, Label, Submission};
use carnet_core::history::{Detail, Outcome};
use carnet_core::id::{DocumentId, OwnerId};
use carnet_core::insured::Insured;
use carnet_core::notice::Notice;
use carnet_core::record::RecordKind;
use carnet_core::sheet::EmergencySheet;
use carnet_core::space::{Authorisation, Block, Contact, Mandate, MandateRole, Space};
use jiff::Timestamp;

use crate::commit::{Commit, Receipt, is_about_the_person};
use crate::driver::{OwnerRow, owner_key};
use crate::error::StoreError;
use crate::opened::OpenedSpace;
use crate::packed::{Text, Version};
use crate::records::{self, Contents};
use crate::sql;
use crate::store::{ERASED, Store};
use crate::value::{Query, Value};

/// How much of a space to load. Space, documents, authorisations, blocks, mandates and binder always come, submissions with
/// all but the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// What lists need.
    Documents,
    /// And the extracted texts, to search.
    WithTexts,
    /// The documents and what they say in codes: all that the essentials need, and nothing more to open.
    WithFacts,
    /// And the notices.
    WithNotices,
    /// And the emergency sheet.
    WithSheet,
    /// And what the fund knows of the person.
    WithInsured,
    /// All of it.
    Everything,
}

impl Load {
    /// As many kinds as the statement has places; a kind named twice counts once.
    const fn kinds(self) -> [RecordKind; sql::KINDS] {
        let base = RecordKind::Space;
        let lots = RecordKind::Submission;
        let (text, notice, sheet) =
            (RecordKind::Text, RecordKind::Notice, RecordKind::EmergencySheet);
        let (lots, texts, notices, sheet) = match self {
            Self::Documents => (lots, base, base, base),
            Self::WithTexts => (lots, text, base, base),
            Self::WithFacts => (RecordKind::Facts, base, base, base),
            Self::WithNotices => (lots, base, notice, base),
            Self::WithSheet => (lots, base, base, sheet),
            Self::WithInsured => (lots, base, base, RecordKind::Insured),
            Self::Everything => (lots, text, notice, sheet),
        };
        [
            base,
            RecordKind::Document,
            lots,
            RecordKind::Authorisation,
            RecordKind::Block,
            RecordKind::Mandate,
            RecordKind::Binder,
            sheet,
            texts,
            notices,
        ]
    }
}

/// A loaded space. It shows the gate what it needs to decide, and nothing else to anybody.
pub struct Vault {
    owner: OwnerId,
    version: Version,
    facts: Arc<Facts>,
    contents: Contents,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault")
            .field("owner", &self.owner)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// What the gate must know.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The same space, with what the visitor reached elsewhere.
    #[must_use]
    pub fn reached(mut self, reach: Reach) -> Self {
        Arc::make_mut(&mut self.facts).reach = reach;
        self
    }

    /// What a commit decided on this vault expects.
    pub fn version(&self) -> Version {
        self.version
    }

    /// Whose space.
    pub fn owner(&self) -> OwnerId {
        self.owner
    }

    /// False for an owner that has no space.
    pub fn exists(&self) -> bool {
        self.contents.space.is_some()
    }

    pub(crate) fn contents(&self) -> &Contents {
        &self.contents
    }

    fn absent(owner: OwnerId) -> Self {
        Self {
            owner,
            version: Version::ABSENT,
            facts: Arc::new(Facts::absent(owner)),
            contents: Contents::default(),
        }
    }

    /// What is kept of a space, when it covers what is asked for.
    fn of(owner: OwnerId, opened: OpenedSpace, kinds: &[RecordKind]) -> Self {
        let OpenedSpace { version, contents, facts, .. } = opened;
        Self { owner, version, facts, contents: contents.only(kinds) }
    }
}

/// What a grant shows: kept apart from the grant, which is consumed by its line.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    pub(crate) action: Action,
    pub(crate) at: Timestamp,
    pub(crate) documents: BTreeSet<DocumentId>,
    actor: String,
    identifier: Option<String>,
}

impl Scope {
    pub(crate) fn of(grant: &Grant) -> Self {
        Self {
            action: grant.action(),
            at: grant.at(),
            documents: grant.documents().clone(),
            actor: grant.detail().actor.clone(),
            identifier: grant.detail().identifier.clone(),
        }
    }

    /// The grant names all that the actor sees of the space, not one document of it: what it does not name is hidden.
    fn shows_the_space(&self) -> bool {
        matches!(
            self.action,
            Action::Open
                | Action::List
                | Action::Search
                | Action::Export
                | Action::Explain
                | Action::ReadHistory
                | Action::ReadNotices
        )
    }

    /// The holder, or who acts for them: sees who is authorised and blocked, and the notices.
    fn acts_for_the_holder(&self) -> bool {
        matches!(self.actor.as_str(), "holder" | "representative" | "delegate" | "teen" | "helper")
    }
}

/// The part of a space that a grant permits, once its line is written.
pub struct Disclosed {
    owner: OwnerId,
    version: Version,
    scope: Scope,
    contents: Contents,
    space: Space,
    /// Documents whose very existence the actor may not know.
    hidden: BTreeSet<DocumentId>,
}

impl std::fmt::Debug for Disclosed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Disclosed")
            .field("owner", &self.owner)
            .field("version", &self.version)
            .field("action", &self.scope.action)
            .finish_non_exhaustive()
    }
}

impl Disclosed {
    /// Whose space.
    pub fn owner(&self) -> OwnerId {
        self.owner
    }

    /// What a commit decided on it expects.
    pub fn version(&self) -> Version {
        self.version
    }

    /// What the grant permitted.
    pub fn action(&self) -> Action {
        self.scope.action
    }

    /// When the gate decided.
    pub fn at(&self) -> Timestamp {
        self.scope.at
    }

    /// The root of the space; the contacts of the holder only for who acts for them.
    pub fn space(&self) -> &Space {
        &self.space
    }

    /// The documents that the grant names, in order of reception.
    pub fn documents(&self) -> &[Arc<Document>] {
        &self.contents.documents
    }

    /// One of the documents that the grant names.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.contents.documents.iter().map(Arc::as_ref).find(|document| document.id == id)
    }

    /// The texts of those documents, for a search, a reading or an export.
    pub fn texts(&self) -> &[Arc<Text>] {
        &self.contents.texts
    }

    /// What those documents say in codes, for who opens the space.
    pub fn facts(&self) -> &[Arc<FactsOf>] {
        &self.contents.facts
    }

    /// The lots de soumission, each with those of its documents that the grant names.
    pub fn submissions(&self) -> &[Arc<Submission>] {
        &self.contents.submissions
    }

    /// All authorisations for the holder; their own for a professional.
    pub fn authorisations(&self) -> &[Authorisation] {
        &self.contents.authorisations
    }

    /// The blocks, for the holder.
    pub fn blocks(&self) -> &[Block] {
        &self.contents.blocks
    }

    /// Who acts for the holder, or was asked to: all of them for the holder and who acts for them; for a professional,
    /// the delegations in force.
    pub fn mandates(&self) -> &[Mandate] {
        &self.contents.mandates
    }

    /// The holder's folders, pins and reports, but those of documents they may not know of. Empty for everybody else.
    pub fn binder(&self) -> Binder {
        self.contents.binder.as_deref().cloned().unwrap_or_else(|| Binder::empty(self.owner))
    }

    /// The notices, for the holder who opens the space, reads them or exports, but those of documents they may not
    /// know of.
    pub fn notices(&self) -> &[Arc<Notice>] {
        &self.contents.notices
    }

    /// What the fund knows of the person, for what is about the person.
    pub fn insured(&self) -> Option<&Insured> {
        self.contents.insured.as_deref()
    }

    /// The emergency sheet, for the holder alone.
    pub fn sheet(&self) -> Option<&EmergencySheet> {
        self.contents.sheet.as_deref()
    }

    /// True when what the grant shows speaks of lines of the history.
    pub(crate) fn tells_of_lines(&self) -> bool {
        match self.scope.action {
            Action::ReadHistory | Action::Export => true,
            Action::Open | Action::ReadNotices => self.scope.acts_for_the_holder(),
            _ => false,
        }
    }

    /// True when the actor may know of this line: its document is not hidden from them, or it is the holder's own
    /// attempt, which says the same of a hidden document as of one that never was.
    pub(crate) fn may_know_of(&self, line: &Detail) -> bool {
        let unknown = Reason::DocumentUnknown.code();
        let attempt = self.scope.acts_for_the_holder()
            && line.actor == self.scope.actor
            && matches!(&line.outcome, Outcome::Refused(code) if code == unknown);
        attempt || line.document.is_none_or(|document| !self.hidden.contains(&document))
    }

    fn open(vault: Vault, scope: Scope, version: Version) -> Result<Self, StoreError> {
        let Vault { owner, mut contents, .. } = vault;
        let space = contents.space.take().ok_or(StoreError::Absent)?;
        let mut space = Arc::unwrap_or_clone(space);
        if !scope.acts_for_the_holder() || scope.actor == "delegate" {
            // Where notices go is for the holder, and who represents them by law.
            space.contact = Contact::default();
        }
        let hidden = hidden_documents(&contents.documents, &scope);
        limit(&mut contents, &scope, &hidden);
        let disclosed = Self { owner, version, scope, contents, space, hidden };
        let named = |document: &Arc<Document>| disclosed.scope.documents.contains(&document.id);
        assert!(disclosed.contents.documents.iter().all(named), "only what the grant names");
        Ok(disclosed)
    }
}

/// What the grant does not name and the actor may not even know of.
///
/// An action on one document names that one only, and a withdrawn document is named by nothing: for who acts for the
/// holder it is the label that hides. From everybody else, all that is not named is hidden.
fn hidden_documents(documents: &[Arc<Document>], scope: &Scope) -> BTreeSet<DocumentId> {
    let hides: &[Label] = match scope.actor.as_str() {
        "holder" | "teen" => &[Label::HiddenFromHolder],
        _ => &[Label::HiddenFromHolder, Label::HiddenFromRepresentatives],
    };
    let labelled = |document: &Arc<Document>| {
        !scope.acts_for_the_holder()
            || hides.iter().any(|label| document.labels.has(*label, scope.at))
    };
    documents
        .iter()
        .filter(|document| !scope.documents.contains(&document.id) && labelled(document))
        .map(|document| document.id)
        .collect()
}

fn limit(contents: &mut Contents, scope: &Scope, hidden: &BTreeSet<DocumentId>) {
    let named = &scope.documents;
    contents.documents.retain(|document| named.contains(&document.id));
    if scope.shows_the_space() {
        let hides = |link: Option<DocumentId>| link.is_some_and(|other| hidden.contains(&other));
        for document in &mut contents.documents {
            // Shared with whoever opened the space lately: copied only where it names what is hidden.
            if hides(document.replaces) || hides(document.replaced_by) {
                let document = Arc::make_mut(document);
                document.replaces = document.replaces.filter(|before| !hidden.contains(before));
                document.replaced_by = document.replaced_by.filter(|after| !hidden.contains(after));
            }
        }
    }
    let searched =
        matches!(scope.action, Action::Search | Action::Read | Action::Export | Action::Maintain);
    contents.texts.retain(|text| searched && named.contains(&text.document));
    if !is_about_the_person(scope.action) {
        contents.insured = None;
    }
    contents.facts.retain(|of| scope.action == Action::Open && named.contains(&of.document));
    for submission in &mut contents.submissions {
        if submission.documents.iter().any(|document| !named.contains(document)) {
            Arc::make_mut(submission).documents.retain(|document| named.contains(document));
        }
    }
    contents.submissions.retain(|submission| !submission.documents.is_empty());
    let told = scope.acts_for_the_holder()
        && matches!(scope.action, Action::Open | Action::ReadNotices | Action::Export);
    contents.notices.retain(|notice| {
        told && notice.document.is_none_or(|document| !hidden.contains(&document))
    });
    if scope.acts_for_the_holder() {
        let known = contents.binder.take().map(Arc::unwrap_or_clone);
        contents.binder = known.map(|binder| Arc::new(binder.without(|id| hidden.contains(&id))));
        return;
    }
    contents.binder = None;
    let delegation = |it: &Mandate| it.role == MandateRole::Delegate && it.holds(scope.at);
    contents.mandates.retain(delegation);
    contents.blocks.clear();
    contents.sheet = None;
    let rpps = scope.identifier.as_deref();
    contents.authorisations.retain(|given| Some(given.rpps.as_str()) == rpps);
}

impl Store {
    /// Loads a space, closed. An owner without a space gives a vault whose facts say so.
    pub async fn load(&self, owner: OwnerId, what: Load) -> Result<Vault, StoreError> {
        let kinds = what.kinds();
        let known = self.opened().get(owner);
        if let Some(opened) = &known
            && opened.covers(&kinds)
            && self.is_at(owner, opened.version).await?
        {
            return Ok(Vault::of(owner, opened.clone(), &kinds));
        }
        let asked = kinds.map(|kind| Value::from(kind.as_str()));
        let query = Query::new(sql::OWNER_WITH_RECORDS, asked.into_iter().chain(owner_key(owner)));
        let rows = self.main().rows(sql::RECORD, query).await?;
        if rows.is_empty() {
            return Ok(Vault::absent(owner));
        }
        let keys = self.keys().open(owner).await?;
        // Opening a thousand documents takes tens of milliseconds: not on a thread that serves others.
        let work = tokio::task::spawn_blocking(move || {
            let known = known.map(|known| known.rows);
            records::open(owner, &keys, &rows, (kinds.to_vec(), known))
        });
        let opened = work.await.map_err(StoreError::unavailable)??;
        self.opened().keep(owner, opened.clone());
        Ok(Vault::of(owner, opened, &kinds))
    }

    /// True when an owner is there in that version, with a key that opens it.
    async fn is_at(&self, owner: OwnerId, version: Version) -> Result<bool, StoreError> {
        let read = Query::new(sql::OWNER_READ, owner_key(owner));
        let rows = self.main().rows(sql::OWNER, read).await?;
        let row = rows.first().map(OwnerRow::read).transpose()?;
        self.keys().open(owner).await?;
        Ok(row.is_some_and(|row| Version(row.version) == version && row.status != ERASED))
    }

    /// Opens a vault to what a grant permits, once the line of the grant is durable.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the space changed since it was loaded, since what the gate decided may no
    /// longer hold: load and decide again.
    pub async fn disclose(&self, vault: Vault, grant: Grant) -> Result<Disclosed, StoreError> {
        let commit = Commit::under(grant, vault.version());
        self.disclose_with(vault, commit).await.map(|(disclosed, _)| disclosed)
    }

    /// Opens a vault to what the first grant of a commit permits, once the whole commit is durable: a first access
    /// records its authorisation, its notice and its line at once. The contents are those from before the commit.
    pub async fn disclose_with(
        &self,
        vault: Vault,
        commit: Commit,
    ) -> Result<(Disclosed, Receipt), StoreError> {
        assert!(commit.owner() == vault.owner, "a grant opens its own space");
        assert!(commit.expected() == vault.version, "the gate decided on this vault");
        let scope = commit.scope().cloned().ok_or(StoreError::OutsideGrant)?;
        let receipt = self.commit_unchanged(commit).await?;
        Ok((Disclosed::open(vault, scope, receipt.version)?, receipt))
    }
}
