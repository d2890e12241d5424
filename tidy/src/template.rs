//! Enough of HTML and of the template language to tell markup, expressions and prose apart.

use crate::pattern;
use crate::tree::Tree;

/// Every template: those of pages, and those of the design system's components.
pub fn templates(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    let folders = ["crates/carnet-http/templates/", "crates/carnet-http/design/"];
    folders.into_iter().flat_map(|folder| tree.under(folder, ".html"))
}

/// A template's text with comments (`{# #}`, `<!-- -->`) blanked; lines are kept.
pub fn without_comments(text: &str) -> String {
    blank(&blank(text, r"(?s)\{#.*?#\}"), r"(?s)<!--.*?-->")
}

/// The same with statements and expressions (`{% %}`, `{{ }}`) blanked too: the markup alone.
pub fn markup(text: &str) -> String {
    blank(&without_comments(text), r"(?s)\{%.*?%\}|\{\{.*?\}\}")
}

/// Replaces what the pattern finds by blanks, keeping line breaks and byte offsets.
pub fn blank(text: &str, what: &str) -> String {
    pattern(what)
        .replace_all(text, |found: &regex_lite::Captures<'_>| {
            let hit = found.get(0).map(|hit| hit.as_str()).unwrap_or_default();
            hit.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>()
        })
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_keeps_its_place() {
        let text = "{# été #}\n<p class=\"{{ kind }}\">{% if x %}a{% endif %}</p><!-- b -->";
        let bare = markup(text);
        assert_eq!(bare.len(), text.len());
        assert_eq!(bare.split_whitespace().collect::<Vec<_>>().join(" "), "<p class=\" \"> a </p>");
    }
}
