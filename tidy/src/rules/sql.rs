//! SQL is written in carnet-store and nowhere else.

use crate::pattern;
use crate::rust::{Rust, is_test_file};
use crate::tree::Tree;

/// No string literal of another crate is a statement.
pub fn stay_in_the_store(tree: &Tree) -> Vec<String> {
    let statement = pattern(r"^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|GRANT)\s");
    let mut found = Vec::new();
    for (path, text) in tree.under("crates/", ".rs") {
        if path.starts_with("crates/carnet-store/") || is_test_file(path) {
            continue;
        }
        for literal in Rust::read(text).literals {
            if statement.is_match(&literal.text) {
                found.push(format!("{path}:{}: {:.40}", literal.line, literal.text));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_outside_is_found() {
        let text = "fn f() { run(\"SELECT 1\"); say(\"SELECTED\"); }";
        let tree = Tree::of(&[
            ("crates/carnet-app/src/a.rs", text),
            ("crates/carnet-store/src/a.rs", text),
        ]);
        assert_eq!(stay_in_the_store(&tree), ["crates/carnet-app/src/a.rs:1: SELECT 1"]);
    }
}
