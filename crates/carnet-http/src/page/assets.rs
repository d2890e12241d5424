//! Style sheet, icons: named by the hash of their bytes, so that browsers may keep them for ever.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::embedded;

/// Style sheets, in the order of the cascade.
const STYLES: [&str; 5] =
    ["css/tokens.css", "css/base.css", "css/layout.css", "css/components/", "css/pages.css"];
/// Printing comes last: it takes away what the others put.
const PRINT: &str = "css/print.css";

/// One file served under `/assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub content_type: &'static str,
    /// Strong entity tag, quotes included (RFC 9110 §8.8.3).
    pub etag: String,
}

/// Every asset, by the path after `/assets/`.
#[derive(Debug)]
pub(super) struct Assets {
    files: BTreeMap<String, Asset>,
    /// Plain name to hashed path.
    names: BTreeMap<String, String>,
}

impl Assets {
    pub(super) fn load() -> Self {
        let mut assets = Self { files: BTreeMap::new(), names: BTreeMap::new() };
        assets.add("app.css", Cow::Owned(style_sheet().into_bytes()));
        for (path, bytes) in embedded::ASSETS {
            if !path.starts_with("css/") {
                assets.add(path, Cow::Borrowed(bytes));
            }
        }
        assets
    }

    fn add(&mut self, name: &str, bytes: Cow<'static, [u8]>) {
        let mut hash = String::new();
        for byte in Sha256::digest(&bytes).iter().take(6) {
            let _ = write!(hash, "{byte:02x}");
        }
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let hashed = format!("{stem}.{hash}.{extension}");
        let content_type = content_type(extension);
        let etag = format!("\"{hash}\"");
        self.files.insert(hashed.clone(), Asset { bytes, content_type, etag });
        self.names.insert(name.to_owned(), hashed);
    }

    pub(super) fn get(&self, path: &str) -> Option<&Asset> {
        self.files.get(path)
    }

    /// The address of an asset by its plain name.
    pub(super) fn url(&self, name: &str) -> Option<String> {
        self.names.get(name).map(|hashed| format!("/assets/{hashed}"))
    }
}

/// All the style sheets as one.
pub(super) fn style_sheet() -> String {
    let mut out = String::new();
    for prefix in STYLES.into_iter().chain([PRINT]) {
        for (_, bytes) in embedded::ASSETS.iter().filter(|(path, _)| path.starts_with(prefix)) {
            squeeze(&String::from_utf8_lossy(bytes), &mut out);
        }
    }
    out
}

/// Drops comments, indentation and line ends: what readers of the sources need and browsers do not.
fn squeeze(css: &str, out: &mut String) {
    let mut rest = css;
    let mut bare = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(line);
        // A selector list or a value may go on over lines; everything else ends by a sign.
        if !line.ends_with(['{', '}', ';', ',']) {
            out.push(' ');
        }
    }
    out.push('\n');
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
