//! The key ring: the few keys that are never in a database.
//!
//! One line per key: `master <id> <base64>` (the last one wraps new owner keys, all of them open),
//! `index <base64>` (blind look-ups), `log <base64>` (Ed25519 seed of the transparency log). Losing this
//! file loses everything; whoever reads it with the key store reads everything.

use std::fmt;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use zeroize::Zeroizing;

use crate::faults::{self, Point, Step, Subject};
use crate::seal;

const HEADER: &str = "carnet-key-ring/1";

pub(crate) type Key = Zeroizing<[u8; 32]>;

/// Why a key ring cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyRingError {
    /// The text is not a key ring, or a line of it is damaged.
    #[error("line {line} of the key ring cannot be read")]
    Unreadable {
        /// The line, from 1.
        line: usize,
    },
    /// A master, index or log key is missing, or there twice.
    #[error("the key ring needs exactly one {key} key")]
    Incomplete {
        /// Which key.
        key: &'static str,
    },
    /// Others than the owner of the file may read it.
    #[error("the key ring file may be read by others (mode {mode:o}, 600 expected)")]
    Exposed {
        /// The mode found.
        mode: u32,
    },
    /// The file could not be read or written.
    #[error("the key ring file could not be read or written")]
    File(#[from] std::io::Error),
}

impl KeyRingError {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "key-ring.unreadable",
            Self::Incomplete { .. } => "key-ring.incomplete",
            Self::Exposed { .. } => "key-ring.exposed",
            Self::File(_) => "key-ring.file",
        }
    }
}

