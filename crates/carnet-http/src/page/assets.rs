//! Style sheet, scripts, icons: named by the hash of their bytes, so that browsers may keep them for ever.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use super::{design, embedded};

/// One file served under `/assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// The same packed (RFC 1952), when that is smaller. Only files that are the same for everybody are packed:
    /// a page that holds secrets would tell them by its size.
    pub gzip: Option<Vec<u8>>,
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
        assets.add("app.css", Cow::Owned(design::style_sheet().into_bytes()));
        assets.add("gallery.css", Cow::Owned(design::gallery_sheet().into_bytes()));
        for (path, bytes) in embedded::ASSETS {
            assets.add(path, Cow::Borrowed(bytes));
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
        let gzip = pack(&bytes);
        self.files.insert(hashed.clone(), Asset { bytes, gzip, content_type, etag });
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

fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    let packed = packer.write_all(bytes).and_then(|()| packer.finish()).ok()?;
    (packed.len() < bytes.len()).then_some(packed)
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
