//! Nothing unfinished, nothing switched off without a reason.

use crate::pattern;
use crate::rust::Rust;
use crate::tree::{Tree, line_at};

/// No unfinished work and no test switched off.
pub fn are_swept(tree: &Tree) -> Vec<String> {
    let code = pattern(r"\b(dbg|todo|unimplemented)!|#\[ignore\b|#\[should_panic\]");
    let comments = pattern(r"\b(FIXME|XXX|HACK)\b|\bTODO\b(\s*\(?#\d+)?");
    let mut found = Vec::new();
    for (path, text) in tree.under("", ".rs") {
        let rust = Rust::read(text);
        for hit in code.find_iter(&rust.code) {
            found.push(format!("{path}:{}: {}", line_at(&rust.code, hit.start()), hit.as_str()));
        }
        let hits = comments.find_iter(&rust.comments).filter(|hit| !hit.as_str().contains('#'));
        for hit in hits {
            found.push(format!(
                "{path}:{}: {}",
                line_at(&rust.comments, hit.start()),
                hit.as_str()
            ));
        }
    }
    found
}

/// Each lint switched off says why.
pub fn exceptions_have_reasons(tree: &Tree) -> Vec<String> {
    let attribute = pattern(r"#!?\[(expect|allow)\(([^\]]*)\)\]");
    let mut found = Vec::new();
    for (path, text) in tree.under("", ".rs") {
        let rust = Rust::read(text);
        for hit in attribute.find_iter(&rust.code) {
            let line = line_at(&rust.code, hit.start());
            if hit.as_str().contains("allow(") {
                found.push(format!(
                    "{path}:{line}: `allow`, which never expires, instead of `expect`"
                ));
            }
            if !hit.as_str().contains("reason =") {
                found.push(format!("{path}:{line}: no reason"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unfinished_work_is_found() {
        let text = "fn a() { todo!() }\n// FIXME later\n// TODO #12 is tracked\n// TODO some day\n#[ignore]\nfn b() { say(\"FIXME\") }";
        let tree = Tree::of(&[("crates/a/src/a.rs", text)]);
        assert_eq!(are_swept(&tree).len(), 4);
    }

    #[test]
    fn a_lint_switched_off_without_reason_is_found() {
        let text = "#[expect(clippy::x)]\nfn a() {}\n#[expect(clippy::x, reason = \"y\")]\nfn b() {}\n#![allow(dead_code, reason = \"z\")]";
        let tree = Tree::of(&[("crates/a/src/a.rs", text)]);
        assert_eq!(exceptions_have_reasons(&tree).len(), 2);
    }
}
