//! Pure crates do no input or output; the web server and the SQL drivers stay in their rooms.

use crate::pattern;
use crate::rust::{Rust, is_test_file};
use crate::tree::{Tree, line_at};

const PURE: [&str; 3] = ["crates/carnet-core/", "crates/carnet-ledger/", "crates/carnet-interop/"];
/// What each name may be written in, besides tests.
const ROOMS: [(&str, &[&str]); 4] = [
    (r"\baxum(::|\s*\{|;)", &["crates/carnet-http/", "crates/carnet/"]),
    (r"\b(rusqlite|tokio_postgres)\b", &["crates/carnet-store/"]),
    (r"\breqwest\b", &["crates/carnet/"]),
    (r"\bcarnet_store\b", &["crates/carnet-store/", "crates/carnet-app/", "crates/carnet/"]),
];

/// Core, ledger and interop name nothing that reaches outside the process, the clock or chance.
pub fn keep_pure_crates_pure(tree: &Tree) -> Vec<String> {
    let outside = pattern(
        r"\b(tokio|axum|rusqlite|tokio_postgres|reqwest)::|\bstd::(fs|env|net|process|thread)\b|\b(SystemTime|Instant|Timestamp|Zoned)::now\b|\basync fn\b|\bthread_rng\b",
    );
    let mut found = Vec::new();
    for room in PURE {
        for (path, code) in code(tree, room) {
            for hit in outside.find_iter(&code) {
                found.push(format!("{path}:{}: {}", line_at(&code, hit.start()), hit.as_str()));
            }
        }
    }
    found
}

/// Only the crates named in the architecture touch the web server, the drivers and the store.
pub fn keep_names_in_their_rooms(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (name, rooms) in ROOMS {
        let name = pattern(name);
        for (path, code) in code(tree, "crates/") {
            if rooms.iter().any(|room| path.starts_with(room)) {
                continue;
            }
            for hit in name.find_iter(&code) {
                found.push(format!("{path}:{}: {}", line_at(&code, hit.start()), hit.as_str()));
            }
        }
    }
    found
}

fn code<'a>(tree: &'a Tree, room: &'a str) -> impl Iterator<Item = (&'a str, String)> {
    tree.under(room, ".rs")
        .filter(|(path, _)| !is_test_file(path))
        .map(|(path, text)| (path, Rust::read(text).without_tests().code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pure_crate_that_reads_a_file_is_found() {
        let text = "use std::fs;\n// std::env in a comment\n#[cfg(test)]\nmod tests { use std::net::X; }\n";
        let tree =
            Tree::of(&[("crates/carnet-core/src/a.rs", text), ("crates/carnet/src/a.rs", text)]);
        assert_eq!(keep_pure_crates_pure(&tree), ["crates/carnet-core/src/a.rs:1: std::fs"]);
    }

    #[test]
    fn sql_drivers_outside_the_store_are_found() {
        let tree = Tree::of(&[
            ("crates/carnet-app/src/a.rs", "use rusqlite::Row;\nuse axum::Router;"),
            ("crates/carnet-store/src/a.rs", "use rusqlite::Row;"),
            ("crates/carnet-http/src/a.rs", "use carnet_store::Store;"),
        ]);
        assert_eq!(keep_names_in_their_rooms(&tree).len(), 3);
    }
}
