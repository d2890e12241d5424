use super::*;

const FILE: &str = include_str!("sample.txt");

#[test]
fn comments_and_literals_are_told_from_code() {
    let rust = Rust::read(FILE);
    let literals: Vec<&str> = rust.literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(literals, ["say \"hi\" // not a comment", "raw \"#text\"", "SELECT "]);
    assert!(rust.comments.contains("block /* nested */ */"));
    assert!(!rust.code.contains("nested") && !rust.code.contains("hi"));
    assert_eq!(rust.code.lines().count(), FILE.lines().count());
}

#[test]
fn functions_are_measured_and_declarations_are_not() {
    let functions = Rust::read(FILE).functions();
    let named: Vec<_> =
        functions.iter().map(|one| (one.name.as_str(), one.line, one.lines)).collect();
    assert_eq!(named, [("one", 2, 4), ("two", 9, 1), ("three", 11, 1)]);
}

#[test]
fn tests_are_taken_out() {
    let rust = Rust::read(FILE).without_tests();
    assert!(!rust.code.contains("two") && rust.code.contains("three"));
    assert_eq!(rust.literals.len(), 2);
}
