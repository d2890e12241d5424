use proptest::prelude::*;

use super::*;
use crate::leaf::Leaf;

/// RFC 6962 §2.1 as it is written: the oracle.
fn oracle_root(leaves: &[TreeHash]) -> TreeHash {
    match leaves.len() {
        0 => empty_root(),
        1 => leaves[0],
        len => {
            let (left, right) = leaves.split_at(oracle_split(len));
            node_hash(&oracle_root(left), &oracle_root(right))
        }
    }
}

fn oracle_split(len: usize) -> usize {
    let mut k = 1;
    while k * 2 < len {
        k *= 2;
    }
    k
}

/// RFC 6962 §2.1.1.
fn oracle_path(index: usize, leaves: &[TreeHash]) -> Vec<TreeHash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(oracle_split(leaves.len()));
    let (mut path, sibling) = if index < left.len() {
        (oracle_path(index, left), oracle_root(right))
    } else {
        (oracle_path(index - left.len(), right), oracle_root(left))
    };
    path.push(sibling);
    path
}

/// RFC 6962 §2.1.2.
fn oracle_consistency(old: usize, leaves: &[TreeHash], known: bool) -> Vec<TreeHash> {
    if old == leaves.len() {
        return if known { Vec::new() } else { vec![oracle_root(leaves)] };
    }
    let (left, right) = leaves.split_at(oracle_split(leaves.len()));
    let (mut proof, sibling) = if old <= left.len() {
        (oracle_consistency(old, left, known), oracle_root(right))
    } else {
        (oracle_consistency(old - left.len(), right, false), oracle_root(left))
    };
    proof.push(sibling);
    proof
}

fn leaves(count: u64) -> Vec<Leaf> {
    (0..count).map(|n| Leaf(sha256(&[&n.to_be_bytes()]))).collect()
}

fn hashed(leaves: &[Leaf]) -> Vec<TreeHash> {
    leaves.iter().map(|leaf| leaf_hash(leaf.as_bytes())).collect()
}

/// A log on its shelf: what a caller would keep in files.
#[derive(Default)]
struct Shelf(std::collections::BTreeMap<String, Vec<u8>>);

impl Shelf {
    fn fetch(&self, names: impl IntoIterator<Item = Tile>) -> Tiles {
        let mut tiles = Tiles::new();
        for tile in names {
            tiles.insert(tile, &self.0[&tile.to_string()]).unwrap();
        }
        tiles
    }

    fn write(&mut self, batch: &Batch) {
        for (tile, bytes) in &batch.tiles {
            assert_eq!(tile.to_string().parse(), Ok(*tile));
            let before = self.0.insert(tile.to_string(), bytes.clone());
            assert_eq!(before, None, "{tile} is written once");
        }
    }

    /// A log grown by these batches, taken up from its tiles before each.
    fn grown(leaves: &[Leaf], cuts: &[usize]) -> (Self, TreeHead) {
        let mut shelf = Self::default();
        let mut head = TreeHead::empty();
        let mut start = 0;
        for end in cuts.iter().copied().chain([leaves.len()]) {
            let tiles = shelf.fetch(Frontier::tiles(head.size).unwrap());
            let frontier = Frontier::load(&head, &tiles).unwrap();
            let batch = frontier.append(&leaves[start..end]).unwrap();
            assert_eq!(batch.first_index, u64::try_from(start).unwrap());
            assert_eq!(batch.frontier.head(), batch.head);
            shelf.write(&batch);
            (head, start) = (batch.head, end);
        }
        (shelf, head)
    }
}

/// The tree hashes published with RFC 6962's reference implementation.
#[test]
fn known_roots() {
    let entries: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let hashes: Vec<TreeHash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
    for (size, root) in roots.iter().enumerate() {
        let hex = crate::hash::hex(&oracle_root(&hashes[..size]).0);
        assert_eq!(hex, *root, "size {size}");
    }
    let head = TreeHead { size: 8, root: oracle_root(&hashes) };
    for index in 0..8 {
        let path = oracle_path(index, &hashes);
        let index = u64::try_from(index).unwrap();
        assert_eq!(
            verify_inclusion(&hashes[usize::try_from(index).unwrap()], index, &head, &path),
            Ok(())
        );
    }
}

