//! The file of a backup: a tar archive, sealed.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Component, Path};

use super::{CONTENT, KEYS, LOG, Part, ROWS};
use crate::error::StoreError;
use crate::ring::KeyRing;
use crate::stream::{Opening, Sealing};

/// Packs files and folders under their names into a new file that only its owner may read; durable when it returns.
pub(super) fn pack(
    ring: &KeyRing,
    part: Part,
    (folder, names): (&Path, &[&str]),
    to: &Path,
) -> Result<u64, StoreError> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let sealing = Sealing::new(&ring.backup(), part.bound(), BufWriter::new(file))?;
    let mut tar = tar::Builder::new(sealing);
    tar.follow_symlinks(false);
    for name in names {
        let path = folder.join(name);
        if path.is_dir() {
            tar.append_dir_all(name, &path)?;
        } else {
            tar.append_path_with_name(&path, name)?;
        }
    }
    let mut out = tar.into_inner()?.finish()?;
    out.flush()?;
    let file = out.into_inner().map_err(StoreError::unavailable)?;
    file.sync_all()?;
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(parent.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(file.metadata()?.len())
}

/// Unpacks a file into a folder. Nothing of it counts before it has been read to its end.
pub(super) fn unpack(
    ring: &KeyRing,
    part: Part,
    from: &Path,
    folder: &Path,
) -> Result<(), StoreError> {
    let sealed = BufReader::new(File::open(from)?);
    let mut clear = Opening::new(&ring.backup(), part.bound(), sealed)?;
    let mut tar = tar::Archive::new(&mut clear);
    for entry in tar.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        if !is_ours(&path) {
            return Err(StoreError::inconsistent("backup", "it holds a file that is not ours"));
        }
        // Never above the folder, whatever the name says.
        entry.unpack_in(folder)?;
    }
    // What follows the archive's own end, up to the seal that says that nothing was cut off.
    std::io::copy(&mut clear, &mut std::io::sink())?;
    Ok(())
}

fn is_ours(path: &Path) -> bool {
    let mut parts = path.components();
    let Some(Component::Normal(first)) = parts.next() else { return false };
    let below = parts.all(|part| matches!(part, Component::Normal(_)));
    let single = path.components().count() == 1;
    below && (first == LOG || single && [ROWS, CONTENT, KEYS].iter().any(|name| first == *name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_ours_are_unpacked() {
        for ours in
            ["carnet.db", "content.db", "keys.db", "log", "log/checkpoint", "log/tile/0/000"]
        {
            assert!(is_ours(Path::new(ours)), "{ours}");
        }
        for other in ["", "/etc/passwd", "../carnet.db", "log/../../x", "carnet.db/x", "key-ring"] {
            assert!(!is_ours(Path::new(other)), "{other}");
        }
    }
}
