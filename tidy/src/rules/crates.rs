//! The graph of crates and what every manifest has in common.

use crate::tree::Tree;

/// Each member's manifest, by the crate's name.
fn manifests(tree: &Tree) -> Vec<(String, &str, toml::Table)> {
    tree.under("", "/Cargo.toml")
        .map(|(path, text)| {
            let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
            let name = table.get("package").and_then(|package| package.get("name"));
            let name = name.and_then(toml::Value::as_str).unwrap_or(path).to_owned();
            (name, path, table)
        })
        .collect()
}

fn names(table: &toml::Table, section: &str) -> Vec<String> {
    let section = table.get(section).and_then(toml::Value::as_table);
    section.into_iter().flat_map(|section| section.keys().cloned()).collect()
}

/// The graph: which of our crates each one depends on; what only tests use stands apart, with `(tests)`.
pub fn graph(tree: &Tree) -> String {
    let manifests = manifests(tree);
    let ours: Vec<&str> = manifests.iter().map(|(name, ..)| name.as_str()).collect();
    let mut lines = Vec::new();
    for (name, _, table) in &manifests {
        for (section, mark) in [("dependencies", ":"), ("dev-dependencies", " (tests):")] {
            let mut needs = names(table, section);
            needs.retain(|need| ours.contains(&need.as_str()));
            if mark == ":" || !needs.is_empty() {
                lines.push(format!("{name}{mark} {}", needs.join(" ")).trim_end().to_owned());
            }
        }
    }
    lines.sort();
    lines.join("\n") + "\n"
}

/// The graph in `golden/crates.txt` is the one that is.
pub fn follow_the_golden_graph(tree: &Tree) -> Vec<String> {
    let golden = tree.text("golden/crates.txt").unwrap_or_default();
    let actual = graph(tree);
    let only = |these: &str, those: &str, sign: &str| -> Vec<String> {
        let lines = these.lines().filter(|line| !those.lines().any(|other| other == *line));
        lines.map(|line| format!("golden/crates.txt: {sign} {line}")).collect()
    };
    let mut found = only(golden, &actual, "-");
    found.extend(only(&actual, golden, "+"));
    found
}

/// Lints from the workspace, no features of our own, versions in one place.
pub fn share_lints_and_versions(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (_, path, table) in manifests(tree) {
        let lints = table.get("lints").and_then(|lints| lints.get("workspace"));
        if lints.and_then(toml::Value::as_bool) != Some(true) {
            found.push(format!("{path}: no `[lints] workspace = true`"));
        }
        if table.contains_key("features") {
            found.push(format!("{path}: has `[features]`"));
        }
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let section = table.get(section).and_then(toml::Value::as_table);
            for (name, need) in section.into_iter().flatten() {
                let shared = need.get("workspace").and_then(toml::Value::as_bool) == Some(true);
                if !shared {
                    found.push(format!("{path}: `{name}` is not `{name}.workspace = true`"));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str =
        "[package]\nname = \"a\"\n[lints]\nworkspace = true\n[dependencies]\nb.workspace = true\n";
    const BAD: &str =
        "[package]\nname = \"b\"\n[features]\nx = []\n[dependencies]\nserde = \"1\"\n";

    #[test]
    fn a_manifest_of_its_own_mind_is_found() {
        let tree = Tree::of(&[("crates/a/Cargo.toml", GOOD), ("crates/b/Cargo.toml", BAD)]);
        assert_eq!(share_lints_and_versions(&tree).len(), 3);
        assert_eq!(graph(&tree), "a: b\nb:\n");
    }

    #[test]
    fn a_new_arrow_is_found() {
        let manifest = ("crates/a/Cargo.toml", GOOD);
        let b = ("crates/b/Cargo.toml", "[package]\nname = \"b\"\n");
        let same = Tree::of(&[manifest, b, ("golden/crates.txt", "a: b\nb:\n")]);
        assert!(follow_the_golden_graph(&same).is_empty());
        let other = Tree::of(&[manifest, b, ("golden/crates.txt", "a:\nb:\n")]);
        assert_eq!(follow_the_golden_graph(&other).len(), 2);
    }
}