#[test]
fn known_paths() {
    // The examples of C2SP tlog-tiles, and the edges of its number encoding.
    for (path, kind, index, width) in [
        ("tile/0/000", TileKind::Hashes(0), 0, 256),
        ("tile/0/x001/234", TileKind::Hashes(0), 1234, 256),
        ("tile/3/x001/x234/067", TileKind::Hashes(3), 1_234_067, 256),
        ("tile/1/999.p/17", TileKind::Hashes(1), 999, 17),
        ("tile/entries/x001/000.p/255", TileKind::Entries, 1000, 255),
    ] {
        assert_eq!(Tile::new(kind, index, width).to_string(), path);
        assert_eq!(path.parse(), Ok(Tile::new(kind, index, width)));
    }
    for path in [
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "tile/0/1",
        "tile/00/001",
        "tile/8/001",
        "tile/-1/001",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/0/001.p/",
        "tile/0/../001",
        "tile/data/001",
        "tile/0/001 ",
        "/tile/0/001",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/0/+01",
    ] {
        assert_eq!(path.parse::<Tile>(), Err(TilePathUnreadable), "{path}");
    }
}

/// The example of C2SP tlog-tiles: a tree of 70,000 leaves.
#[test]
fn the_tiles_of_seventy_thousand_leaves() {
    let leaves = leaves(70_000);
    let (shelf, head) = Shelf::grown(&leaves, &[]);
    assert_eq!(head.root, oracle_root(&hashed(&leaves)));
    let count = |prefix: &str| shelf.0.keys().filter(|path| path.starts_with(prefix)).count();
    assert_eq!(count("tile/0/"), 274);
    assert_eq!(count("tile/entries/"), 274);
    assert!(shelf.0.contains_key("tile/0/273.p/112"));
    assert!(shelf.0.contains_key("tile/1/000"));
    assert!(shelf.0.contains_key("tile/1/001.p/17"));
    assert!(shelf.0.contains_key("tile/2/000.p/1"));
    assert_eq!(count("tile/"), 274 + 274 + 2 + 1);
    assert_eq!(shelf.0["tile/0/000"].len(), 8192);
    assert_eq!(shelf.0["tile/entries/273.p/112"].len(), 112 * 34);
    let proof =
        prove_inclusion(65_535, 70_000, &shelf.fetch(inclusion_tiles(65_535, 70_000).unwrap()))
            .unwrap();
    let leaf = leaf_hash(leaves[65_535].as_bytes());
    assert_eq!(verify_inclusion(&leaf, 65_535, &head, &proof), Ok(()));
    // A tree of 256 leaves has a full tile and one hash above it.
    let (shelf, _) = Shelf::grown(&leaves[..256], &[]);
    let paths: Vec<&str> = shelf.0.keys().map(String::as_str).collect();
    assert_eq!(paths, ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]);
}

#[test]
fn every_small_tree_and_every_proof_in_it() {
    let leaves = leaves(70);
    let hashes = hashed(&leaves);
    for size in 0..=leaves.len() {
        let (shelf, head) = Shelf::grown(&leaves[..size], &[]);
        let size = head.size;
        let hashes = &hashes[..usize::try_from(size).unwrap()];
        assert_eq!(head.root, oracle_root(hashes));
        for n in 0..=hashes.len() {
            check_against_oracle(&shelf, &head, hashes, n);
        }
        assert_eq!(inclusion_tiles(size, size), Err(TreeError::OutOfRange));
        assert_eq!(consistency_tiles(size + 1, size), Err(TreeError::OutOfRange));
    }
}

/// Inclusion of leaf `n` and consistency from size `n`, from tiles, against the oracle.
fn check_against_oracle(shelf: &Shelf, head: &TreeHead, hashes: &[TreeHash], n: usize) {
    let (size, at) = (head.size, u64::try_from(n).unwrap());
    if n < hashes.len() {
        let tiles = shelf.fetch(inclusion_tiles(at, size).unwrap());
        let proof = prove_inclusion(at, size, &tiles).unwrap();
        assert_eq!(proof, oracle_path(n, hashes));
        assert_eq!(verify_inclusion(&hashes[n], at, head, &proof), Ok(()));
    }
    let tiles = shelf.fetch(consistency_tiles(at, size).unwrap());
    let proof = prove_consistency(at, size, &tiles).unwrap();
    let expected = if n == 0 { Vec::new() } else { oracle_consistency(n, hashes, true) };
    assert_eq!(proof, expected);
    let old = TreeHead { size: at, root: oracle_root(&hashes[..n]) };
    assert_eq!(verify_consistency(&old, head, &proof), Ok(()));
}

