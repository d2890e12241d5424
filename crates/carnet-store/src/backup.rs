//! Backups of what lies in files: taken while the service serves, sealed, and put back.
//!
//! Two files. The *data* hold rows, document bytes and the transparency log, as long as one wishes. The *keys* hold
//! the owners' wrapped keys, for a short time only: destroying a key erases a person from every older copy of the
//! data, provided that it leaves the copies of the keys. Newer keys open older data, so that data of any age are put
//! back with the latest keys, and who was erased in between stays so.
//!
//! A file is a tar archive sealed in chunks, under a key made of the key ring, which is in no backup.

mod archive;
mod restore;
mod take;

pub use restore::{Restored, Shorter, restore};
pub use take::Taken;

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Rows, where they lie in a file; document bytes; the transparency log.
    Data,
    /// The owners' wrapped keys, where they lie in a file.
    Keys,
}

impl Part {
    /// A file of one part does not open as the other.
    const fn bound(self) -> &'static [u8] {
        match self {
            Self::Data => b"carnet/1 backup of data\n",
            Self::Keys => b"carnet/1 backup of keys\n",
        }
    }
}

/// Names in an archive, and in a data folder.
const ROWS: &str = "carnet.db";
const CONTENT: &str = "content.db";
const KEYS: &str = "keys.db";
const LOG: &str = "log";