/// Master keys, index key and log seed.
#[derive(Clone)]
pub struct KeyRing {
    masters: Vec<(String, Key)>,
    index: Key,
    log: Key,
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl KeyRing {
    /// A new ring with fresh keys of the system's generator.
    pub fn generate() -> Self {
        let first = ("1".to_owned(), seal::random_key());
        Self { masters: vec![first], index: seal::random_key(), log: seal::random_key() }
    }

    /// Reads the ring of that file; makes the file (mode 0600, durable) when it does not exist.
    pub fn open_or_create(path: &Path) -> Result<Self, KeyRingError> {
        match std::fs::read_to_string(path) {
            Ok(text) => {
                refuse_exposed(path)?;
                Self::parse(&Zeroizing::new(text))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let ring = Self::generate();
                ring.write(path)?;
                Ok(ring)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Reads a ring given as a secret.
    pub fn parse(text: &str) -> Result<Self, KeyRingError> {
        let (mut masters, mut index, mut log) = (Vec::new(), None, None);
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        if lines.next().is_none_or(|(_, line)| line.trim() != HEADER) {
            return Err(KeyRingError::Unreadable { line: 1 });
        }
        for (number, line) in lines {
            let unreadable = || KeyRingError::Unreadable { line: number + 1 };
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["master", id, key] => {
                    masters.push(((*id).to_owned(), read_key(key).ok_or_else(unreadable)?));
                }
                ["index", key] if index.is_none() => {
                    index = Some(read_key(key).ok_or_else(unreadable)?);
                }
                ["log", key] if log.is_none() => {
                    log = Some(read_key(key).ok_or_else(unreadable)?);
                }
                _ => return Err(unreadable()),
            }
        }
        let distinct = masters.iter().map(|(id, _)| id).collect::<std::collections::BTreeSet<_>>();
        if masters.is_empty() || distinct.len() != masters.len() {
            return Err(KeyRingError::Incomplete { key: "master" });
        }
        Ok(Self {
            masters,
            index: index.ok_or(KeyRingError::Incomplete { key: "index" })?,
            log: log.ok_or(KeyRingError::Incomplete { key: "log" })?,
        })
    }

    /// Writes the ring so that a crash leaves the old file or the new one, readable by its owner only.
    pub fn write(&self, path: &Path) -> Result<(), KeyRingError> {
        use std::os::unix::fs::OpenOptionsExt as _;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let fresh = path.with_extension("new");
        match std::fs::remove_file(&fresh) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let step = |step| Point(Subject::Ring, step);
        let file = faults::step(step(Step::Write), || {
            let mut options = std::fs::OpenOptions::new();
            let mut file = options.write(true).create_new(true).mode(0o600).open(&fresh)?;
            file.write_all(self.text().as_bytes())?;
            Ok::<_, std::io::Error>(file)
        })?;
        faults::step(step(Step::Sync), || file.sync_all())?;
        faults::step(step(Step::Rename), || std::fs::rename(&fresh, path))?;
        faults::step(step(Step::Folder), || Ok(std::fs::File::open(folder)?.sync_all()?))
    }

    /// The same ring with one more master key, which from then on wraps. First half of a rotation.
    #[must_use]
    pub fn with_new_master(&self) -> Self {
        let last = self.masters.iter().filter_map(|(id, _)| id.parse::<u64>().ok()).max();
        let mut ring = self.clone();
        ring.masters.push(((last.unwrap_or(0) + 1).to_string(), seal::random_key()));
        ring
    }

    /// The same ring with the newest master key alone. Last half of a rotation, once all is re-wrapped.
    #[must_use]
    pub fn without_old_masters(&self) -> Self {
        let mut ring = self.clone();
        ring.masters.drain(..ring.masters.len() - 1);
        ring
    }

    /// The text of [`KeyRing::parse`].
    fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(format!("{HEADER}\n"));
        let mut put = |words: &[&str]| {
            text.push_str(&words.join(" "));
            text.push('\n');
        };
        for (id, key) in &self.masters {
            put(&["master", id, &BASE64.encode(key.as_slice())]);
        }
        put(&["index", &BASE64.encode(self.index.as_slice())]);
        put(&["log", &BASE64.encode(self.log.as_slice())]);
        text
    }

    /// The master key that wraps, with its id.
    pub(crate) fn newest(&self) -> (&str, &[u8; 32]) {
        let Some((id, key)) = self.masters.last() else { unreachable!("a ring has a master key") };
        (id, key)
    }

    pub(crate) fn master(&self, id: &str) -> Option<&[u8; 32]> {
        self.masters.iter().find(|(known, _)| known == id).map(|(_, key)| &**key)
    }

    /// Key of backups. Made of the index key, which no rotation changes: an old backup must open after one.
    pub(crate) fn backup(&self) -> Key {
        Zeroizing::new(seal::derive(&self.index, &[b"carnet/1 backup\n"]))
    }

    pub(crate) fn index(&self) -> &[u8; 32] {
        &self.index
    }

    pub(crate) fn log(&self) -> &[u8; 32] {
        &self.log
    }

    /// Names and proofs of all keys: a proof recognises a key and says nothing of it.
    pub(crate) fn proofs(&self) -> Vec<(String, [u8; 32])> {
        let proof = |key: &[u8; 32]| seal::derive(key, &[b"carnet/1 proof of key"]);
        let masters = self.masters.iter().map(|(id, key)| (format!("master {id}"), proof(key)));
        let others =
            [("index".to_owned(), proof(&self.index)), ("log".to_owned(), proof(&self.log))];
        masters.chain(others).collect()
    }
}

fn read_key(text: &str) -> Option<Key> {
    let bytes = Zeroizing::new(BASE64.decode(text).ok()?);
    <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Zeroizing::new)
}

fn refuse_exposed(path: &Path) -> Result<(), KeyRingError> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(path)?.permissions().mode() & 0o777;
    let others = mode & 0o077;
    if others == 0 { Ok(()) } else { Err(KeyRingError::Exposed { mode }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_round_trips_and_stays_out_of_debug() {
        let ring = KeyRing::generate().with_new_master();
        let read = KeyRing::parse(&ring.text()).unwrap();
        assert_eq!(read.proofs(), ring.proofs());
        assert_eq!(format!("{ring:?}"), "[secret]");
        assert_eq!(ring.newest().0, "2");
        assert_eq!(ring.without_old_masters().proofs().len(), 3);
    }

    #[test]
    fn damaged_texts_are_refused_with_their_line() {
        let text = KeyRing::generate().text();
        let damaged = text.replace("index ", "index A");
        assert!(matches!(KeyRing::parse(&damaged), Err(KeyRingError::Unreadable { line: 3 })));
        let short = text.lines().take(2).collect::<Vec<_>>().join("\n");
        assert!(matches!(KeyRing::parse(&short), Err(KeyRingError::Incomplete { key: "index" })));
        assert!(KeyRing::parse("").is_err());
    }

    #[test]
    fn file_is_private_and_found_again() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key-ring");
        let made = KeyRing::open_or_create(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(KeyRing::open_or_create(&path).unwrap().proofs(), made.proofs());
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let refused = KeyRing::open_or_create(&path);
        assert!(matches!(refused, Err(KeyRingError::Exposed { mode: 0o644 })));
    }
}
