//! The log, read whole: every bundle of entries, the tree they give, and what was signed of it.

use carnet_ledger::leaf::Leaf;
use carnet_ledger::merkle::{Frontier, Tile, Tiles};

use crate::error::StoreError;
use crate::store::Store;

/// The leaves of the log, each to be claimed by the one line it stands for.
pub(super) struct Leaves {
    leaves: Vec<(Leaf, Claim)>,
    /// Leaves that nobody can claim any more.
    erased: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    Open,
    Taken,
}

impl Leaves {
    /// Reads the log and compares it with its checkpoint, its lock and its own tiles.
    pub(super) fn read(store: &Store, faults: &mut Vec<String>) -> Result<Self, StoreError> {
        let mut leaves = Vec::new();
        match read(store, faults) {
            Ok(read) => leaves = read,
            Err(StoreError::LogFork { detail }) => faults.push(format!("log: {detail}")),
            Err(error) => return Err(error),
        }
        let leaves = leaves.into_iter().map(|leaf| (leaf, Claim::Open)).collect();
        Ok(Self { leaves, erased: 0 })
    }

    /// True when that leaf is this line's, and no other line said so.
    pub(super) fn claim(&mut self, index: u64, line: &Leaf) -> bool {
        let leaf = usize::try_from(index).ok().and_then(|index| self.leaves.get_mut(index));
        match leaf {
            Some((leaf, claim)) if leaf == line && *claim == Claim::Open => {
                *claim = Claim::Taken;
                true
            }
            _ => false,
        }
    }

    /// Lines of an owner whose key is destroyed: their leaves cannot be told apart.
    pub(super) fn erased(&mut self, lines: u64) {
        self.erased += lines;
    }

    /// What is wrong when leaves are left that stand for no line.
    pub(super) fn unclaimed(&self) -> Option<String> {
        let open = self.leaves.iter().filter(|(_, claim)| *claim == Claim::Open).count();
        let open = u64::try_from(open).unwrap_or(u64::MAX);
        (open > self.erased).then(|| format!("log: {open} leaves stand for no line"))
    }
}

fn read(store: &Store, faults: &mut Vec<String>) -> Result<Vec<Leaf>, StoreError> {
    let (log, files) = (store.log(), store.log().files());
    let signed = *log.checkpoint()?.checkpoint().head();
    let locked = *files.read_lock()?.head();
    if signed != locked {
        // The lock goes first: a crash in between leaves it one batch ahead, and a noted batch to finish.
        faults.push(format!("log: {} leaves signed, {} locked", signed.size, locked.size));
    }
    let mut leaves = Vec::new();
    for bundle in Tile::bundles(locked.size) {
        let tiles: Tiles = files.read_tiles([bundle])?;
        leaves.extend(tiles.entries(bundle).map_err(crate::log::fork)?);
    }
    let grown = Frontier::empty().append(&leaves).map_err(crate::log::fork)?;
    if grown.head != locked {
        faults.push("log: its entries do not give the root that was signed".to_owned());
    }
    for (tile, bytes) in &grown.tiles {
        if files.read(&tile.to_string()).as_ref() != Some(bytes) {
            faults.push(format!("log: {tile} is not the tile of its entries"));
        }
    }
    Ok(leaves)
}
