//! Templates: no prose, nothing a strict content security policy forbids, no request to a third party.

use crate::pattern;
use crate::template::{blank, markup, templates, without_comments};
use crate::tree::{Tree, line_at};

/// No inline script, style or handler, no absolute address.
pub fn fit_the_security_policy(tree: &Tree) -> Vec<String> {
    let forbidden = [
        (r"(?i)<style\b", "an inline style sheet"),
        (r"(?i)\sstyle\s*=", "an inline style"),
        (r"(?i)\son[a-z]+\s*=", "an inline handler"),
        (r"(?i)javascript:", "a script in an address"),
        (
            r#"(?i)\b(src|href|action|formaction|poster)\s*=\s*["']?\s*(https?:)?//"#,
            "an absolute address",
        ),
    ];
    let mut found = empty_folder(tree);
    for (path, text) in templates(tree) {
        let text = markup(text);
        for (forbidden, what) in &forbidden {
            for hit in pattern(forbidden).find_iter(&text) {
                found.push(format!("{path}:{}: {what}", line_at(&text, hit.start())));
            }
        }
        let script = pattern(r"(?is)<script\b([^>]*)>(.*?)</script");
        for hit in script.captures_iter(&text) {
            let part = |index| {
                hit.get(index).map(|part: regex_lite::Match<'_>| part.as_str()).unwrap_or_default()
            };
            if !part(1).contains("src") || !part(2).trim().is_empty() {
                let start = hit.get(0).map_or(0, |whole| whole.start());
                found.push(format!("{path}:{}: an inline script", line_at(&text, start)));
            }
        }
    }
    found
}

/// All words come from the locales, so that they exist in both languages.
pub fn have_no_prose(tree: &Tree) -> Vec<String> {
    let letters = pattern(r"[a-zA-ZÀ-ÖØ-öø-ÿŒœ]{2,}");
    let spoken = pattern(
        r#"\b(alt|title|placeholder|aria-label|aria-description|label)\s*=\s*("[^"]*"|'[^']*')"#,
    );
    let mut found = Vec::new();
    for (path, text) in templates(tree) {
        let text = markup(text);
        // A command to type is no prose, and a macro may write attributes outside of any tag.
        let outside = blank(&text, r"(?s)<(code|kbd|samp)\b[^>]*>[^<]*</(code|kbd|samp)>");
        let outside = blank(&outside, r"(?s)<[^>]*>");
        let outside = blank(&outside, r#"&[a-zA-Z0-9#]+;|\s[a-z][a-z-]*="[^"]*""#);
        for hit in letters.find_iter(&outside) {
            found.push(format!("{path}:{}: {}", line_at(&outside, hit.start()), hit.as_str()));
        }
        for hit in spoken.captures_iter(&text) {
            let Some(value) = hit.get(2) else { continue };
            if letters.is_match(value.as_str()) {
                found.push(format!("{path}:{}: {}", line_at(&text, value.start()), value.as_str()));
            }
        }
    }
    found
}

/// A folder of templates without one would make these rules pass for the wrong reason.
fn empty_folder(tree: &Tree) -> Vec<String> {
    let web = tree.has("crates/carnet-http/src/page.rs");
    let none = templates(tree).all(|(_, text)| without_comments(text).trim().is_empty());
    if web && none { vec!["crates/carnet-http: no template".to_owned()] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Tree {
        Tree::of(&[("crates/carnet-http/templates/a.html", text)])
    }

    #[test]
    fn what_the_policy_forbids_is_found() {
        let bad = "<p style=\"x\" onclick='y'><style>z</style><script>a</script>\n<script src=\"https://b/c.js\"></script>";
        assert_eq!(fit_the_security_policy(&page(bad)).len(), 5);
        let good = "<script type=\"module\" src=\"{{ asset('a.js') }}\"></script><a href=\"/x\">{{ t('a') }}</a>";
        assert!(fit_the_security_policy(&page(good)).is_empty());
        let none = Tree::of(&[("crates/carnet-http/src/page.rs", "")]);
        assert_eq!(fit_the_security_policy(&none).len(), 1);
    }

    #[test]
    fn prose_is_found() {
        let bad = "<p title=\"Bonjour\">Éléments {{ t('x') }}</p>&nbsp;{% if a %}<b>·</b>{% endif %}\
            <code>carnet verify</code>{% macro m() %} aria-invalid=\"true\"{% endmacro %}";
        assert_eq!(have_no_prose(&page(bad)).len(), 2);
        assert!(have_no_prose(&page("<p title=\"{{ t('a') }}\">{{ name }}</p>")).is_empty());
    }
}
