//! Tiles and entry bundles: their names and their bytes (C2SP `tlog-tiles`).

use std::collections::BTreeMap;

use super::{TreeError, TreeHash, fold, plan::Node, plan::Range};
use crate::leaf::Leaf;

/// The number of hashes in a full tile.
pub const TILE_WIDTH: u16 = 256;

/// The height of the subtree that a tile spans: 2^8 = 256.
const TILE_HEIGHT: u32 = 8;

/// Levels above this one are empty in any tree of up to 2^62 leaves.
const LEVEL_MAX: u8 = 7;

/// The number of levels a tree can have.
pub(super) const LEVELS: usize = 8;

/// An entry is a 32-byte commitment behind its big-endian uint16 length.
const ENTRY_BYTES: usize = 34;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TileKind {
    /// The log's entries.
    Entries,
    /// Hashes of the tree at this level: each stands for 256^level leaves.
    Hashes(u8),
}

/// The name of a tile or entry bundle; `Display` and `FromStr` give its path in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    kind: TileKind,
    index: u64,
    width: u16,
}

/// A text that is not the path of a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the path of a tile")]
pub struct TilePathUnreadable;

impl TilePathUnreadable {
    /// The stable code of this refusal.
    pub const fn code(self) -> &'static str {
        "ledger.tile-path-unreadable"
    }
}

impl Tile {
    pub(super) fn new(kind: TileKind, index: u64, width: u16) -> Self {
        assert!((1..=TILE_WIDTH).contains(&width), "an empty tile does not exist");
        assert!(!matches!(kind, TileKind::Hashes(level) if level > LEVEL_MAX), "level too high");
        Self { kind, index, width }
    }

    /// What the tile holds.
    pub const fn kind(&self) -> TileKind {
        self.kind
    }

    /// Its place among the tiles of its kind.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// How many hashes or entries it holds: 256 when full.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// A partial tile may be deleted once the full tile of the same index exists.
    pub const fn is_partial(&self) -> bool {
        self.width < TILE_WIDTH
    }

    /// The entry bundles of a tree of `size` leaves, in order.
    pub fn bundles(size: u64) -> impl Iterator<Item = Self> {
        let count = size.div_ceil(u64::from(TILE_WIDTH));
        (0..count).map(move |index| Self::new(TileKind::Entries, index, width_at(size, index)))
    }

    /// The tile at `level` that holds the hash number `position` of that level, as it is in a tree
    /// of `size` leaves.
    fn holding(level: u8, position: u64, size: u64) -> Self {
        let count = size >> (TILE_HEIGHT * u32::from(level));
        assert!(position < count, "the hash exists at this size");
        let index = position >> TILE_HEIGHT;
        Self::new(TileKind::Hashes(level), index, width_at(count, index))
    }

    /// The partial tiles and the partial entry bundle of a tree of `size` leaves: its right edge.
    pub(super) fn right_edge(size: u64) -> Vec<Self> {
        let mut edge = Vec::new();
        let bundle = digit(size, 0);
        if bundle > 0 {
            edge.push(Self::new(TileKind::Entries, size >> TILE_HEIGHT, bundle));
        }
        for level in 0..=LEVEL_MAX {
            let width = digit(size, level);
            if width > 0 {
                let index = size.checked_shr(TILE_HEIGHT * (u32::from(level) + 1)).unwrap_or(0);
                edge.push(Self::new(TileKind::Hashes(level), index, width));
            }
        }
        edge
    }

    fn stride(self) -> usize {
        if self.kind == TileKind::Entries { ENTRY_BYTES } else { 32 }
    }

    /// The bytes of a tile or bundle holding these values.
    pub(super) fn encode(self, values: impl ExactSizeIterator<Item = [u8; 32]>) -> Vec<u8> {
        assert!(values.len() == usize::from(self.width), "as many values as the name says");
        let mut bytes = Vec::with_capacity(values.len() * self.stride());
        for value in values {
            if self.kind == TileKind::Entries {
                bytes.extend_from_slice(&[0, 32]);
            }
            bytes.extend_from_slice(&value);
        }
        bytes
    }

    fn decode(self, bytes: &[u8]) -> Result<Vec<[u8; 32]>, TreeError> {
        if bytes.len() != usize::from(self.width) * self.stride() {
            return Err(TreeError::TileUnreadable(self));
        }
        let value = |chunk: &[u8]| {
            let value =
                if self.kind == TileKind::Entries { chunk.strip_prefix(&[0, 32])? } else { chunk };
            <[u8; 32]>::try_from(value).ok()
        };
        let values: Option<Vec<_>> = bytes.chunks_exact(self.stride()).map(value).collect();
        values.ok_or(TreeError::TileUnreadable(self))
    }
}

/// How many hashes of `level` are in that level's partial tile: a digit of `size` in base 256.
pub(super) fn digit(size: u64, level: u8) -> u16 {
    size.to_le_bytes().get(usize::from(level)).copied().map_or(0, u16::from)
}

