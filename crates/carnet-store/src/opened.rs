//! Spaces lately opened, so that the next page of the same space does not unseal and read a thousand rows again.
//!
//! What is kept is trusted for one thing only: a row of that kind, identifier and version says that. Which rows there
//! are, and in which version, is asked of the database each time.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use carnet_core::access::Facts;
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::RecordKind;

use crate::packed::Version;
use crate::records::{Contents, Item};

/// How many bytes of opened rows stay in memory, about.
const BYTES_MAX: usize = 96 << 20;

/// What an opened row weighs beside its sealed payload: deflated text becomes some four times longer, in many pieces.
const GROWS: usize = 8;

/// An opened row.
#[derive(Debug, Clone)]
pub(crate) struct OpenedRow {
    /// The version of the row.
    pub(crate) version: u64,
    pub(crate) item: Item,
    /// Bytes of its sealed payload.
    pub(crate) payload_bytes: usize,
}

/// The rows of a space, by kind and identifier.
pub(crate) type OpenedRows = BTreeMap<(RecordKind, RecordId), OpenedRow>;

/// A space as it was read last.
#[derive(Debug, Clone)]
pub(crate) struct OpenedSpace {
    pub(crate) version: Version,
    /// The kinds that were read.
    pub(crate) kinds: Vec<RecordKind>,
    pub(crate) rows: Arc<OpenedRows>,
    pub(crate) contents: Contents,
    pub(crate) facts: Arc<Facts>,
}

impl OpenedSpace {
    /// True when all those kinds were read.
    pub(crate) fn covers(&self, kinds: &[RecordKind]) -> bool {
        kinds.iter().all(|kind| self.kinds.contains(kind))
    }

    fn bytes(&self) -> usize {
        self.rows.values().map(|row| row.payload_bytes * GROWS).sum()
    }
}

/// The spaces lately opened, the one not asked for longest forgotten first.
#[derive(Debug, Default)]
pub(crate) struct OpenedSpaces(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    spaces: BTreeMap<OwnerId, (u64, usize, OpenedSpace)>,
    /// By when they were asked for.
    order: BTreeMap<u64, OwnerId>,
    turn: u64,
    bytes: usize,
}

impl OpenedSpaces {
    /// The space as it was read last.
    pub(crate) fn get(&self, owner: OwnerId) -> Option<OpenedSpace> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (bytes, space) = kept.take(owner)?;
        kept.put(owner, bytes, space.clone());
        Some(space)
    }

    /// Keeps a space in place of what was known of it.
    pub(crate) fn keep(&self, owner: OwnerId, space: OpenedSpace) {
        let bytes = space.bytes();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.take(owner);
        if bytes > BYTES_MAX {
            return;
        }
        kept.put(owner, bytes, space);
        while kept.bytes > BYTES_MAX {
            let oldest = kept.order.first_key_value().map(|(_, owner)| *owner);
            let Some(oldest) = oldest else { break };
            kept.take(oldest);
        }
        assert!(kept.bytes <= BYTES_MAX, "what is kept is bounded");
    }

    /// Forgets a space: its key was destroyed.
    pub(crate) fn forget(&self, owner: OwnerId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take(owner);
    }
}

impl Kept {
    fn take(&mut self, owner: OwnerId) -> Option<(usize, OpenedSpace)> {
        let (turn, bytes, space) = self.spaces.remove(&owner)?;
        self.order.remove(&turn);
        self.bytes -= bytes;
        Some((bytes, space))
    }

    fn put(&mut self, owner: OwnerId, bytes: usize, space: OpenedSpace) {
        self.turn += 1;
        self.bytes += bytes;
        self.order.insert(self.turn, owner);
        self.spaces.insert(owner, (self.turn, bytes, space));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(number: u128) -> OwnerId {
        OwnerId::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn space(payload_bytes: usize) -> OpenedSpace {
        let item = Item::Text(Arc::new(crate::packed::Text {
            document: carnet_core::id::DocumentId::from_uuid(uuid::Uuid::from_u128(1)),
            text: String::new(),
        }));
        let id = RecordId::from_uuid(uuid::Uuid::from_u128(1));
        let row = OpenedRow { version: 1, item, payload_bytes };
        OpenedSpace {
            version: Version(1),
            kinds: vec![RecordKind::Text],
            rows: Arc::new([((RecordKind::Text, id), row)].into()),
            contents: Contents::default(),
            facts: Arc::new(Facts::absent(owner(1))),
        }
    }

    #[test]
    fn what_is_not_asked_for_goes_first() {
        let spaces = OpenedSpaces::default();
        let third = BYTES_MAX / GROWS / 3;
        for number in 1..=3 {
            spaces.keep(owner(number), space(third));
        }
        assert!(spaces.get(owner(1)).is_some());
        spaces.keep(owner(4), space(third));
        let there: Vec<bool> = (1..=4).map(|number| spaces.get(owner(number)).is_some()).collect();
        assert_eq!(there, [true, false, true, true]);
        spaces.forget(owner(1));
        assert!(spaces.get(owner(1)).is_none());
        spaces.keep(owner(5), space(BYTES_MAX));
        assert!(spaces.get(owner(5)).is_none(), "larger than all there is room for");
    }
}
