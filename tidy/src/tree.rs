//! The files of the repository, in memory.

use std::collections::BTreeMap;
use std::path::Path;

/// All files by path from the root, with their text; what `.gitignore` names at the root is left out.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Reads the repository this crate belongs to.
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let ignored = std::fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
        let ignored: Vec<&str> =
            ignored.lines().filter_map(|line| line.strip_prefix('/')).chain([".git"]).collect();
        let mut tree = Self::default();
        tree.walk(&root, "", &ignored);
        assert!(tree.files.contains_key("Cargo.toml"), "the repository's root was not found");
        tree
    }

    /// A tree made for a test.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned()));
        Self { files: files.collect() }
    }

    fn walk(&mut self, folder: &Path, prefix: &str, ignored: &[&str]) {
        let entries = std::fs::read_dir(folder).expect("a folder of the repository can be read");
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if prefix.is_empty() && ignored.contains(&name.as_str()) {
                continue;
            }
            let path = format!("{prefix}{name}");
            if entry.path().is_dir() {
                self.walk(&entry.path(), &format!("{path}/"), ignored);
            } else {
                let bytes = std::fs::read(entry.path()).unwrap_or_default();
                self.files.insert(path, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Whether a file or a folder of this path exists.
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        self.files.contains_key(path)
            || self
                .files
                .range(folder.clone()..)
                .next()
                .is_some_and(|(next, _)| next.starts_with(&folder))
    }

    /// All files, in the order of their paths.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files under a folder (`crates/`) that end so (`.rs`).
    pub fn under<'a>(
        &'a self,
        folder: &'a str,
        end: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.all().filter(move |(path, _)| path.starts_with(folder) && path.ends_with(end))
    }
}

/// The number of the line, from 1, where this byte stands.
pub(crate) fn line_at(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&one| one == b'\n').count() + 1
}
