//! The right edge of the tree: all that is needed to append.

use super::{
    TREE_SIZE_MAX, TreeError, TreeHash, TreeHead, empty_root, fold, leaf_hash, node_hash,
    tile::{LEVELS, TILE_WIDTH, Tile, TileKind, Tiles, digit},
};
use crate::leaf::Leaf;

/// The right edge of a tree: the hashes of its partial tiles and the entries of its partial bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// By level: the hashes of the partial tile, fewer than 256.
    edge: [Vec<TreeHash>; LEVELS],
    /// The entries of the partial bundle, fewer than 256.
    bundle: Vec<Leaf>,
}

/// What one append changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The index of the first appended leaf; the others follow it.
    pub first_index: u64,
    /// The tree after the append: what the signer's lock is to advance to.
    pub head: TreeHead,
    /// Every tile and entry bundle to write, full and partial. They must be durable before the
    /// checkpoint of `head` is signed.
    pub tiles: Vec<(Tile, Vec<u8>)>,
    /// The frontier to append the next batch to.
    pub frontier: Frontier,
}

impl Frontier {
    /// The frontier of the empty tree.
    pub const fn empty() -> Self {
        Self { size: 0, edge: [const { Vec::new() }; LEVELS], bundle: Vec::new() }
    }

    /// The tiles to fetch in order to append to a tree of `size` leaves.
    pub fn tiles(size: u64) -> Result<Vec<Tile>, TreeError> {
        if size > TREE_SIZE_MAX {
            return Err(TreeError::OutOfRange);
        }
        Ok(Tile::right_edge(size))
    }

    /// Takes up a tree again from the tiles of its right edge. Refuses tiles that do not give the
    /// root, or entries that are not those of the tree: nothing is appended to a damaged log.
    pub fn load(head: &TreeHead, tiles: &Tiles) -> Result<Self, TreeError> {
        let mut frontier = Self { size: head.size, ..Self::empty() };
        for tile in Self::tiles(head.size)? {
            match tile.kind() {
                TileKind::Entries => frontier.bundle = tiles.entries(tile)?,
                TileKind::Hashes(level) => {
                    if let Some(row) = frontier.edge.get_mut(usize::from(level)) {
                        *row = tiles.hashes(tile)?;
                    }
                }
            }
        }
        let hashed = frontier.bundle.iter().map(|leaf| leaf_hash(leaf.as_bytes()));
        let entries_agree = hashed.eq(frontier.edge.first().into_iter().flatten().copied());
        if entries_agree && frontier.head() == *head {
            Ok(frontier)
        } else {
            Err(TreeError::RootDiffers { size: head.size })
        }
    }

    /// The tree that this is the edge of.
    pub fn head(&self) -> TreeHead {
        let mut root = None;
        for row in &self.edge {
            let mut rest = row.as_slice();
            while let Some((left, subtree)) = smallest_subtree(rest) {
                let hash = fold(subtree);
                root = Some(root.map_or(hash, |right| node_hash(&hash, &right)));
                rest = left;
            }
        }
        TreeHead { size: self.size, root: root.unwrap_or_else(empty_root) }
    }

    /// Appends leaves. The frontier itself does not change: when the tiles cannot be written, this
    /// value is still the truth.
    pub fn append(&self, leaves: &[Leaf]) -> Result<Batch, TreeError> {
        let count = u64::try_from(leaves.len()).map_err(|_| TreeError::OutOfRange)?;
        if count > TREE_SIZE_MAX - self.size.min(TREE_SIZE_MAX) {
            return Err(TreeError::OutOfRange);
        }
        let mut next = self.clone();
        let mut tiles = Vec::new();
        for leaf in leaves {
            next.push(leaf, &mut tiles);
        }
        assert!(next.size == self.size + count, "each leaf counts once");
        for tile in Tile::right_edge(next.size) {
            if let Some(bytes) = next.changed_since(self, tile) {
                tiles.push((tile, bytes));
            }
        }
        Ok(Batch { first_index: self.size, head: next.head(), tiles, frontier: next })
    }

    /// The bytes of a partial tile, unless it is the same in the tree before.
    fn changed_since(&self, before: &Self, tile: Tile) -> Option<Vec<u8>> {
        match tile.kind() {
            TileKind::Entries if self.size == before.size => None,
            TileKind::Entries => Some(tile.encode(self.bundle.iter().map(|leaf| leaf.0))),
            TileKind::Hashes(level) => {
                let shift = 8 * u32::from(level);
                let row = self.edge.get(usize::from(level))?;
                (self.size >> shift != before.size >> shift)
                    .then(|| tile.encode(row.iter().map(|hash| hash.0)))
            }
        }
    }

    fn push(&mut self, leaf: &Leaf, full: &mut Vec<(Tile, Vec<u8>)>) {
        self.size += 1;
        self.bundle.push(*leaf);
        if self.bundle.len() == usize::from(TILE_WIDTH) {
            let tile = Tile::new(TileKind::Entries, (self.size >> 8) - 1, TILE_WIDTH);
            full.push((tile, tile.encode(self.bundle.drain(..).map(|leaf| leaf.0))));
        }
        let mut hash = leaf_hash(leaf.as_bytes());
        for (level, row) in (0_u8..).zip(&mut self.edge) {
            row.push(hash);
            if row.len() < usize::from(TILE_WIDTH) {
                assert!(row.len() == usize::from(digit(self.size, level)), "row fits the size");
                break;
            }
            hash = fold(row);
            let index = (self.size >> (8 * (u32::from(level) + 1))) - 1;
            let tile = Tile::new(TileKind::Hashes(level), index, TILE_WIDTH);
            full.push((tile, tile.encode(row.drain(..).map(|hash| hash.0))));
        }
    }
}

/// The rightmost perfect subtree of a row, and what is left of it.
fn smallest_subtree(row: &[TreeHash]) -> Option<(&[TreeHash], &[TreeHash])> {
    if row.is_empty() {
        return None;
    }
    let count = 1 << row.len().trailing_zeros();
    row.split_at_checked(row.len() - count)
}
