//! What is looked at by tests: every component has examples, every page a sample.

use std::collections::BTreeSet;

use crate::pattern;
use crate::tree::Tree;

const COMPONENTS: &str = "crates/carnet-http/design/components/";
/// What each component's folder holds: the gallery shows the examples in all their states.
const PARTS: [&str; 3] = ["template.html", "style.css", "examples.html"];

/// Each component has its template, its styles and its examples.
pub fn components_are_whole(tree: &Tree) -> Vec<String> {
    let names: BTreeSet<&str> = tree
        .under(COMPONENTS, "")
        .filter_map(|(path, _)| path.strip_prefix(COMPONENTS)?.split('/').next())
        .collect();
    let missing = names.iter().flat_map(|name| {
        let parts = PARTS.iter().map(move |part| format!("{COMPONENTS}{name}/{part}"));
        parts.filter(|path| tree.text(path).is_none_or(|text| text.trim().is_empty()))
    });
    missing.map(|path| format!("{path}: missing or empty")).collect()
}

/// Each view that names a template is built by the samples, which the rules of HTML read in both languages.
pub fn every_page_has_one(tree: &Tree) -> Vec<String> {
    let view = pattern(
        r#"(?s)impl(?:<[^>]*>)?\s+View\s+for\s+([A-Za-z]+)[^{]*\{\s*const\s+TEMPLATE:\s*&'static\s+str\s*=\s*"([^"]+)""#,
    );
    let samples: String =
        tree.under("crates/carnet-http/src/page/tests", ".rs").map(|(_, text)| text).collect();
    let mut found = Vec::new();
    for (path, text) in tree.under("crates/carnet-http/src/view", ".rs") {
        for hit in view.captures_iter(text) {
            let part = |index| hit.get(index).map_or("", |part| part.as_str());
            let built = pattern(&format!(r"\b{}\b", part(1)));
            if !built.is_match(&samples) {
                found.push(format!("{path}: no sample builds `{}` ({})", part(1), part(2)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_without_examples_is_found() {
        let path = |part: &str| format!("{COMPONENTS}badge/{part}");
        let tree = Tree::of(&[
            (path("template.html").as_str(), "x"),
            (path("style.css").as_str(), "x"),
            (path("examples.html").as_str(), " "),
        ]);
        assert_eq!(
            components_are_whole(&tree),
            [format!("{}: missing or empty", path("examples.html"))]
        );
    }

    #[test]
    fn a_page_without_a_sample_is_found() {
        let view = "impl View for Home {\n    const TEMPLATE: &'static str = \"citizen/home.html\";\n}\n\
            impl View for HomeAgain {\n    const TEMPLATE: &'static str = \"citizen/again.html\";\n}";
        let tree = Tree::of(&[
            ("crates/carnet-http/src/view/citizen/home.rs", view),
            ("crates/carnet-http/src/page/tests/citizen.rs", "let home = HomeAgain { a: 1 };"),
        ]);
        let found = every_page_has_one(&tree);
        assert!(found.len() == 1 && found.iter().all(|one| one.contains("`Home`")), "{found:?}");
    }
}
