//! Deposits documents: checked, sealed, durable, then named in one commit with their lines and notices.

use carnet_core::access::{Action, Permit, Target};
use carnet_core::document::label::InvalidLabels;
use carnet_core::document::{
    Author, AuthorKind, Binder, Content, Document, Label, Labels, Shelf, Status, Submission,
};
use carnet_core::id::{DocumentId, OwnerId, SubmissionId};
use carnet_core::identity::Ins;
use carnet_core::record::{LookupKind, TaskKind};
use carnet_core::space::{Space, Switch};
use carnet_store::{Change, Commit, Load, Record, StoreError, Task, Text, Vault};

use super::check::{Checked, bare, check};
use super::draft::{Deposited, Draft, SubmissionDraft};
use super::{find, text};
use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// A draft whose bytes are already safe.
struct Ready {
    checked: Checked,
    content: Content,
}

/// Deposits the drafts of one submission: all of them, or none.
///
/// # Errors
/// Codes `doc.*`, `cda.*`, `labels.*` and the gate's refusals; nothing is stored then.
pub async fn deposit(
    cx: &Cx,
    visit: &Visit,
    depositor: &Author,
    submission: &SubmissionDraft,
    drafts: Vec<Draft>,
) -> Result<Vec<Deposited>> {
    let mut vault = cx.store().load(visit.space, Load::Documents).await?;
    let permit = admit(cx, &vault, visit, &drafts).await?;
    let ins = vault.for_change(&permit.grant).space()?.ins.clone();
    let mut ready = Vec::with_capacity(drafts.len());
    for draft in drafts {
        ready.push(prepare(cx, visit.space, ins.clone(), draft).await?);
    }
    // The vault that admitted serves the first try: if the space changed while the bytes were made safe,
    // the commit conflicts and the next try sees it as it is.
    for _ in 0..RETRIES {
        match write(cx, &vault, visit, depositor, submission, &ready).await {
            Err(error) if error.code == "server.conflict" => {}
            Ok(results) => {
                discard_copies(cx, visit.space, &results, &ready).await;
                return Ok(results);
            }
            refused => return refused,
        }
        vault = cx.store().load(visit.space, Load::Documents).await?;
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// A document sent twice is kept once: the bytes that came with the second one go. Those of a deposit whose fate is
/// unknown stay, since its commit may have named them; the sweep knows later.
async fn discard_copies(cx: &Cx, space: OwnerId, results: &[Deposited], ready: &[Ready]) {
    for (result, ready) in results.iter().zip(ready) {
        if let Deposited::Already(_) = result
            && let Err(error) = cx.store().discard_content(space, &ready.content.object).await
        {
            tracing::warn!(code = error.code(), "a copy waits for the sweep");
        }
    }
}

/// Asks the gate before the bytes are looked at: who may not deposit costs nothing.
async fn admit(cx: &Cx, vault: &Vault, visit: &Visit, drafts: &[Draft]) -> Result<Permit> {
    let mut last = None;
    for draft in drafts {
        let target = Target::Draft { kind: &draft.description.kind, labels: &draft.labels };
        last = Some(authorise(cx, vault, visit, Action::Deposit, target).await?);
    }
    last.ok_or_else(|| Error::new(Kind::Incorrect, "doc.none"))
}

async fn prepare(cx: &Cx, space: OwnerId, ins: Ins, draft: Draft) -> Result<Ready> {
    let limit = cx.rules().api_document_bytes_max();
    // Reading a large CDA takes milliseconds: never on a thread that serves others.
    let checked = tokio::task::spawn_blocking(move || check(draft, &ins, limit))
        .await
        .map_err(Error::fault)??;
    let stored = cx.store().put_content(space, checked.draft.bytes.clone()).await?;
    let content = stored.into_content(checked.media.mime());
    Ok(Ready { checked, content })
}

async fn write(
    cx: &Cx,
    vault: &Vault,
    visit: &Visit,
    depositor: &Author,
    draft: &SubmissionDraft,
    ready: &[Ready],
) -> Result<Vec<Deposited>> {
    let submission = cx.new_submission();
    let mut commit = Commit::empty(visit.space, vault.version());
    let mut results = Vec::with_capacity(ready.len());
    let mut binder = None;
    for ready in ready {
        let kind = &ready.checked.draft.description.kind;
        let target = Target::Draft { kind, labels: &ready.checked.draft.labels };
        let permit = authorise(cx, vault, visit, Action::Deposit, target).await?;
        if let Some(there) = already(&vault.for_change(&permit.grant), ready, depositor)? {
            results.push(Deposited::Already(Box::new(there)));
            continue;
        }
        let scene = Scene { cx, vault, visit, depositor, submission };
        let (next, document) = scene.place(ready, permit, commit, &mut binder).await?;
        commit = next;
        results.push(Deposited::Created(Box::new(document)));
    }
    let created: Vec<DocumentId> = results
        .iter()
        .filter(|result| matches!(result, Deposited::Created(_)))
        .map(|result| result.document().id)
        .collect();
    if created.is_empty() {
        return Ok(results);
    }
    if let Some(binder) = binder.filter(|binder| !Binder::is_empty(binder)) {
        commit = commit.put(Record::Binder(Box::new(binder)));
    }
    commit = commit.put(Record::Submission(Submission {
        id: submission,
        unique_id: draft.unique_id.clone(),
        source_id: draft.source_id.clone(),
        designation: draft.designation.clone(),
        title: draft.title.clone(),
        author: draft.author.clone(),
        submitted: cx.now,
        documents: created,
    }));
    match cx.store().commit(commit).await {
        Ok(_) => Ok(results),
        // The same uniqueId in another space: somebody else's document.
        Err(StoreError::Duplicate { .. }) => {
            Err(Error::new(Kind::Conflict, "doc.unique-id-elsewhere"))
        }
        Err(error) => Err(error.into()),
    }
}

/// The same identifier with the same bytes is the same document; with other bytes it is a mistake.
///
/// Only to the structure that deposited it: another one would learn of its labels.
fn already(change: &Change<'_>, ready: &Ready, depositor: &Author) -> Result<Option<Document>> {
    let unique_id = bare(&ready.checked.draft.description.unique_id);
    let Some(there) = change.by_unique_id(unique_id) else { return Ok(None) };
    let theirs = there.depositor.structure == depositor.structure;
    let same = there.content.sha256 == ready.content.sha256;
    if theirs && same && there.status != Status::Deleted {
        return Ok(Some(there.clone()));
    }
    Err(Error::new(Kind::Conflict, "doc.unique-id-reused").at("masterIdentifier"))
}

/// What stays the same for all documents of a submission.
struct Scene<'a> {
    cx: &'a Cx,
    vault: &'a Vault,
    visit: &'a Visit,
    depositor: &'a Author,
    submission: SubmissionId,
}

impl Scene<'_> {
    /// Adds one document, its line, its notices and its tasks to the commit.
    async fn place(
        &self,
        ready: &Ready,
        mut permit: Permit,
        mut commit: Commit,
        binder: &mut Option<Binder>,
    ) -> Result<(Commit, Document)> {
        let Self { cx, vault, visit, .. } = *self;
        let space = vault.for_change(&permit.grant).space()?.clone();
        let replaced = replaced(&vault.for_change(&permit.grant), ready)?;
        if let Some(old) = &replaced {
            permit = self.replacing(old.id, &ready.checked.draft).await?;
        }
        let id = cx.new_document();
        if let Some(old) = &replaced {
            // A new version is found where its holder had put the old one.
            let known =
                binder.take().map_or_else(|| vault.for_change(&permit.grant).binder(), Ok)?;
            *binder = Some(known.with_successor(old.id, id));
        }
        let labels = self.labels(&space, replaced.as_ref(), &ready.checked.draft)?;
        let document = self.document(id, ready, labels, replaced.as_ref().map(|old| old.id));
        let told = Told::by(&visit.actor, Some(id));
        commit = owe(cx, vault, commit, &permit.owed, &told);
        commit = commit.and(permit.grant.for_new(id, &ready.content.sha256));
        if let Some(old) = replaced {
            commit = commit.put(Record::Document(Box::new(superseded(cx, old, id))));
        }
        commit = follow_up(cx, visit, commit, &document, ready);
        if let Some(structure) = &self.depositor.structure {
            let text = find::deposit_text(&structure.idnst, &document.description.unique_id);
            commit = commit.lookup(LookupKind::Deposit, text, Some(id.into()));
        }
        commit = commit.put(Record::Document(Box::new(document.clone())));
        Ok((commit, document))
    }

    /// Asks to take the place of a document. Whoever may not know of it is answered as if there were none.
    async fn replacing(&self, of: DocumentId, draft: &Draft) -> Result<Permit> {
        let target = Target::Successor { of, kind: &draft.description.kind, labels: &draft.labels };
        let asked = authorise(self.cx, self.vault, self.visit, Action::Replace, target).await;
        asked.map_err(|error| match error.code {
            "access.document-unknown" => replaces_unknown(),
            "access.document-superseded" | "access.document-withdrawn" => {
                Error::new(Kind::Conflict, "doc.replaces-superseded").at("relatesTo")
            }
            _ => error,
        })
    }

    fn document(
        &self,
        id: DocumentId,
        ready: &Ready,
        labels: Labels,
        replaces: Option<DocumentId>,
    ) -> Document {
        let mut description = ready.checked.draft.description.clone();
        let unique_id = bare(&description.unique_id).to_owned();
        description.unique_id = unique_id;
        description.set_id = set_of(ready);
        Document {
            id,
            entry: self.cx.new_entry(),
            version: 1,
            status: Status::Current,
            shelf: ready.checked.draft.shelf,
            labels,
            description,
            content: ready.content.clone(),
            depositor: self.depositor.clone(),
            submission: self.submission,
            received: self.cx.now,
            updated: self.cx.now,
            replaces,
            replaced_by: None,
        }
    }

    /// The labels asked for, those the holder set for all, and those of the version it replaces: a new version of
    /// a masked document stays masked, and one that waits for an announcement waits until the same day. What its
    /// holder may see already is not hidden from them by a new version (EX_3.3-1045).
    fn labels(&self, space: &Space, old: Option<&Document>, draft: &Draft) -> Result<Labels> {
        let (now, rules) = (self.cx.now, self.cx.rules());
        let refused = |error: InvalidLabels| {
            Error::new(Kind::Unprocessable, error.code()).at("securityLabel")
        };
        let was = |label| old.is_some_and(|old| old.labels.has(label, now));
        let mut wanted = draft.labels.clone();
        if old.is_some()
            && wanted.contains(&Label::HiddenFromHolder)
            && !was(Label::HiddenFromHolder)
        {
            return Err(refused(InvalidLabels::OneWay));
        }
        let every = [Label::Masked, Label::HiddenFromHolder, Label::HiddenFromRepresentatives];
        wanted.extend(every.into_iter().filter(|label| was(*label)));
        let by_default =
            space.mask_new_documents == Switch::On && self.depositor.kind != AuthorKind::Patient;
        if by_default && !wanted.contains(&Label::HiddenFromHolder) {
            wanted.push(Label::Masked);
        }
        let waiting = old.filter(|_| was(Label::HiddenFromHolder));
        let waiting = waiting.and_then(|old| old.labels.announcement().cloned());
        let announcement = waiting.unwrap_or_else(|| rules.announcement(now));
        Labels::at_deposit(&wanted, announcement, rules.combination()).map_err(refused)
    }
}

