//! No dead file: each Rust file, template and asset is used by something.

use crate::tree::Tree;

/// Each Rust file under a `src` is named by `mod` in its parent, or is a root.
pub fn every_module_is_declared(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, _) in tree.under("", ".rs").filter(|(path, _)| path.contains("/src/")) {
        let Some((folder, file)) = path.rsplit_once('/') else { continue };
        if folder.ends_with("/src") && matches!(file, "lib.rs" | "main.rs")
            || folder.ends_with("/bin")
        {
            continue;
        }
        let parents = if folder.ends_with("/src") {
            vec![format!("{folder}/lib.rs"), format!("{folder}/main.rs")]
        } else {
            vec![format!("{folder}.rs")]
        };
        let name = file.trim_end_matches(".rs");
        let declared = parents.iter().filter_map(|parent| tree.text(parent)).any(|text| {
            text.lines().any(|line| line.trim_end().ends_with(&format!("mod {name};")))
        });
        if !declared {
            found.push(format!("{path}: no `mod {name};` in {}", parents.join(" or ")));
        }
    }
    found
}

/// Each template and asset is named by Rust code, another template, a style sheet or a script.
pub fn every_template_and_asset_is_used(tree: &Tree) -> Vec<String> {
    let web = "crates/carnet-http/";
    let mut found = Vec::new();
    for folder in ["crates/carnet-http/templates/", "crates/carnet-http/assets/"] {
        for (path, _) in tree.under(folder, "") {
            let name = path.trim_start_matches(folder);
            let folder = name.rsplit_once('/').map_or(name, |(folder, _)| folder);
            // A folder named with its slash is taken whole.
            let quoted = [
                format!("\"{name}\""),
                format!("'{name}'"),
                format!("/{name}\""),
                format!("\"{folder}/\""),
            ];
            let used = tree.under(web, "").any(|(other, text)| {
                other != path && quoted.iter().any(|quoted| text.contains(quoted.as_str()))
            });
            if !used {
                found.push(format!("{path}: nothing names \"{name}\""));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_orphan_is_found() {
        let tree = Tree::of(&[
            ("crates/a/src/lib.rs", "mod b;"),
            ("crates/a/src/b.rs", "pub(crate) mod c;"),
            ("crates/a/src/b/c.rs", ""),
            ("crates/a/src/b/d.rs", ""),
        ]);
        assert_eq!(
            every_module_is_declared(&tree),
            ["crates/a/src/b/d.rs: no `mod d;` in crates/a/src/b.rs"]
        );
    }

    #[test]
    fn an_unused_template_is_found() {
        let tree = Tree::of(&[
            ("crates/carnet-http/templates/a.html", "{% extends \"frame/base.html\" %}"),
            ("crates/carnet-http/templates/frame/base.html", ""),
            ("crates/carnet-http/assets/css/parts/x.css", ""),
            ("crates/carnet-http/assets/css/lost.css", ""),
            ("crates/carnet-http/src/x.rs", "const ALL: [&str; 1] = [\"css/parts/\"];"),
        ]);
        assert_eq!(every_template_and_asset_is_used(&tree).len(), 2);
    }
}
