//! Validity of HTML, judged by html-validate.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::{programs, tally};

/// Where `cargo xtask judges` installs html-validate; it is not part of this repository.
pub fn folder() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/html-validate")).to_path_buf()
}

/// What the standard says, without what is only taste.
fn rules() -> Value {
    json!({
        "root": true,
        "extends": ["html-validate:standard"],
    })
}

/// What is wrong in the pages of a folder (`*.html`), one sentence each. `None` when this machine has no
/// Node.js and `CARNET_TEST_REQUIRE` does not name `browser`.
///
/// # Panics
/// When html-validate is missing, or the folder holds no page: nothing would have been judged.
pub fn faults(pages: &Path) -> Option<Vec<String>> {
    let node =
        ["node", "nodejs"].iter().find_map(|name| programs::on_path(name).into_iter().next());
    let node = programs::or_skip("browser", node)?;
    let program = folder().join("node_modules/html-validate/bin/html-validate.mjs");
    assert!(program.is_file(), "{} is missing; run `cargo xtask judges`", program.display());
    let files = files(pages);
    assert!(!files.is_empty(), "{}: no page", pages.display());
    let config = tempfile::Builder::new().suffix(".json").tempfile().expect("a temporary file");
    std::fs::write(config.path(), rules().to_string()).expect("the rules can be written");
    let mut command = Command::new(node);
    command.arg(program).args(["--formatter", "json", "--config"]).arg(config.path()).args(&files);
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| {
        panic!("html-validate failed: {}", String::from_utf8_lossy(&output.stderr))
    });
    tally::mark("markup", &files.len().to_string());
    Some(report.as_array().into_iter().flatten().flat_map(of_file).collect())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect();
    files.sort();
    files
}

/// The sentences on one file.
fn of_file(file: &Value) -> Vec<String> {
    let text = |value: &Value, key: &str| {
        value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let path = text(file, "filePath");
    let name = Path::new(&path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let messages = file.get("messages").and_then(Value::as_array).into_iter().flatten();
    messages
        .map(|one| {
            let line = one.get("line").and_then(Value::as_u64).unwrap_or_default();
            format!("{name}:{line}: {} ({})", text(one, "message"), text(one, "ruleId"))
        })
        .collect()
}
