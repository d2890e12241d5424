//! Counts the persons a professional reaches without proof of their presence, for the practitioner, their structure
//! and their software; alerts the operator, slows down, and stops (`docs/adr/0010-own-history.md`).
//!
//! Counted before anything is disclosed, against the state that was decided on.

pub mod alerts;
mod memory;

use carnet_core::access::{Action, Actor, Presence, Purpose, Reach};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::limits::LimitKind;
use carnet_core::reach::{Alert, Book, Counted, Signal, Standing, today};
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError, Version};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::authorise::{RETRIES, Visit};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::too_many;
pub(crate) use memory::Memory;

/// Who is counted: a class and a name in it.
type Name = (Counted, String);

/// One person about to be reached.
pub(crate) struct Entry {
    names: Vec<Name>,
    person: u64,
    emergency: bool,
    seen: [u8; 16],
    /// What the gate must know.
    pub(crate) reach: Reach,
}

/// What is counted of a visit; none when nothing is, or when this person was counted today already.
///
/// # Errors
/// `access.refusals-cap`; `access.slow-down` after an alert.
pub(crate) async fn look(cx: &Cx, visit: &Visit, action: Action) -> Result<Option<Entry>> {
    let Actor::Practitioner(who) = &visit.actor else { return Ok(None) };
    let emergency = matches!(visit.purpose, Purpose::Emergency { .. } | Purpose::Samu { .. });
    let reads = action.is_reading() || action == Action::Authorise;
    let cares = emergency || matches!(visit.purpose, Purpose::Care { .. });
    if !(reads && cares) || who.presence == Presence::Signed {
        return Ok(None);
    }
    let names = names(&visit.actor);
    let space = visit.space.uuid();
    let person = half(digest(cx, &[b"person", space.as_bytes()]));
    let (day, kind) = (today(cx.now).to_string(), if emergency { b"e" } else { b"c" });
    let mut parts: Vec<&[u8]> = vec![day.as_bytes(), kind, space.as_bytes()];
    parts.extend(names.iter().map(|(_, name)| name.as_bytes()));
    let seen = digest(cx, &parts);
    if cx.app.memory.knows(&seen) {
        return Ok(None);
    }
    let reach = standing(cx, &names, person).await?;
    Ok(Some(Entry { names, person, emergency, seen, reach }))
}

/// Who is counted of an actor.
fn names(actor: &Actor) -> Vec<Name> {
    match actor {
        Actor::Practitioner(who) => {
            let software = who.software.iter().map(|client| (Counted::Software, client.clone()));
            let person = (Counted::Practitioner, who.rpps.clone());
            let structure = (Counted::Structure, who.structure.idnst.clone());
            [person, structure].into_iter().chain(software).collect()
        }
        Actor::Institution(who) => vec![
            (Counted::Structure, who.structure.idnst.clone()),
            (Counted::Software, who.client.clone()),
        ],
        _ => Vec::new(),
    }
}

/// Whoever of them is closest to a stop.
async fn standing(cx: &Cx, names: &[Name], person: u64) -> Result<Reach> {
    let mut closest = Reach::default();
    for name in names {
        let (book, _) = read(cx, name).await?;
        if book.refused_enough(cx.rules()) {
            return Err(Error::new(Kind::Forbidden, "access.refusals-cap"));
        }
        if book.persons.contains(&person) {
            continue;
        }
        let Standing { today, cap } = book.standing(cx.rules());
        if today < cap && book.is_slow() {
            let of = format!("{} {}", name.0, name.1);
            let tries = [(LimitKind::ReachAfterAlert, of.as_str())];
            let taken = cx.app.guard.take(cx.now, &tries);
            let slow = |wait| too_many(Error::new(Kind::TooMany, "access.slow-down"), wait);
            // Kept even when the gate then says no: slowly means slowly.
            let _ = taken.map_err(slow)?;
        }
        if cap.saturating_sub(today) < closest.cap.saturating_sub(closest.today) {
            closest = Reach { today, cap };
        }
    }
    Ok(closest)
}

/// Counts a person, durably; false when the stop came meanwhile: load and decide again.
pub(crate) async fn count(cx: &Cx, entry: &Entry) -> Result<bool> {
    let _turn = cx.app.memory.turn().await;
    for name in &entry.names {
        if !change(cx, name, |book, cx| enter(book, entry, cx)).await? {
            return Ok(false);
        }
    }
    cx.app.memory.keep(entry.seen);
    Ok(true)
}

