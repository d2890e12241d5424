//! Imports the fund's file, a batch of lines at a time.
//!
//! A batch is known by the digest of its text. Its page on the rosters is written last: a batch that has one is not
//! read again, so that an import cut short goes on where it was, and the same file twice changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::id::{OwnerId, RecordId};
use carnet_core::insured::{Line, LineFault};
use futures_util::{StreamExt as _, stream};
use sha2::{Digest as _, Sha256};

use super::register::{self, Brought, Registered, Registration};
use super::roster;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Lines of one batch.
pub const BATCH: usize = 1_000;
/// Persons registered at once: enough to fill one durable write.
const ABREAST: usize = 64;

/// A line that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Its place in the batch, from 0.
    pub place: usize,
    /// Stable code of the reason.
    pub code: &'static str,
}

/// What a batch did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Persons who were not known.
    pub new: u64,
    /// Persons of whom something else is said.
    pub changed: u64,
    /// Lines read before.
    pub same: u64,
    /// Lines refused, in order.
    pub rejects: Vec<Reject>,
}

impl From<LineFault> for Error {
    fn from(fault: LineFault) -> Self {
        Self::new(Kind::Unprocessable, fault.code())
    }
}

/// The identifier of a batch: the same lines, the same identifier.
pub fn batch_id(lines: &[String]) -> RecordId {
    let mut digest = Sha256::new();
    for line in lines {
        digest.update(line.as_bytes());
        digest.update(b"\n");
    }
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.finalize()).for_each(|(byte, from)| *byte = from);
    RecordId::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// Registers the persons of a batch. Parents come before the children attached to them, in this batch or before.
///
/// `refused` keeps the rejects durably: it is called before the batch counts as done.
///
/// # Errors
/// Only what stops the import: a line that is refused is among the rejects.
pub async fn batch(
    cx: &Cx,
    lines: &[String],
    refused: impl FnOnce(&[Reject]) -> std::io::Result<()>,
) -> Result<Imported> {
    let id = batch_id(lines);
    let today = cx.today();
    let mut imported = Imported::default();
    let mut read = Vec::new();
    for (place, text) in lines.iter().enumerate() {
        match Line::parse(text, today) {
            Ok(line) => read.push((place, Registration::new(line, text, id))),
            Err(fault) => imported.rejects.push(Reject { place, code: fault.code() }),
        }
    }
    let territories: BTreeSet<String> =
        read.iter().map(|(_, registration)| registration.line().territory.clone()).collect();
    if let Some(last) = territories.last()
        && roster::has(cx, last, id).await?
    {
        imported.same = read.len().try_into().unwrap_or(u64::MAX);
        return Ok(imported);
    }
    let (alone, attached): (Vec<_>, Vec<_>) =
        read.into_iter().partition(|(_, registration)| registration.line().attached_to.is_none());
    let mut pages: BTreeMap<String, Vec<OwnerId>> =
        territories.into_iter().map(|territory| (territory, Vec::new())).collect();
    for wave in [alone, attached] {
        registered(cx, wave, &mut imported, &mut pages).await?;
    }
    imported.rejects.sort_by_key(|reject| reject.place);
    refused(&imported.rejects).map_err(Error::fault)?;
    // In order, so that the page looked for above is the last one written.
    for (territory, mut members) in pages {
        members.sort_unstable();
        roster::write(cx, &territory, id, members).await?;
    }
    Ok(imported)
}

async fn registered(
    cx: &Cx,
    wave: Vec<(usize, Registration)>,
    imported: &mut Imported,
    pages: &mut BTreeMap<String, Vec<OwnerId>>,
) -> Result<()> {
    let each = stream::iter(wave).map(|(place, registration)| {
        let cx = cx.clone();
        tokio::spawn(async move {
            let done = register::register(&cx, &registration).await;
            (place, registration.line().territory.clone(), done)
        })
    });
    let mut each = each.buffer_unordered(ABREAST);
    while let Some(joined) = each.next().await {
        let (place, territory, done) = joined.map_err(Error::fault)?;
        let (registered, brought) = match done {
            Ok(done) => done,
            Err(error) if matches!(error.kind, Kind::Unprocessable | Kind::Conflict) => {
                imported.rejects.push(Reject { place, code: error.code });
                continue;
            }
            Err(error) => return Err(error),
        };
        let owner = match registered {
            Registered::New(owner) => {
                imported.new += 1;
                owner
            }
            Registered::Changed(owner) => {
                imported.changed += 1;
                owner
            }
            Registered::Same(owner) => {
                imported.same += 1;
                owner
            }
        };
        if brought == Brought::ByThis {
            pages.entry(territory).or_default().push(owner);
        }
    }
    Ok(())
}
