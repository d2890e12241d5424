//! Nothing in clear: after a run of varied use, what is on disk, in the database and in the log of the program is
//! searched for every word that was said.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;

use crate::canary::Place;
use crate::cast::{PROFESSIONALS, REASON};
use crate::people::PASSWORD;
use crate::stage::Stage;

/// Shorter words are found by chance in what is sealed.
const WORD_BYTES_MIN: usize = 6;

/// What was said, as it would be found in clear.
pub(crate) struct Words {
    /// Every form of every word, by its first two bytes.
    forms: Vec<Vec<(Vec<u8>, String)>>,
}

impl Words {
    /// Names, numbers, logins, secrets, clinical words and the words of every document.
    pub(crate) fn of(stage: &Stage<'_>) -> Self {
        let who = stage.identity();
        let mut words: BTreeSet<String> = [
            PASSWORD,
            REASON,
            "Hypertension",
            "Hémoglobine glyquée",
            "Ferritine",
            "Biochimie",
            "1 comprimé",
            "le matin",
            "Papier zqx",
            "Ce n’est pas moi.",
            "LAMBERT",
            "hospitalier",
            "biologiques",
            "CH des Orgues",
            "Laboratoire des Sources",
            "Cabinet de la Borne",
            "+33 6 00 00 00 42",
            "exemple.fr",
            "%PDF-1",
            "ClinicalDocument",
        ]
        .map(str::to_owned)
        .into();
        let traits = who.traits();
        words.extend([traits.birth_name.clone(), traits.display_name(), who.login.to_owned()]);
        words.extend([who.ins.matricule().to_owned(), who.ins.spaced()]);
        for one in PROFESSIONALS {
            words.extend([one.rpps.to_owned(), one.family.to_owned()]);
        }
        for number in stage.model.docs.keys() {
            let places = [Place::Title, Place::Body, Place::Author, Place::Comment];
            words.extend(places.map(|place| stage.word(*number, place)));
        }
        Self::new(words.into_iter().filter(|word| word.len() >= WORD_BYTES_MIN))
    }

    fn new(words: impl Iterator<Item = String>) -> Self {
        let mut forms = vec![Vec::new(); 1 << 16];
        for word in words {
            for form in written(&word) {
                let start = place(form[0], form[1]);
                forms[start].push((form, word.clone()));
            }
        }
        Self { forms }
    }

    /// The words found, each once.
    pub(crate) fn found_in(&self, bytes: &[u8]) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let lower = bytes.to_ascii_lowercase();
        for haystack in [bytes, &lower] {
            for (at, pair) in haystack.windows(2).enumerate() {
                let forms = &self.forms[place(pair[0], pair[1])];
                let here = forms.iter().filter(|(form, _)| haystack[at..].starts_with(form));
                found.extend(here.map(|(_, word)| word.as_str()));
            }
        }
        found
    }

    /// Searches a folder with all it holds, whatever the files are called.
    pub(crate) fn search(&self, folder: &Path, spared: &[&str]) -> u64 {
        let mut searched = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                searched += self.search(&path, spared);
            } else if !spared.contains(&name.as_str()) {
                // A socket, or a file the server removes meanwhile.
                let Ok(bytes) = std::fs::read(&path) else { continue };
                searched += u64::try_from(bytes.len()).unwrap();
                let found = self.found_in(&bytes);
                assert!(found.is_empty(), "{} says {found:?}", path.display());
            }
        }
        searched
    }
}

fn place(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

/// A word as bytes: in UTF-8, Latin-1 and UTF-16, in lower case, in hexadecimal, in base64 wherever it begins.
fn written(word: &str) -> BTreeSet<Vec<u8>> {
    let utf8 = word.as_bytes().to_vec();
    let mut forms = BTreeSet::from([utf8.clone(), word.to_lowercase().into_bytes()]);
    forms
        .extend(word.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect::<Option<Vec<u8>>>());
    forms.insert(word.encode_utf16().flat_map(u16::to_le_bytes).collect());
    forms.insert(utf8.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect());
    for before in 0..3 {
        let mut padded = vec![b' '; before];
        padded.extend(&utf8);
        let encoded = STANDARD.encode(&padded).into_bytes();
        // Without the letters that what is before or after has a part in.
        let (start, end) = ([0, 2, 3][before], encoded.len() - [0, 3, 2][padded.len() % 3]);
        let inside = &encoded[start..end];
        if inside.len() > WORD_BYTES_MIN {
            forms.insert(inside.to_vec());
        }
    }
    forms
}

/// What the program writes in its log, kept to be searched.
#[derive(Debug, Clone, Default)]
pub(crate) struct Journal(Arc<Mutex<Vec<u8>>>);

impl Journal {
    /// Listens to everything our crates say in this process: one journal for all its tests.
    pub(crate) fn listen() -> Self {
        static JOURNAL: OnceLock<Journal> = OnceLock::new();
        JOURNAL.get_or_init(Self::open).clone()
    }

    fn open() -> Self {
        let journal = Self::default();
        let writer = journal.clone();
        let layer = tracing_subscriber::fmt::layer().with_writer(move || writer.clone());
        let ours = ["carnet", "carnet_app", "carnet_http", "carnet_store", "carnet_ledger"];
        let targets = ours.map(|name| (name, LevelFilter::TRACE));
        let targets = Targets::new().with_targets(targets);
        let subscriber = tracing_subscriber::registry().with(targets).with(layer);
        tracing::subscriber::set_global_default(subscriber).unwrap();
        journal
    }

    pub(crate) fn said(&self) -> Vec<u8> {
        self.0.lock().unwrap().clone()
    }
}

impl Write for Journal {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_word_is_found_in_every_form() {
    let words = Words::new(["Méthadone".to_owned()].into_iter());
    let found = |bytes: &[u8]| !words.found_in(bytes).is_empty();
    assert!(found("la Méthadone, 40 mg".as_bytes()));
    assert!(found(b"M\xE9thadone"));
    assert!(found("4dc3a9746861646f6e65".as_bytes()));
    for before in ["", "a", "ab", "abc"] {
        assert!(found(STANDARD.encode(format!("{before}Méthadone 40 mg")).as_bytes()), "{before}");
    }
    assert!(!found(b"Methylprednisolone"));
}
