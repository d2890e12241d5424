//! The documentation speaks of what exists.

use crate::pattern;
use crate::tree::{Tree, line_at};

/// Every crate is in the architecture's description.
pub fn name_every_crate(tree: &Tree) -> Vec<String> {
    let text = tree.text("docs/ARCHITECTURE.md").unwrap_or_default();
    let crates = tree.under("", "/Cargo.toml").filter_map(|(path, _)| path.rsplit('/').nth(1));
    crates
        .filter(|name| !text.contains(&format!("`{name}`")))
        .map(|name| format!("docs/ARCHITECTURE.md does not speak of `{name}`"))
        .collect()
}

/// Every path in backticks and every relative link leads somewhere.
pub fn name_paths_that_exist(tree: &Tree) -> Vec<String> {
    let quoted = pattern(r"`([A-Za-z0-9_.][A-Za-z0-9_./-]*)`");
    let linked = pattern(r"\]\(([^)#:\s]+)(#[^)]*)?\)");
    let tops: Vec<&str> =
        tree.all().filter_map(|(path, _)| path.split_once('/')).map(|(top, _)| top).collect();
    let mut found = Vec::new();
    let pages = tree.under("", ".md");
    let pages = pages.filter(|(path, _)| path.starts_with("docs/") || !path.contains('/'));
    for (page, text) in pages {
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        for path in quoted.captures_iter(text).filter_map(|hit| hit.get(1)) {
            let top = path.as_str().split_once('/').map(|(top, _)| top);
            if top.is_some_and(|top| tops.contains(&top)) && !exists(tree, "", path.as_str()) {
                found.push(format!("{page}:{}: `{}`", line_at(text, path.start()), path.as_str()));
            }
        }
        for path in linked.captures_iter(text).filter_map(|hit| hit.get(1)) {
            if !exists(tree, folder, path.as_str()) {
                found.push(format!("{page}:{}: ({})", line_at(text, path.start()), path.as_str()));
            }
        }
    }
    found
}

fn exists(tree: &Tree, folder: &str, path: &str) -> bool {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.is_empty() || tree.has(&parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_about_nothing_are_found() {
        let tree = Tree::of(&[
            (
                "docs/ARCHITECTURE.md",
                "`a` lives in `crates/a/`, `crates/gone/x.rs`, [here](adr/1.md), [up](../README.md)",
            ),
            (
                "README.md",
                "see `docs/ARCHITECTURE.md`, `GET /fhir/metadata`, `text/html`, [no](docs/none.md)",
            ),
            ("crates/a/Cargo.toml", ""),
            ("crates/b/Cargo.toml", ""),
        ]);
        assert_eq!(name_every_crate(&tree), ["docs/ARCHITECTURE.md does not speak of `b`"]);
        assert_eq!(name_paths_that_exist(&tree).len(), 3);
    }
}
