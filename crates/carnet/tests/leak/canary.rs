//! Canaries: words that stand for one document and nothing else, and the search for them in whatever somebody gets.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::http::Page;

/// Where a canary sits in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Title,
    Body,
    Author,
    Comment,
    /// Its identifier, in any of the forms it has on the wire.
    Id,
}

/// How every canary begins: no word of ours, in either language, does.
const START: &[u8] = b"zqx";
/// Length of a canary.
const LEN: usize = 14;
const LETTERS: &[u8] = b"bcdfghjkmnprtvwy";

/// The canary of one place of one document. The numbers are mixed so that none is the beginning of another.
pub(crate) fn word(seed: u64, number: u32, place: Place) -> String {
    let place_number = u64::try_from(place as usize).unwrap();
    let mut dice = crate::dice::Dice::new(seed ^ (u64::from(number) << 20) ^ (place_number << 50));
    let letters = (0..LEN - START.len()).map(|_| char::from(dice.pick(LETTERS)));
    std::str::from_utf8(START).unwrap().chars().chain(letters).collect()
}

/// All canaries that were let loose.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aviary {
    words: BTreeMap<Vec<u8>, (u32, Place)>,
    /// Hexadecimal digits of identifiers.
    ids: BTreeMap<Vec<u8>, u32>,
}

impl Aviary {
    pub(crate) fn add(&mut self, word: &str, number: u32, place: Place) {
        self.words.insert(word.to_lowercase().into_bytes(), (number, place));
    }

    /// The 32 hexadecimal digits of a document's identifier.
    pub(crate) fn add_id(&mut self, digits: &str, number: u32) {
        assert_eq!(digits.len(), 32, "{digits}");
        self.ids.insert(digits.as_bytes().to_vec(), number);
    }

    /// Every canary in an answer: in its head, its body, its archive, its base64.
    pub(crate) fn found_in(&self, page: &Page) -> BTreeSet<(u32, Place)> {
        let mut found = BTreeSet::new();
        for value in page.headers.values() {
            self.search(value.as_bytes(), &mut found);
        }
        self.search_deep(&page.bytes, &mut found);
        found
    }

    /// The same for bytes of any origin.
    pub(crate) fn search_deep(&self, bytes: &[u8], found: &mut BTreeSet<(u32, Place)>) {
        if bytes.starts_with(b"PK\x03\x04") {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            for number in 0..archive.len() {
                let mut file = archive.by_index(number).unwrap();
                let mut inside = file.name().unwrap().as_bytes().to_vec();
                file.read_to_end(&mut inside).unwrap();
                self.search_deep(&inside, found);
            }
            return;
        }
        self.search(bytes, found);
        for decoded in decoded(bytes) {
            // A document in a Binary is base64 around a CDA with base64 inside.
            self.search_deep(&decoded, found);
        }
    }

    fn search(&self, bytes: &[u8], found: &mut BTreeSet<(u32, Place)>) {
        let lower = bytes.to_ascii_lowercase();
        for at in memchr_all(&lower) {
            if let Some(seen) = lower.get(at..at + LEN).and_then(|word| self.words.get(word)) {
                found.insert(*seen);
            }
        }
        self.search_ids(&lower, found);
    }

    /// Identifiers: 32 digits in a row, or as a UUID with its hyphens.
    fn search_ids(&self, lower: &[u8], found: &mut BTreeSet<(u32, Place)>) {
        let hex =
            |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte) || *byte == b'-';
        for run in lower.split(|byte| !hex(byte)).filter(|run| run.len() >= 32) {
            let digits: Vec<u8> = run.iter().copied().filter(|byte| *byte != b'-').collect();
            for window in digits.windows(32) {
                if let Some(number) = self.ids.get(window) {
                    found.insert((*number, Place::Id));
                }
            }
        }
    }
}

/// Where a canary may begin.
fn memchr_all(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    bytes.windows(START.len()).enumerate().filter(|(_, window)| *window == START).map(|(at, _)| at)
}

/// What long runs of base64 letters say, standard and for addresses.
fn decoded(bytes: &[u8]) -> Vec<Vec<u8>> {
    const SHORTEST: usize = 40;
    let config =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let standard =
        GeneralPurpose::new(&alphabet::STANDARD, config.with_decode_allow_trailing_bits(true));
    let letter = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'=')
    };
    let runs = bytes.split(|byte| !letter(byte)).filter(|run| run.len() >= SHORTEST);
    runs.filter_map(|run| {
        let plain: Vec<u8> = run
            .iter()
            .map(|byte| match byte {
                b'-' => b'+',
                b'_' => b'/',
                other => *other,
            })
            .collect();
        standard.decode(&plain).ok()
    })
    .collect()
}

#[test]
fn a_canary_is_found_wherever_it_hides() {
    use base64::engine::general_purpose::STANDARD;
    let mut aviary = Aviary::default();
    let canary = word(7, 3, Place::Body);
    aviary.add(&canary, 3, Place::Body);
    aviary.add_id("01949f3c000070008000000000000000", 3);
    let found = |bytes: &[u8]| {
        let mut found = BTreeSet::new();
        aviary.search_deep(bytes, &mut found);
        found
    };
    let body = BTreeSet::from([(3, Place::Body)]);
    let id = BTreeSet::from([(3, Place::Id)]);
    assert_eq!(found(format!("<p>{}</p>", canary.to_uppercase()).as_bytes()), body);
    let once = STANDARD.encode(format!("some words before the canary {canary} and after it"));
    assert_eq!(found(format!("{{\"data\":\"{once}\"}}").as_bytes()), body);
    let twice = STANDARD.encode(format!("<text>{once}</text>"));
    assert_eq!(found(twice.as_bytes()), body);
    assert_eq!(found(b"urn:uuid:01949f3c-0000-7000-8000-000000000000"), id);
    assert_eq!(
        found(&format!("{}01949f3c000070008000000000000000", "a".repeat(32)).into_bytes()),
        id
    );
    assert!(found(b"nothing here").is_empty());
}