proptest! {
    #[test]
    fn any_tree_agrees_with_the_oracle(
        size in 1..3000usize,
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 6),
    ) {
        let leaves = leaves(u64::try_from(size).unwrap());
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(size)).collect();
        cuts.sort_unstable();
        let (shelf, head) = Shelf::grown(&leaves, &cuts);
        let hashes = hashed(&leaves);
        prop_assert_eq!(head.root, oracle_root(&hashes));
        for pick in picks {
            check_against_oracle(&shelf, &head, &hashes, pick.index(size + 1));
        }
    }

    /// A proof says one thing only: any change to it, to the leaf, the index, the size or the root
    /// makes it false.
    #[test]
    fn a_changed_proof_is_refused(
        size in 2..1500u64, index in any::<prop::sample::Index>(),
        what in 0..6usize, at in any::<prop::sample::Index>(), flip in 1..=255u8,
    ) {
        let leaves = leaves(size);
        let (shelf, mut head) = Shelf::grown(&leaves, &[]);
        let mut index = u64::try_from(index.index(leaves.len())).unwrap();
        let mut leaf = hashed(&leaves)[usize::try_from(index).unwrap()];
        let tiles = shelf.fetch(inclusion_tiles(index, size).unwrap());
        let mut proof = prove_inclusion(index, size, &tiles).unwrap();
        prop_assert_eq!(verify_inclusion(&leaf, index, &head, &proof), Ok(()));
        match what {
            0 => { let n = at.index(proof.len()); proof[n].0[at.index(32)] ^= flip; }
            1 => leaf.0[at.index(32)] ^= flip,
            2 => head.root.0[at.index(32)] ^= flip,
            3 => index ^= u64::from(flip),
            4 => { proof.pop(); }
            _ => proof.push(leaf),
        }
        prop_assert_eq!(
            verify_inclusion(&leaf, index, &head, &proof), Err(ProofError::Inclusion)
        );
    }

    #[test]
    fn a_rewritten_history_is_refused(
        old in 1..800u64, more in 1..800u64, which in any::<prop::sample::Index>(),
    ) {
        let honest = leaves(old);
        let before = TreeHead { size: old, root: oracle_root(&hashed(&honest)) };
        let mut rewritten = leaves(old + more);
        rewritten[which.index(honest.len())].0[0] ^= 1;
        let (shelf, after) = Shelf::grown(&rewritten, &[]);
        let tiles = shelf.fetch(consistency_tiles(old, after.size).unwrap());
        let proof = prove_consistency(old, after.size, &tiles).unwrap();
        prop_assert_eq!(
            verify_consistency(&before, &after, &proof), Err(ProofError::Consistency)
        );
    }

    /// Hostile numbers and hashes: an answer, never a panic.
    #[test]
    fn any_input_has_an_answer(
        index in any::<u64>(), size in any::<u64>(), other in any::<u64>(),
        hashes in prop::collection::vec(any::<[u8; 32]>(), 1..70),
    ) {
        let hashes: Vec<TreeHash> = hashes.into_iter().map(TreeHash).collect();
        let head = TreeHead { size, root: hashes[0] };
        let old = TreeHead { size: other, root: hashes[0] };
        prop_assert!(verify_inclusion(&hashes[0], index, &head, &hashes).is_err());
        prop_assert!(verify_consistency(&old, &head, &hashes).is_err());
        let _ = (inclusion_tiles(index, size), consistency_tiles(other, size), Frontier::tiles(size));
    }
}

#[test]
fn a_damaged_log_is_not_taken_up() {
    let leaves = leaves(300);
    let (shelf, head) = Shelf::grown(&leaves, &[]);
    let names = Frontier::tiles(300).unwrap();
    assert!(Frontier::load(&head, &shelf.fetch(names.clone())).is_ok());
    for name in &names {
        let mut damaged = Shelf(shelf.0.clone());
        damaged.0.get_mut(&name.to_string()).unwrap()[20] ^= 1;
        let found = Frontier::load(&head, &damaged.fetch(names.clone()));
        assert_eq!(found, Err(TreeError::RootDiffers { size: 300 }), "{name}");
    }
    let without = names.iter().skip(1).copied();
    assert_eq!(Frontier::load(&head, &shelf.fetch(without)), Err(TreeError::TileMissing(names[0])));
}

#[test]
fn a_full_tile_serves_for_a_partial_one() {
    let leaves = leaves(256);
    let hashes = hashed(&leaves);
    let (shelf, _) = Shelf::grown(&leaves, &[]);
    let mut tiles = Tiles::new();
    let full: Tile = "tile/0/000".parse().unwrap();
    tiles.insert(full, &shelf.0["tile/0/000"]).unwrap();
    assert_eq!(prove_inclusion(3, 100, &tiles), Ok(oracle_path(3, &hashes[..100])));
}

#[test]
fn a_tile_of_the_wrong_length_or_framing_is_refused() {
    let mut tiles = Tiles::new();
    let tile = Tile::new(TileKind::Hashes(0), 0, 2);
    assert_eq!(tiles.insert(tile, &[0; 63]), Err(TreeError::TileUnreadable(tile)));
    let bundle = Tile::new(TileKind::Entries, 0, 1);
    assert_eq!(tiles.insert(bundle, &[0; 34]), Err(TreeError::TileUnreadable(bundle)));
}