/// The width of tile `index` at a level that has `count` hashes.
fn width_at(count: u64, index: u64) -> u16 {
    let after = count - (index << TILE_HEIGHT);
    u16::try_from(after).unwrap_or(TILE_WIDTH).min(TILE_WIDTH)
}

impl std::fmt::Display for Tile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind {
            TileKind::Entries => f.write_str("tile/entries/")?,
            TileKind::Hashes(level) => write!(f, "tile/{level}/")?,
        }
        let mut elements = format!("{:03}", self.index % 1000);
        let mut rest = self.index / 1000;
        while rest > 0 {
            elements = format!("x{:03}/{elements}", rest % 1000);
            rest /= 1000;
        }
        f.write_str(&elements)?;
        if self.is_partial() { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

impl std::str::FromStr for Tile {
    type Err = TilePathUnreadable;

    fn from_str(path: &str) -> Result<Self, TilePathUnreadable> {
        let read = || {
            let (kind, rest) = path.strip_prefix("tile/")?.split_once('/')?;
            let kind = match kind {
                "entries" => TileKind::Entries,
                level => TileKind::Hashes(level.parse().ok().filter(|l| *l <= LEVEL_MAX)?),
            };
            let (elements, width) = match rest.split_once(".p/") {
                None => (rest, TILE_WIDTH),
                Some((elements, width)) => (elements, width.parse().ok()?),
            };
            let mut index = 0_u64;
            for element in elements.split('/') {
                let digits: u64 = element.strip_prefix('x').unwrap_or(element).parse().ok()?;
                index = index.checked_mul(1000)?.checked_add(digits)?;
            }
            (1..=TILE_WIDTH).contains(&width).then_some(Self { kind, index, width })
        };
        // One name, one tile: what would be written otherwise is refused.
        read().filter(|tile| tile.to_string() == path).ok_or(TilePathUnreadable)
    }
}

/// The tiles that a caller has fetched.
#[derive(Clone, Debug, Default)]
pub struct Tiles(BTreeMap<Tile, Vec<[u8; 32]>>);

impl Tiles {
    /// No tile yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fetched tile, after a look at its length and framing.
    pub fn insert(&mut self, tile: Tile, bytes: &[u8]) -> Result<(), TreeError> {
        let values = tile.decode(bytes)?;
        self.0.insert(tile, values);
        Ok(())
    }

    /// The values of a tile; a wider tile of the same place serves as well, since a partial tile may
    /// be gone once the full one exists.
    fn values(&self, tile: Tile) -> Result<&[[u8; 32]], TreeError> {
        let full = Tile { width: TILE_WIDTH, ..tile };
        let found = self.0.range(tile..=full).next();
        let values = found.and_then(|(_, values)| values.get(..usize::from(tile.width)));
        values.ok_or(TreeError::TileMissing(tile))
    }

    /// The hashes of a hash tile.
    pub(super) fn hashes(&self, tile: Tile) -> Result<Vec<TreeHash>, TreeError> {
        assert!(tile.kind != TileKind::Entries, "a bundle holds no hashes");
        Ok(self.values(tile)?.iter().copied().map(TreeHash).collect())
    }

    /// The entries of a bundle.
    ///
    /// # Panics
    /// When the tile is not a bundle.
    pub fn entries(&self, tile: Tile) -> Result<Vec<Leaf>, TreeError> {
        assert!(tile.kind == TileKind::Entries, "only a bundle holds entries");
        Ok(self.values(tile)?.iter().copied().map(Leaf).collect())
    }

    /// The Merkle tree hash of a range of leaves, out of tiles of a tree of `size` leaves.
    pub(super) fn range_hash(&self, range: Range, size: u64) -> Result<TreeHash, TreeError> {
        assert!(range.end <= size, "the range is in the tree");
        let mut hash = None;
        for node in range.nodes().into_iter().rev() {
            let left = self.node(node, size)?;
            hash = Some(hash.map_or(left, |right| super::node_hash(&left, &right)));
        }
        Ok(hash.unwrap_or_else(super::empty_root))
    }

    fn node(&self, node: Node, size: u64) -> Result<TreeHash, TreeError> {
        let (tile, first, count) = place(node, size);
        let values = self.values(tile)?;
        let values = values.get(first..first + count).ok_or(TreeError::TileMissing(tile))?;
        Ok(fold(&values.iter().copied().map(TreeHash).collect::<Vec<_>>()))
    }
}

/// The tile that a perfect subtree is folded from, the first hash in it and how many.
pub(super) fn place(node: Node, size: u64) -> (Tile, usize, usize) {
    let level = u8::try_from(node.height / TILE_HEIGHT).unwrap_or(LEVEL_MAX);
    let within = node.height % TILE_HEIGHT;
    let position = node.index << within;
    let tile = Tile::holding(level, position, size);
    let first = usize::try_from(position & 0xff).unwrap_or(0);
    assert!(first + (1 << within) <= usize::from(tile.width), "a subtree does not leave its tile");
    (tile, first, 1 << within)
}