fn set_of(ready: &Ready) -> Option<String> {
    let cda = ready.checked.cda.as_ref()?;
    cda.header.set_id.as_ref().map(carnet_interop::cda::Identifier::unique_id)
}

/// Text for search and facts at once when the document was read anyway; else, and for announcements, a task.
fn follow_up(
    cx: &Cx,
    visit: &Visit,
    mut commit: Commit,
    document: &Document,
    ready: &Ready,
) -> Commit {
    let task = |kind, due| Task {
        id: cx.new_task(),
        owner: visit.space,
        due,
        kind,
        payload: serde_json::json!({ "document": document.id }),
    };
    match text::at_once(&ready.checked) {
        Some(text) => commit = commit.put(Record::Text(Text { document: document.id, text })),
        None => commit = commit.task(task(TaskKind::Extract, cx.now)),
    }
    if let Some(facts) = text::facts(&ready.checked, document.id) {
        commit = commit.put(facts);
    }
    if let Some(waiting) = document.labels.announcement() {
        // A new version of what the holder was told of already is not told again.
        for due in [waiting.tell_at, waiting.open_at].into_iter().filter(|due| *due > cx.now) {
            commit = commit.task(task(TaskKind::Disclose, due));
        }
    }
    commit
}

/// The document a draft replaces: named by the metadata, by our identifier, or by the CDA's `setId`.
fn replaced(change: &Change<'_>, ready: &Ready) -> Result<Option<Document>> {
    let Some(target) = &ready.checked.draft.replaces else { return Ok(None) };
    let target = bare(target);
    let found = change
        .by_unique_id(target)
        .or_else(|| target.parse().ok().and_then(|id| change.by_id(id)))
        .or_else(|| find::logical(target).and_then(|id| change.by_id(id)))
        .or_else(|| set_of(ready).and_then(|set| change.current_of_set(&set)));
    found.cloned().map(Some).ok_or_else(replaces_unknown)
}

fn replaces_unknown() -> Error {
    Error::new(Kind::Unprocessable, "doc.replaces-unknown").at("relatesTo")
}

fn superseded(cx: &Cx, old: Document, by: DocumentId) -> Document {
    Document {
        entry: cx.new_entry(),
        version: old.version + 1,
        status: Status::Superseded,
        shelf: Shelf::Active,
        updated: cx.now,
        replaced_by: Some(by),
        ..old
    }
}
