//! Accessibility: the axe-core rules, run inside the page.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// One rule of axe-core that a page breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule's id, such as `image-alt`.
    pub rule: String,
    /// How hard it hits a person: minor, moderate, serious or critical.
    pub impact: String,
    /// What the rule asks for.
    pub help: String,
    /// The elements that break it, as selectors.
    pub elements: Vec<String>,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}): {} at {}", self.rule, self.impact, self.help, self.elements.join(", "))
    }
}

/// Where `cargo xtask judges` installs axe-core; it is not part of this repository.
pub fn folder() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/axe")).to_path_buf()
}

/// The script of axe-core.
pub(crate) fn source() -> String {
    let file = folder().join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask judges`", file.display()))
}

/// Asks the page for the WCAG 2.2 AA rules it breaks; the answer goes to WebDriver's callback.
pub(crate) const RUN: &str = "const done = arguments[arguments.length - 1]; \
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
    axe.run(document, { runOnly }).then(result => done(result.violations), error => done(String(error)));";

/// Reads what axe-core answered.
pub(crate) fn read(answer: &Value) -> Vec<Violation> {
    let violations = answer.as_array().unwrap_or_else(|| panic!("axe-core failed: {answer}"));
    violations.iter().map(violation).collect()
}

fn violation(value: &Value) -> Violation {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let nodes = value.get("nodes").and_then(Value::as_array).into_iter().flatten();
    let elements = nodes
        .filter_map(|node| node.get("target")?.as_array())
        .map(|target| target.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
        .collect();
    Violation { rule: text("id"), impact: text("impact"), help: text("help"), elements }
}
