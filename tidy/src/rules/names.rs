//! Names say what is inside.

use crate::tree::Tree;

const VAGUE: [&str; 5] = ["utils", "util", "helpers", "common", "misc"];

/// No `mod.rs`, no file or folder named after nothing.
pub fn say_what_is_inside(tree: &Tree) -> Vec<String> {
    let vague = |path: &str| {
        path.split('/').any(|part| VAGUE.contains(&part.split('.').next().unwrap_or_default()))
    };
    let ours = tree.all().map(|(path, _)| path).filter(|path| !path.starts_with("golden/"));
    ours.filter(|path| path.ends_with("/mod.rs") || vague(path)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_names_are_found() {
        let paths = ["a/src/mod.rs", "a/src/utils.rs", "a/src/common/x.rs", "a/src/commonality.rs"];
        let tree = Tree::of(&paths.map(|path| (path, "")));
        assert_eq!(say_what_is_inside(&tree).len(), 3);
    }
}
