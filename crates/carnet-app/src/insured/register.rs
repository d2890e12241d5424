//! Writes what one line of the fund's file says of a person.

use carnet_core::access::{Action, Target};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::identity::Ins;
use carnet_core::insured::{Insured, Line};
use carnet_core::record::LookupKind;
use carnet_core::space::{Space, SpaceState};
use carnet_store::{Commit, Load, Record, StoreError};
use sha2::{Digest as _, Sha256};

use super::code;
use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::secret;
use crate::space::traits;

/// What a line changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    /// The person was not known.
    New(OwnerId),
    /// Something else is said of them.
    Changed(OwnerId),
    /// Nothing: the same line was read before.
    Same(OwnerId),
}

/// A line as it is registered: parsed, with the digest of its text and the batch it came in.
#[derive(Debug)]
pub struct Registration {
    line: Line,
    digest: String,
    batch: RecordId,
}

impl Registration {
    /// A line of a batch.
    pub fn new(line: Line, text: &str, batch: RecordId) -> Self {
        Self { line, digest: secret::hex(&Sha256::digest(text)), batch }
    }

    /// What was read.
    pub fn line(&self) -> &Line {
        &self.line
    }
}

/// Registers a person. The same line twice changes nothing and leaves no line of its own.
///
/// # Errors
/// `insured.parent-unknown` when the parent of a child was not imported before; `insured.erased` for somebody who
/// had everything erased.
pub async fn register(cx: &Cx, registration: &Registration) -> Result<(Registered, Brought)> {
    for _ in 0..RETRIES {
        match attempt(cx, registration).await {
            Err(error) if error.kind == Kind::Busy => {}
            other => return other,
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// Whether the person belongs on this batch's page of their territory's roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// This batch brought them there.
    ByThis,
    /// They were there.
    Before,
}

async fn attempt(cx: &Cx, registration: &Registration) -> Result<(Registered, Brought)> {
    let line = &registration.line;
    let parent = match &line.attached_to {
        Some(ins) => Some(parent(cx, ins).await?),
        None => None,
    };
    let found = cx.store().find(LookupKind::Ins, &line.ins.index_text()).await?;
    let owner = found.map_or_else(|| cx.new_owner(), |(owner, _)| owner);
    let vault = cx.store().load(owner, Load::WithInsured).await.map_err(erased)?;
    let visit = Visit::service("import", owner);
    let permit = authorise(cx, &vault, &visit, Action::Register, Target::Space).await?;
    let before = if vault.exists() {
        let change = vault.for_change(&permit.grant);
        change.insured()?.cloned()
    } else {
        None
    };
    if let Some(known) = before.as_ref().filter(|known| known.line == registration.digest) {
        let brought =
            if known.batch == registration.batch { Brought::ByThis } else { Brought::Before };
        attach(cx, parent, &line.ins).await?;
        return Ok((Registered::Same(owner), brought));
    }
    let stays = before.as_ref().is_some_and(|known| known.territory == line.territory);
    let insured = insured(cx, owner, registration, before.as_ref());
    let mut were = None;
    let space = if vault.exists() {
        let known = vault.for_change(&permit.grant).space()?.clone();
        were = Some(known.traits.clone());
        Space { traits: line.traits.clone(), ..known }
    } else {
        // The holder says at activation how they want to be told; until then the fund's contact is for codes alone.
        let known = SpaceState::Known { since: cx.now };
        Space::new(owner, line.ins.clone(), line.traits.clone(), known)
    };
    let mut commit = Commit::under(permit.grant, vault.version())
        .put(Record::Space(Box::new(space)))
        .put(Record::Insured(Box::new(insured)));
    if !vault.exists() {
        commit = commit.lookup(LookupKind::Ins, line.ins.index_text(), None);
    }
    commit = traits::found_by(cx, commit, owner, (were.as_ref(), &line.traits)).await?;
    cx.store().commit(commit).await.map_err(again)?;
    attach(cx, parent, &line.ins).await?;
    let done = if before.is_some() { Registered::Changed(owner) } else { Registered::New(owner) };
    Ok((done, if stays { Brought::Before } else { Brought::ByThis }))
}

/// Somebody wrote to the same person first: what they wrote is read, and the line compared with it.
fn again(error: StoreError) -> Error {
    match error {
        StoreError::Conflict | StoreError::Duplicate { .. } => {
            Error::new(Kind::Busy, "server.busy")
        }
        other => other.into(),
    }
}

fn erased(error: StoreError) -> Error {
    match error {
        StoreError::Erased { .. } => Error::new(Kind::Conflict, "insured.erased"),
        other => other.into(),
    }
}

async fn parent(cx: &Cx, ins: &Ins) -> Result<OwnerId> {
    let found = cx.store().find(LookupKind::Ins, &ins.index_text()).await?;
    found
        .map(|(owner, _)| owner)
        .ok_or_else(|| Error::new(Kind::Unprocessable, "insured.parent-unknown"))
}

/// The parent's record names the child, so that the child's code goes to them.
async fn attach(cx: &Cx, parent: Option<OwnerId>, child: &Ins) -> Result<()> {
    let Some(parent) = parent else { return Ok(()) };
    let vault = cx.store().load(parent, Load::WithInsured).await.map_err(erased)?;
    let visit = Visit::service("import", parent);
    let permit = authorise(cx, &vault, &visit, Action::Register, Target::Space).await?;
    let known = vault.for_change(&permit.grant).insured()?.cloned();
    let mut insured =
        known.ok_or_else(|| Error::new(Kind::Unprocessable, "insured.parent-unknown"))?;
    if !insured.attached.insert(child.clone()) {
        return Ok(());
    }
    let commit = Commit::under(permit.grant, vault.version());
    cx.store().commit(commit.put(Record::Insured(Box::new(insured)))).await.map_err(again)?;
    Ok(())
}

fn insured(cx: &Cx, space: OwnerId, from: &Registration, before: Option<&Insured>) -> Insured {
    let line = &from.line;
    let stays = before.filter(|known| known.territory == line.territory);
    Insured {
        space,
        scheme: line.scheme.clone(),
        territory: line.territory.clone(),
        contact: line.contact.clone(),
        address: line.address.clone(),
        cards: line.cards.clone(),
        iban: line.iban.as_deref().map(|digits| code::iban_hash(cx, space, digits)),
        attached_to: line.attached_to.clone(),
        attached: before.map(|known| known.attached.clone()).unwrap_or_default(),
        line: from.digest.clone(),
        batch: stays.map_or(from.batch, |known| known.batch),
        imported: cx.now,
        codes: before.map(|known| known.codes.clone()).unwrap_or_default(),
        sent: before.map(|known| known.sent.clone()).unwrap_or_default(),
    }
}
