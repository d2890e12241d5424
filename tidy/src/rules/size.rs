//! Small functions, small files.

use std::collections::BTreeMap;

use crate::ratchet;
use crate::rust::Rust;
use crate::tree::Tree;

/// Lines of a function, signature and closing brace included.
pub const FUNCTION: usize = 70;
/// Lines of a file.
pub const FILE: usize = 500;

/// Functions longer than [`FUNCTION`] lines stand in the ratchet.
pub fn functions_are_short(tree: &Tree) -> Vec<String> {
    let mut found = BTreeMap::new();
    for (path, text) in tree.under("", ".rs") {
        for function in Rust::read(text).functions() {
            let name = format!("{path} {}", function.name);
            let longest = found.get(&name).copied().unwrap_or(0).max(function.lines);
            found.insert(name, longest);
        }
    }
    found.retain(|_, lines| *lines > FUNCTION);
    ratchet::compare(tree.text("tidy/ratchets/functions.txt").unwrap_or_default(), &found, FUNCTION)
}

/// Files longer than [`FILE`] lines stand in the ratchet.
pub fn files_are_short(tree: &Tree) -> Vec<String> {
    let written = [".rs", ".html", ".css", ".js", ".sql", ".ftl", ".sh"];
    let long = tree
        .all()
        .filter(|(path, _)| written.iter().any(|end| path.ends_with(end)))
        .map(|(path, text)| (path.to_owned(), text.lines().count()))
        .filter(|(_, lines)| *lines > FILE);
    let list = tree.text("tidy/ratchets/files.txt").unwrap_or_default();
    ratchet::compare(list, &long.collect(), FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_found_and_the_ratchet_excuses_it_exactly() {
        let long = format!("fn f() {{\n{}}}\n", "x();\n".repeat(499));
        let tree = |functions, files| {
            Tree::of(&[
                ("crates/a/src/a.rs", long.as_str()),
                ("tidy/ratchets/functions.txt", functions),
                ("tidy/ratchets/files.txt", files),
            ])
        };
        assert_eq!(functions_are_short(&tree("", "")).len(), 1);
        assert_eq!(files_are_short(&tree("", "")).len(), 1);
        assert!(functions_are_short(&tree("crates/a/src/a.rs f 501", "")).is_empty());
        assert!(files_are_short(&tree("", "crates/a/src/a.rs 501")).is_empty());
    }
}
