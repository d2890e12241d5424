//! Sentences: the same in both languages, none missing, none without use.

use std::collections::BTreeSet;

use crate::fluent::{self, Messages};
use crate::pattern;
use crate::rules::codes;
use crate::rust::{Rust, is_test_file};
use crate::template::{templates, without_comments};
use crate::tree::{Tree, line_at};

/// French first, English complete.
pub const LANGUAGES: [&str; 2] = ["fr", "en"];

/// All messages of a language.
pub fn messages(tree: &Tree, language: &str) -> Messages {
    let folder = format!("crates/carnet-http/locales/{language}/");
    tree.under(&folder, ".ftl").flat_map(|(_, text)| fluent::read(text)).collect()
}

/// Both languages have the same messages with the same arguments, each once.
pub fn are_the_same_in_both_languages(tree: &Tree) -> Vec<String> {
    let (french, english) = (messages(tree, "fr"), messages(tree, "en"));
    let mut found = Vec::new();
    if tree.has("crates/carnet-http/locales") && (french.is_empty() || english.is_empty()) {
        found.push("crates/carnet-http/locales: a language has no message at all".to_owned());
    }
    let missing = |here: &Messages, there: &Messages, language: &str| -> Vec<String> {
        let ids = here.keys().filter(|id| !there.contains_key(*id));
        ids.map(|id| format!("{id} is missing in {language}")).collect()
    };
    found.extend(missing(&french, &english, "en"));
    found.extend(missing(&english, &french, "fr"));
    for (id, arguments) in &french {
        if english.get(id).is_some_and(|others| others != arguments) {
            found.push(format!("{id}: the arguments differ between fr and en"));
        }
    }
    for language in LANGUAGES {
        let folder = format!("crates/carnet-http/locales/{language}/");
        let all: Vec<&str> = tree.under(&folder, ".ftl").map(|(_, text)| text).collect();
        found.extend(
            fluent::doubled(&all.join("\n"))
                .into_iter()
                .map(|id| format!("{id} is there twice in {language}")),
        );
    }
    found
}

/// Each message a template asks for exists.
pub fn are_there_when_asked_for(tree: &Tree) -> Vec<String> {
    let asked = pattern(r#"\bt\(\s*["']([a-zA-Z][\w.-]*)["']\s*[,)]"#);
    let french = messages(tree, "fr");
    let mut found = Vec::new();
    for (path, text) in templates(tree) {
        let text = without_comments(text);
        for id in asked.captures_iter(&text).filter_map(|hit| hit.get(1)) {
            if !french.contains_key(id.as_str()) {
                found.push(format!(
                    "{path}:{}: no message {}",
                    line_at(&text, id.start()),
                    id.as_str()
                ));
            }
        }
    }
    found
}

/// Each message is asked for somewhere.
///
/// A use is a literal that is the id, in a template or in Rust; a literal that starts it, followed by a
/// computed end (`"state-" ~ x`, `format!("state-{x}")`); or an error code.
pub fn are_used(tree: &Tree) -> Vec<String> {
    let (mut whole, mut starts) = (BTreeSet::new(), BTreeSet::new());
    collect_from_templates(tree, &mut whole, &mut starts);
    collect_from_rust(tree, &mut whole, &mut starts);
    whole.extend(
        codes::codes(tree).into_keys().map(|code| format!("error-{}", code.replace('.', "-"))),
    );
    // The general sentence for a code without one of its own.
    whole.insert("error-unknown".to_owned());
    let messages = messages(tree, "fr");
    let ids = messages.keys().filter(|id| !id.contains('.'));
    ids.filter(|id| {
        !whole.contains(*id) && !starts.iter().any(|start| id.starts_with(start.as_str()))
    })
    .map(|id| format!("{id} is never asked for"))
    .collect()
}

fn collect_from_templates(
    tree: &Tree,
    whole: &mut BTreeSet<String>,
    starts: &mut BTreeSet<String>,
) {
    let literal = pattern(r#"["']([a-z][a-z0-9-]*)(?:\.[a-z][\w-]*)?["'](\s*~)?"#);
    for (_, text) in templates(tree) {
        let text = without_comments(text);
        for hit in literal.captures_iter(&text) {
            let id = hit.get(1).map(|id| id.as_str()).unwrap_or_default();
            let set =
                if hit.get(2).is_some() && id.ends_with('-') { &mut *starts } else { &mut *whole };
            set.insert(id.to_owned());
        }
    }
}

fn collect_from_rust(tree: &Tree, whole: &mut BTreeSet<String>, starts: &mut BTreeSet<String>) {
    let start = pattern(r"^([a-z][a-z0-9-]*-)\{");
    for (_, text) in tree.under("crates/", ".rs").filter(|(path, _)| !is_test_file(path)) {
        for literal in Rust::read(text).without_tests().literals {
            match start.captures(&literal.text).and_then(|hit| hit.get(1)) {
                Some(start) if start.as_str() != "error-" => {
                    starts.insert(start.as_str().to_owned())
                }
                _ => whole.insert(literal.text.split('.').next().unwrap_or_default().to_owned()),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FR: &str = "crates/carnet-http/locales/fr/a.ftl";
    const EN: &str = "crates/carnet-http/locales/en/a.ftl";
    const PAGE: &str = "crates/carnet-http/templates/a.html";

    #[test]
    fn a_language_that_lags_is_found() {
        let tree = Tree::of(&[(FR, "a = A { $n }\nb = B\n"), (EN, "a = A\nc = C\nc = D\n")]);
        assert_eq!(are_the_same_in_both_languages(&tree).len(), 4);
        let empty = Tree::of(&[(FR, "")]);
        assert_eq!(are_the_same_in_both_languages(&empty).len(), 1);
    }

    #[test]
    fn missing_and_unused_messages_are_found() {
        let tree = Tree::of(&[
            (FR, "title = T\nstate-open = O\nerror-doc-absent = X\nold = Y\nfrom-rust = Z\n"),
            (PAGE, "{{ t('title') }}{{ t('state-' ~ state) }}{{ t(\"lost\", n=1) }}{# t('old') #}"),
            (
                "crates/carnet-app/src/a.rs",
                "fn f() { Error::new(Kind::NotFound, \"doc.absent\"); say(\"from-rust\") }",
            ),
        ]);
        assert_eq!(are_there_when_asked_for(&tree).len(), 1);
        assert_eq!(are_used(&tree), ["old is never asked for"]);
    }
}
