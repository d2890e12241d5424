//! Error codes: one meaning each, with sentences in French and English.

use std::collections::BTreeMap;

use crate::pattern;
use crate::rules::words;
use crate::rust::{Rust, is_test_file};
use crate::tree::Tree;

/// Where a code is written: in which tables, and behind which kinds.
#[derive(Debug, Default)]
pub struct Places {
    tables: Vec<String>,
    uses: Vec<String>,
}

/// Every error code.
///
/// A code is a literal `room.what` that stands (a) in a file with a `fn code(…) -> &'static str`, as the right
/// side of an arm (`=> "room.what"`) or alone in such a function, or (b) behind a kind: `Kind::X, "room.what"`.
pub fn codes(tree: &Tree) -> BTreeMap<String, Places> {
    let shape = pattern(r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$");
    let mut found: BTreeMap<String, Places> = BTreeMap::new();
    for (path, text) in tree.under("crates/", ".rs").filter(|(path, _)| !is_test_file(path)) {
        let rust = Rust::read(text).without_tests();
        let text = keep_code(text, &rust);
        for code in in_tables(&rust.code, &text).into_iter().filter(|code| shape.is_match(code)) {
            found.entry(code).or_default().tables.push(path.to_owned());
        }
        for code in behind_kinds(&text).into_iter().filter(|code| shape.is_match(code)) {
            found.entry(code).or_default().uses.push(path.to_owned());
        }
    }
    found
}

fn in_tables(code: &str, text: &str) -> Vec<String> {
    let table = r"\bfn\s+code\s*\([^)]*\)\s*->\s*&'static\s+str";
    if !pattern(table).is_match(code) {
        return Vec::new();
    }
    let alone = pattern(&format!(r#"(?:=>|{table}\s*\{{)\s*"([^"]*)""#));
    let choice = pattern(r#"\bif\b[^;{}]*\{\s*"([^"]*)"\s*\}\s*else\s*\{\s*"([^"]*)"\s*\}"#);
    let hits = alone.captures_iter(text).chain(choice.captures_iter(text));
    hits.flat_map(|hit| {
        [hit.get(1), hit.get(2)]
            .into_iter()
            .flatten()
            .map(|one| one.as_str().to_owned())
            .collect::<Vec<_>>()
    })
    .collect()
}

fn behind_kinds(text: &str) -> Vec<String> {
    let behind = pattern(r#"\b[A-Z]\w*::\w+,\s*"([^"]*)""#);
    behind.captures_iter(text).filter_map(|hit| Some(hit.get(1)?.as_str().to_owned())).collect()
}

/// The file without comments and tests, its literals kept.
fn keep_code(text: &str, rust: &Rust) -> String {
    let lines = text.lines().zip(rust.code.lines());
    let kept = lines.map(|(line, code)| {
        let code_end = code.trim_end().chars().count();
        line.chars().take(code_end).collect::<String>() + "\n"
    });
    kept.collect()
}

/// A code in two tables would mean two things.
pub fn are_unique(tree: &Tree) -> Vec<String> {
    let doubled = codes(tree).into_iter().filter(|(_, places)| places.tables.len() > 1);
    doubled.map(|(code, places)| format!("{code}: {}", places.tables.join(", "))).collect()
}

/// Each code has the message `error-room-what` in both languages.
pub fn have_sentences(tree: &Tree) -> Vec<String> {
    let messages = words::LANGUAGES.map(|language| (language, words::messages(tree, language)));
    let mut found = Vec::new();
    for (code, places) in codes(tree) {
        let id = format!("error-{}", code.replace('.', "-"));
        let lacking = messages.iter().filter(|(_, messages)| !messages.contains_key(&id));
        let lacking: Vec<&str> = lacking.map(|(language, _)| *language).collect();
        if !lacking.is_empty() {
            let place = places.tables.iter().chain(&places.uses).next().map_or("", String::as_str);
            found.push(format!("{id} is missing in {} ({place})", lacking.join(" and ")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "impl E { pub const fn code(&self) -> &'static str { match self {\n\
        Self::A => \"cda.too-large\", // \"not.this\"\n Self::B(e) => e.code(), } } }\n\
        impl F { fn code(self) -> &'static str {\n \"space.transition\" } }\n";
    const USE: &str = "fn f() { Error::new(Kind::NotFound, \"doc.absent\"); open(\"a.pdf\") }";

    #[test]
    fn codes_are_found_where_they_are_made() {
        let tree = Tree::of(&[("crates/a/src/a.rs", TABLE), ("crates/b/src/b.rs", USE)]);
        let codes: Vec<String> = codes(&tree).into_keys().collect();
        assert_eq!(codes, ["cda.too-large", "doc.absent", "space.transition"]);
        assert!(are_unique(&tree).is_empty());
        let twice = Tree::of(&[("crates/a/src/a.rs", TABLE), ("crates/b/src/b.rs", TABLE)]);
        assert_eq!(are_unique(&twice).len(), 2);
    }

    #[test]
    fn a_code_without_words_is_found() {
        let tree = Tree::of(&[
            ("crates/b/src/b.rs", USE),
            ("crates/carnet-http/locales/fr/errors.ftl", "error-doc-absent = Rien ici.\n"),
        ]);
        assert_eq!(
            have_sentences(&tree),
            ["error-doc-absent is missing in en (crates/b/src/b.rs)"]
        );
    }
}
