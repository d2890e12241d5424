//! Scripts: they build what they show from elements and text, so that nothing typed becomes markup.

use crate::pattern;
use crate::template::blank;
use crate::tree::{Tree, line_at};

const SCRIPTS: &str = "crates/carnet-http/assets/";

/// No markup from text, no handler as an attribute or property, no code from text, no request to elsewhere. A page of ours
/// may be parsed (`DOMParser`), which runs nothing.
pub fn touch_the_page_gently(tree: &Tree) -> Vec<String> {
    let forbidden = [
        (
            r"\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment)\b",
            "markup from text",
        ),
        (r"\bdocument\.write(ln)?\b", "markup from text"),
        (r#"\bsetAttribute\(\s*["']on"#, "an inline handler"),
        (r"\.on[a-z]+\s*=[^=]", "a handler that replaces others"),
        (r"\b(eval|Function)\s*\(", "code from text"),
        (r#"["'`]https?://"#, "an absolute address"),
    ];
    let mut found = Vec::new();
    for (path, text) in tree.under(SCRIPTS, ".js") {
        // Comments may say what is not done.
        let code = blank(&blank(text, r"(?s)/\*.*?\*/"), r"(?m)^\s*//.*$");
        for (forbidden, what) in &forbidden {
            for hit in pattern(forbidden).find_iter(&code) {
                found.push(format!("{path}:{}: {what}", line_at(&code, hit.start())));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rough_hands_are_found() {
        let script = |text: &str| Tree::of(&[("crates/carnet-http/assets/js/a.js", text)]);
        let bad = "// innerHTML is not used\nbox.innerHTML = text;\nbutton.onclick = go;\n\
            link.setAttribute('onclick', x);\nfetch('https://ailleurs.example');\neval(text);";
        let found = touch_the_page_gently(&script(bad));
        assert_eq!(found.len(), 5, "{found:?}");
        let good =
            "button.addEventListener('click', go);\nif (box.once == 1) box.textContent = text;";
        assert!(touch_the_page_gently(&script(good)).is_empty());
    }
}
