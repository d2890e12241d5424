//! Lists templates, the design system, translations and assets so that the program carries them inside itself.
//! A file dropped in one of these folders is picked up without naming it anywhere.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

const FOLDERS: [(&str, &str, &str); 4] = [
    ("TEMPLATES", "templates", "str"),
    ("DESIGN", "design", "str"),
    ("LOCALES", "locales", "str"),
    ("ASSETS", "assets", "bytes"),
];

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = String::new();
    for (name, folder, kind) in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        let base = root.join(folder);
        let mut files = Vec::new();
        walk(&base, &mut files)?;
        files.sort();
        let content = if kind == "str" { "&str" } else { "&[u8]" };
        let _ = writeln!(out, "pub(super) static {name}: &[(&str, {content})] = &[");
        for file in files {
            let inner = file.strip_prefix(&base).unwrap_or(&file).display().to_string();
            let _ = writeln!(out, "    ({inner:?}, include_{kind}!({:?})),", file.display());
        }
        out.push_str("];\n");
    }
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(folder.join("embedded.rs"), out)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')) {
            files.push(path);
        }
    }
    Ok(())
}
