//! Changes the metadata that may change: labels, shelf, status (PDSm flux 03).

use carnet_core::access::{Action, DocumentFacts, Target};
use carnet_core::document::{Binder, Document, Label, Labels, Shelf, Status};
use carnet_core::id::DocumentId;
use carnet_interop::fhir::patch::MetadataPatch;
use carnet_store::{Commit, Load, Record, StoreError, Vault};

use super::amend::Amendment;
use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// One change of a document's metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Puts a label on.
    Add(Label),
    /// Takes a label off.
    Remove(Label),
    /// Puts away or takes back.
    Shelve(Shelf),
    /// Withdraws the document.
    Withdraw,
    /// Corrects title, type and date.
    Amend(Amendment),
}

/// One change of one document, and the action the gate is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub id: DocumentId,
    pub action: Action,
    pub change: Change,
}

impl Step {
    pub(crate) fn new(id: DocumentId, action: Action, change: Change) -> Self {
        Self { id, action, change }
    }
}

/// Applies what software asks for: each difference is an action of its own for the gate, and a line of its own.
///
/// It feeds and never reads: a structure without any authorisation to read keeps its own documents in order.
///
/// # Errors
/// `doc.status-final`, `labels.*`, and the gate's refusals; nothing is changed then.
pub async fn patch(
    cx: &Cx,
    visit: &Visit,
    id: DocumentId,
    wanted: &MetadataPatch,
) -> Result<Document> {
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    // Whose document it is comes before what differs: what a stranger is answered must not depend on its labels.
    let _theirs = authorise(cx, &vault, visit, Action::Archive, Target::Document(id)).await?;
    let there = vault.facts().document(id);
    let changes = there.map(|there| differences(cx, there, wanted)).unwrap_or_default();
    let revives = wanted.status == Some(Status::Current)
        && there.is_some_and(|there| there.status != Status::Current);
    if changes.is_empty() || revives {
        let document = unchanged(cx, visit, vault, id).await?;
        let refusal = || Error::new(Kind::Unprocessable, "doc.status-final").at("status");
        return if revives { Err(refusal()) } else { Ok(document) };
    }
    let steps: Vec<Step> =
        changes.into_iter().map(|(action, change)| Step::new(id, action, change)).collect();
    one(cx, visit, &steps).await
}

fn differences(cx: &Cx, there: &DocumentFacts, wanted: &MetadataPatch) -> Vec<(Action, Change)> {
    let mut changes = Vec::new();
    if let Some(labels) = wanted.labels_after(&there.labels.in_force(cx.now)) {
        for label in [Label::Masked, Label::HiddenFromHolder, Label::HiddenFromRepresentatives] {
            match (there.labels.has(label, cx.now), labels.contains(&label)) {
                (false, true) => changes.push((Action::Mask, Change::Add(label))),
                (true, false) if label == Label::Masked => {
                    changes.push((Action::Unmask, Change::Remove(label)));
                }
                (true, false) => changes.push((Action::Disclose, Change::Remove(label))),
                _ => {}
            }
        }
    }
    if let Some(shelf) = wanted.shelf {
        changes.push((Action::Archive, Change::Shelve(shelf)));
    }
    let status = wanted.status.filter(|status| *status != there.status);
    // PDSm4DMP asks for a deletion with either word; the superseding of a replacement is not a patch.
    if let Some(Status::Superseded | Status::Deleted) = status {
        changes.push((Action::Withdraw, Change::Withdraw));
    }
    changes
}

/// Nothing differs: the gate is asked all the same, and the line says that somebody was there.
async fn unchanged(cx: &Cx, visit: &Visit, mut vault: Vault, id: DocumentId) -> Result<Document> {
    for _ in 0..RETRIES {
        let target = Target::Document(id);
        let permit = authorise(cx, &vault, visit, Action::Archive, target).await?;
        let document = vault.for_change(&permit.grant).document(id)?.clone();
        match cx.store().commit(Commit::under(permit.grant, vault.version())).await {
            Err(StoreError::Conflict) => {
                vault = cx.store().load(visit.space, Load::Documents).await?;
            }
            Err(error) => return Err(error.into()),
            Ok(_) => return Ok(document),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// Applies the changes of one document.
pub(crate) async fn one(cx: &Cx, visit: &Visit, steps: &[Step]) -> Result<Document> {
    let changed = change(cx, visit, steps).await?.into_iter().next();
    changed.ok_or_else(|| Error::fault("a change changes something"))
}

/// Applies changes, each under its own permit and with its own line, in one commit: all of them or none.
///
/// A document changed twice is written once; the answer is in the order of their last changes.
pub(crate) async fn change(cx: &Cx, visit: &Visit, steps: &[Step]) -> Result<Vec<Document>> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let (commit, changed) = plan(cx, &vault, visit, steps).await?;
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return Ok(changed),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

async fn plan(
    cx: &Cx,
    vault: &Vault,
    visit: &Visit,
    steps: &[Step],
) -> Result<(Commit, Vec<Document>)> {
    let mut commit = Commit::empty(visit.space, vault.version());
    let mut changed: Vec<Document> = Vec::new();
    let mut binder: Option<Binder> = None;
    for Step { id, action, change } in steps {
        let permit = authorise(cx, vault, visit, *action, Target::Document(*id)).await?;
        let there = vault.for_change(&permit.grant);
        let before = match changed.iter().position(|document| document.id == *id) {
            Some(at) => changed.remove(at),
            None => there.document(*id)?.clone(),
        };
        if *change == Change::Withdraw {
            let known = binder.take().map_or_else(|| there.binder(), Ok)?;
            binder = Some(known.without_place_of(*id));
        }
        changed.push(apply(cx, before, change)?);
        commit = commit.and(permit.grant);
        commit = owe(cx, vault, commit, &permit.owed, &Told::by(&visit.actor, Some(*id)));
    }
    for document in &mut changed {
        document.version += 1;
        document.entry = cx.new_entry();
        document.updated = cx.now;
        commit = commit.put(Record::Document(Box::new(document.clone())));
    }
    if let Some(binder) = binder.filter(|binder| !binder.is_empty()) {
        commit = commit.put(Record::Binder(Box::new(binder)));
    }
    Ok((commit, changed))
}

fn apply(cx: &Cx, mut document: Document, change: &Change) -> Result<Document> {
    let mut labels = document.labels.in_force(cx.now);
    match change {
        Change::Add(label) => {
            labels.push(*label);
            document.labels = relabel(cx, &document.labels, &labels)?;
        }
        Change::Remove(label) => {
            labels.retain(|there| there != label);
            document.labels = relabel(cx, &document.labels, &labels)?;
        }
        Change::Shelve(shelf) => document.shelf = *shelf,
        Change::Withdraw => document.status = Status::Deleted,
        Change::Amend(amendment) => amendment.clone().apply(&mut document),
    }
    Ok(document)
}

fn relabel(cx: &Cx, labels: &Labels, wanted: &[Label]) -> Result<Labels> {
    labels
        .change(wanted, cx.rules().combination(), cx.now)
        .map_err(|error| Error::new(Kind::Unprocessable, error.code()).at("securityLabel"))
}
