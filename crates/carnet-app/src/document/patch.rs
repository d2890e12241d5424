//! Changes the metadata that may change: labels, shelf, status (PDSm flux 03).

use carnet_core::access::{Action, Target};
use carnet_core::document::{Document, Label, Labels, Shelf, Status};
use carnet_core::id::DocumentId;
use carnet_store::{Commit, Load, Record, StoreError};

use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// One change of a document's metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Puts a label on.
    Add(Label),
    /// Takes a label off.
    Remove(Label),
    /// Puts away or takes back.
    Shelve(Shelf),
    /// Withdraws the document.
    Withdraw,
}

/// What software asks for in a `PATCH`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Patch {
    /// The status wanted.
    pub status: Option<Status>,
    /// The whole set of labels wanted.
    pub labels: Option<Vec<Label>>,
    /// The shelf wanted.
    pub shelf: Option<Shelf>,
}

/// Applies a patch: each difference is an action of its own for the gate, and a line of its own.
pub async fn patch(cx: &Cx, visit: &Visit, id: DocumentId, patch: &Patch) -> Result<Document> {
    let current = super::read::describe(cx, visit, id).await?;
    let changes = differences(cx, &current, patch)?;
    if changes.is_empty() {
        return Ok(current);
    }
    change(cx, visit, id, &changes).await
}

fn differences(cx: &Cx, current: &Document, patch: &Patch) -> Result<Vec<(Action, Change)>> {
    let mut changes = Vec::new();
    if let Some(wanted) = &patch.labels {
        for label in [Label::Masked, Label::HiddenFromHolder, Label::HiddenFromRepresentatives] {
            match (current.labels.has(label, cx.now), wanted.contains(&label)) {
                (false, true) => changes.push((Action::Mask, Change::Add(label))),
                (true, false) if label == Label::Masked => {
                    changes.push((Action::Unmask, Change::Remove(label)));
                }
                (true, false) => changes.push((Action::Disclose, Change::Remove(label))),
                _ => {}
            }
        }
    }
    if let Some(shelf) = patch.shelf.filter(|shelf| *shelf != current.shelf) {
        changes.push((Action::Archive, Change::Shelve(shelf)));
    }
    match patch.status.filter(|status| *status != current.status) {
        None => {}
        Some(Status::Superseded | Status::Deleted) => {
            changes.push((Action::Withdraw, Change::Withdraw));
        }
        Some(Status::Current) => {
            return Err(Error::new(Kind::Unprocessable, "doc.status-final").at("status"));
        }
    }
    Ok(changes)
}

/// Applies changes, each under its own permit, in one commit.
pub(crate) async fn change(
    cx: &Cx,
    visit: &Visit,
    id: DocumentId,
    changes: &[(Action, Change)],
) -> Result<Document> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let mut commit = Commit::empty(visit.space, vault.version());
        let mut document: Option<Document> = None;
        for (action, change) in changes {
            let permit = authorise(cx, &vault, visit, *action, Target::Document(id)).await?;
            let before = match document.take() {
                Some(changed) => changed,
                None => vault.for_change(&permit.grant).document(id)?.clone(),
            };
            document = Some(apply(cx, before, *change)?);
            commit = commit.and(permit.grant);
            commit = owe(cx, &vault, commit, &permit.owed, &Told::by(&visit.actor, Some(id)));
        }
        let mut document = document.ok_or_else(|| Error::fault("a change changes something"))?;
        document.version += 1;
        document.entry = cx.new_entry();
        document.updated = cx.now;
        let commit = commit.put(Record::Document(Box::new(document.clone())));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return Ok(document),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn apply(cx: &Cx, mut document: Document, change: Change) -> Result<Document> {
    let mut labels = document.labels.in_force(cx.now);
    match change {
        Change::Add(label) => {
            labels.push(label);
            document.labels = relabel(cx, &document.labels, &labels)?;
        }
        Change::Remove(label) => {
            labels.retain(|there| *there != label);
            document.labels = relabel(cx, &document.labels, &labels)?;
        }
        Change::Shelve(shelf) => document.shelf = shelf,
        Change::Withdraw => document.status = Status::Deleted,
    }
    Ok(document)
}

fn relabel(cx: &Cx, labels: &Labels, wanted: &[Label]) -> Result<Labels> {
    labels
        .change(wanted, cx.rules().combination(), cx.now)
        .map_err(|error| Error::new(Kind::Unprocessable, error.code()).at("securityLabel"))
}
