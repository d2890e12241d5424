//! Style sheets: every class used is defined, every class defined is used.

use std::collections::{BTreeMap, BTreeSet};

use crate::pattern;
use crate::rules::words;
use crate::rust::{Rust, is_test_file};
use crate::template::{blank, markup, templates, without_comments};
use crate::tree::{Tree, line_at};

const WEB: &str = "crates/carnet-http/";
/// Clinical documents are rendered here; all their classes begin with [`CDA`].
const RENDERING: &str = "crates/carnet-interop/src/cda/render";
const CDA: &str = "cda-";

/// Classes used but undefined.
pub fn define_what_is_used(tree: &Tree) -> Vec<String> {
    let defined = defined(tree);
    let mut found = Vec::new();
    for used in used(tree) {
        let known = if used.computed {
            defined.keys().any(|class| class.starts_with(&used.class))
        } else {
            defined.contains_key(&used.class)
        };
        if !known {
            found.push(format!("{}: class `{}` is not defined", used.place, used.class));
        }
    }
    found
}

/// Classes defined but unused.
pub fn use_what_is_defined(tree: &Tree) -> Vec<String> {
    let used = used(tree);
    let words = words_of_code(tree);
    let is_used = |class: &str| {
        words.contains(class)
            || used.iter().any(|one| {
                if one.computed { class.starts_with(&one.class) } else { class == one.class }
            })
    };
    let defined = defined(tree).into_iter().filter(|(class, _)| !is_used(class));
    defined.map(|(class, place)| format!("{place}: class `{class}` is not used")).collect()
}

/// A class a template names; `computed` when only its start is written out.
struct Used {
    class: String,
    computed: bool,
    place: String,
}

fn defined(tree: &Tree) -> BTreeMap<String, String> {
    let class = pattern(r"\.(-?[a-zA-Z_][a-zA-Z0-9_-]*)");
    let mut found = BTreeMap::new();
    for (path, text) in tree.under(WEB, ".css") {
        // Declarations hold numbers and file names: only selectors are read.
        let selectors =
            blank(&blank(&blank(text, r"(?s)/\*.*?\*/"), r#""[^"]*"|'[^']*'"#), r"\{[^{}]*\}");
        let selectors = blank(&selectors, r"@layer[^;{]*[;{]|@import[^;]*;|url\([^)]*\)");
        for hit in class.captures_iter(&selectors).filter_map(|hit| hit.get(1)) {
            let place = format!("{path}:{}", line_at(&selectors, hit.start()));
            found.entry(hit.as_str().to_owned()).or_insert(place);
        }
    }
    found
}

fn used(tree: &Tree) -> Vec<Used> {
    let attribute = pattern(r#"(?s)\bclass\s*=\s*"([^"]*)""#);
    let mut found = Vec::new();
    for (path, text) in templates(tree) {
        // An expression may hold quotes of its own; it becomes one mark that no class contains.
        let text =
            pattern(r"(?s)\{\{.*?\}\}").replace_all(&without_comments(text), "\u{1}").into_owned();
        let text = markup(&text);
        for value in attribute.captures_iter(&text).filter_map(|hit| hit.get(1)) {
            for word in value.as_str().split_whitespace() {
                let start = word.split('\u{1}').next().unwrap_or_default();
                if !start.is_empty() {
                    found.push(Used {
                        class: start.to_owned(),
                        computed: word.contains('\u{1}'),
                        place: format!("{path}:{}", line_at(&text, value.start())),
                    });
                }
            }
        }
    }
    found.extend(used_by_rendering(tree));
    found
}

fn used_by_rendering(tree: &Tree) -> Vec<Used> {
    let labels = words::messages(tree, "fr");
    let mut found = Vec::new();
    for (path, text) in tree.under(RENDERING, ".rs").filter(|(path, _)| !is_test_file(path)) {
        for literal in Rust::read(text).without_tests().literals {
            // A word of this shape may also be a label, which has a message.
            let words = literal.text.split_whitespace();
            let classes = words.filter(|word| word.starts_with(CDA) && !labels.contains_key(*word));
            found.extend(classes.map(|class| Used {
                class: class.to_owned(),
                computed: false,
                place: format!("{path}:{}", literal.line),
            }));
        }
    }
    found
}

/// Words of literals in Rust, of expressions in templates and of scripts: there a class may be chosen.
fn words_of_code(tree: &Tree) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut add = |text: &str| {
        let is_class = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        words.extend(text.split(|c| !is_class(c)).map(str::to_owned));
    };
    let web = format!("{WEB}src/");
    let rust = tree.under(&web, ".rs").chain(tree.under(RENDERING, ".rs"));
    for (_, text) in rust.filter(|(path, _)| !is_test_file(path)) {
        for literal in Rust::read(text).without_tests().literals {
            add(&literal.text);
        }
    }
    let expression = pattern(r"(?s)\{\{.*?\}\}|\{%.*?%\}");
    for (_, text) in templates(tree) {
        expression.find_iter(&without_comments(text)).for_each(|hit| add(hit.as_str()));
    }
    for (_, text) in tree.under(&format!("{WEB}assets/"), ".js") {
        add(text);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_compared_both_ways() {
        let tree = Tree::of(&[
            (
                "crates/carnet-http/assets/a.css",
                ".card, .tag-ok { margin: 1.5em; }\n@media (x) { .lost { a: url(b.png) } }",
            ),
            (
                "crates/carnet-http/templates/a.html",
                "<p class=\"card tag-{{ kind }} {% if a %}ghost{% endif %}\"></p>",
            ),
            (
                "crates/carnet-interop/src/cda/render/x.rs",
                "fn f() { p(\"cda-gone\", \"cda-may\") }",
            ),
            ("crates/carnet-http/locales/fr/cda.ftl", "cda-may = mai"),
        ]);
        let undefined = define_what_is_used(&tree);
        assert_eq!(
            undefined,
            [
                "crates/carnet-http/templates/a.html:1: class `ghost` is not defined",
                "crates/carnet-interop/src/cda/render/x.rs:1: class `cda-gone` is not defined"
            ]
        );
        let unused = use_what_is_defined(&tree);
        assert_eq!(unused, ["crates/carnet-http/assets/a.css:2: class `lost` is not used"]);
    }
}