fn enter(book: &mut Book, entry: &Entry, cx: &Cx) -> bool {
    let Standing { today, cap } = book.standing(cx.rules());
    let known = book.persons.contains(&entry.person);
    if known || today < cap {
        book.reach(entry.person, entry.emergency);
        return true;
    }
    false
}

/// Counts a request that was refused, or was about nobody.
pub(crate) async fn refused(cx: &Cx, actor: &Actor) -> Result<()> {
    let names = names(actor);
    if names.is_empty() {
        return Ok(());
    }
    let _turn = cx.app.memory.turn().await;
    for name in &names {
        let more = |book: &mut Book, _: &Cx| {
            book.refusals = book.refusals.saturating_add(1);
            true
        };
        change(cx, name, more).await?;
    }
    Ok(())
}

/// # Errors
/// `access.refusals-cap`, once too many requests of an actor were refused today.
pub(crate) async fn may_ask(cx: &Cx, actor: &Actor) -> Result<()> {
    for name in &names(actor) {
        if read(cx, name).await?.0.refused_enough(cx.rules()) {
            return Err(Error::new(Kind::Forbidden, "access.refusals-cap"));
        }
    }
    Ok(())
}

/// Changes a book and writes it with the alerts it raises; false when there was nothing to change.
async fn change(cx: &Cx, name: &Name, change: impl Fn(&mut Book, &Cx) -> bool) -> Result<bool> {
    for _ in 0..RETRIES {
        let (mut book, version) = read(cx, name).await?;
        let before = book.clone();
        if !change(&mut book, cx) {
            return Ok(false);
        }
        let signals = book.signals(cx.rules());
        if book == before {
            return Ok(true);
        }
        // Alerts first: one told twice is one, one never told is none.
        for signal in signals {
            raise(cx, &book, signal).await?;
        }
        let commit = RegistryCommit::new(owner(cx, name), OwnerKind::System).put(&book);
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| true).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

async fn raise(cx: &Cx, book: &Book, signal: Signal) -> Result<()> {
    let name = (book.of, book.who.clone());
    let about = owner(cx, &name);
    let day = book.day.to_string();
    let id = digest(
        cx,
        &[b"alert", about.uuid().as_bytes(), signal.as_str().as_bytes(), day.as_bytes()],
    );
    let alert = Alert {
        id: RecordId::from_uuid(Uuid::from_bytes(id)),
        book: about,
        at: cx.now,
        of: book.of,
        who: book.who.clone(),
        signal,
        persons: u32::try_from(book.persons.len()).unwrap_or(u32::MAX),
        refusals: book.refusals,
        accepted: None,
    };
    let commit = RegistryCommit::new(alerts::owner(), OwnerKind::System).put(&alert);
    cx.store().registry_commit(commit).await?;
    tracing::warn!(
        alert.code = signal.as_str(),
        alert.of = book.of.as_str(),
        alert.id = %alert.id,
        persons = alert.persons,
        refusals = alert.refusals,
        "alert"
    );
    Ok(())
}

/// The book of an actor, turned to today.
async fn read(cx: &Cx, name: &Name) -> Result<(Book, Version)> {
    let owner = owner(cx, name);
    let kept = cx.store().registry_one::<Book>(owner, RecordId::from_uuid(Uuid::nil())).await?;
    let (mut book, version) = match kept {
        Some(kept) => (kept.value, kept.version),
        None => (Book::new(name.0, &name.1, cx.now), Version::ABSENT),
    };
    book.turn(cx.now);
    Ok((book, version))
}

/// The owner of an actor's book: found from its name, by who has the key ring.
fn owner(cx: &Cx, (of, who): &Name) -> OwnerId {
    let id = digest(cx, &[b"book", of.as_str().as_bytes(), who.as_bytes()]);
    OwnerId::from_uuid(Uuid::from_bytes(id))
}

fn digest(cx: &Cx, parts: &[&[u8]]) -> [u8; 16] {
    let hash = Sha256::new_with_prefix(cx.store().secret("reach"));
    let hash = parts.iter().fold(hash, |hash, part| hash.chain_update(part).chain_update([0xff]));
    let [half @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _]: [u8; 32] =
        hash.finalize().into();
    half
}

fn half(digest: [u8; 16]) -> u64 {
    digest.first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}
