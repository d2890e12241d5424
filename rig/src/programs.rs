//! Finds the programs a rig needs, and says whether their absence is a failure.

use std::path::{Path, PathBuf};

/// The programs of this name that `PATH` reaches, in its order.
pub(crate) fn on_path(name: &str) -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .filter(|file| file.is_file())
        .collect()
}

/// The folder of PostgreSQL's programs: the newest Debian version, else wherever `PATH` finds `initdb`.
pub(crate) fn postgres_folder() -> Option<PathBuf> {
    let mut folders: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    folders.sort();
    let on_path = on_path("initdb")
        .into_iter()
        .filter_map(|file| Some(file.canonicalize().ok()?.parent()?.to_path_buf()));
    folders
        .into_iter()
        .rev()
        .map(|(_, folder)| folder)
        .chain(on_path)
        .find(|folder| is_complete(folder))
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres", "psql"].iter().all(|name| folder.join(name).is_file())
}

/// Gives `found`, or `None` with a line for the reader when this test may be skipped here.
///
/// # Panics
/// When `CARNET_TEST_REQUIRE` names `what`: a suite that must run never skips in silence.
pub(crate) fn or_skip<T>(what: &str, found: Option<T>) -> Option<T> {
    if found.is_none() {
        let required = std::env::var_os("CARNET_TEST_REQUIRE").unwrap_or_default();
        let required = required.to_string_lossy();
        assert!(
            !required.split(',').any(|name| name.trim() == what),
            "{what} is required here and its programs are missing: run `cargo xtask test`, which installs them"
        );
        say(&format!("skipped: no {what} on this machine; `cargo xtask test` installs it"));
    }
    found
}

#[expect(
    clippy::print_stderr,
    reason = "the reader of a test run must see that a test was skipped"
)]
fn say(line: &str) {
    eprintln!("{line}");
}
