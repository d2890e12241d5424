//! What the types of the gate do not let anybody write.

#[test]
fn a_grant_comes_from_the_gate_unchanged_and_serves_once() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
