//! Nothing in the repository depends on the machine it was written on.

use crate::tree::{Tree, line_at};

/// Built from pieces, so that this file does not name them.
const FORBIDDEN: [&str; 9] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("static.crates", ".io"),
    concat!("index.crates", ".io"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("registry.npmjs", ".org"),
    concat!("deb.debian", ".org"),
];

/// No path of a workplace, no host of a package registry.
pub fn is_not_named(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.all().filter(|(path, _)| *path != "Cargo.lock") {
        for name in FORBIDDEN {
            for (at, _) in text.match_indices(name) {
                // Inside a longer path, such as a route, the name is somebody else's.
                let before = text.get(..at).and_then(|before| before.chars().next_back());
                if !before
                    .is_some_and(|c| c.is_alphanumeric() || matches!(c, '}' | '-' | '_' | '.'))
                {
                    found.push(format!("{path}:{}: {name}", line_at(text, at)));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_this_machine_is_found() {
        let text =
            format!("see {}main/x\nand https://example.test/espace{}", FORBIDDEN[0], FORBIDDEN[2]);
        let tree = Tree::of(&[("docs/a.md", text.as_str())]);
        assert_eq!(is_not_named(&tree).len(), 1);
    }
}
