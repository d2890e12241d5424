//! The content store: document bytes, sealed, each object written once and named by its ciphertext.
//!
//! Objects are rows of a second SQLite database rather than files. Measured with 16 writers of 50 KB objects on a
//! disk whose flush is nearly free: 2,100 to 2,600 rows a second (pages of 8 KiB, p50 5 ms), 3,400 to 5,400 files a
//! second (p50 2.5 to 3.9 ms). Files need two flushes each and lose half a block and an inode (over 2 KB); rows
//! share one flush per group, lose 742 bytes, and are one file to back up. Either is far above the 1,330 deposits a
//! second aimed at, so the disks whose flush costs decide.

use carnet_core::access::Action;
use carnet_core::document::Content;
use carnet_core::id::{DocumentId, OwnerId};

use crate::config::ContentPlace;
use crate::driver::Driver;
use crate::driver::sqlite::{Sqlite, Tuning};
use crate::error::StoreError;
use crate::halt::Halt;
use crate::schema::Schema;
use crate::seal;
use crate::sql;
use crate::store::Store;
use crate::stream;
use crate::value::{Query, values};
use crate::vault::Disclosed;

/// Bytes that are durable, and not yet part of any document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredContent {
    /// Name of the sealed object: hex SHA-256 of the ciphertext.
    pub object: String,
    /// Size of the clear bytes.
    pub size_bytes: u64,
    /// SHA-256 of the clear bytes, hex.
    pub sha256: String,
    /// SHA-1 of the clear bytes, hex.
    pub sha1: String,
}

impl StoredContent {
    /// The content of a document, once its type is known.
    pub fn into_content(self, media_type: impl Into<String>) -> Content {
        Content {
            object: self.object,
            media_type: media_type.into(),
            size_bytes: self.size_bytes,
            sha256: self.sha256,
            sha1: self.sha1,
        }
    }
}

/// Where objects lie.
#[derive(Debug)]
pub(crate) struct Contents {
    driver: Driver,
}

impl Contents {
    pub(crate) async fn open(place: &ContentPlace, halt: &Halt) -> Result<Self, StoreError> {
        let ContentPlace::Embedded { folder } = place;
        let path = folder.join("content.db");
        let driver = Driver::Sqlite(Sqlite::open(&path, Tuning::OBJECTS, halt)?);
        driver.migrate(Schema::Content).await?;
        Ok(Self { driver })
    }

    pub(crate) fn driver(&self) -> &Driver {
        &self.driver
    }

    async fn read(&self, name: [u8; 32], owner: OwnerId) -> Result<Vec<u8>, StoreError> {
        let read = Query::new(sql::OBJECT_READ, values![name, owner]);
        let rows = self.driver.rows(sql::OBJECT, read).await?;
        let row = rows.first().ok_or_else(|| lost(owner, "is missing"))?;
        let sealed = row.blob(0)?;
        if seal::sha256(sealed) == name {
            Ok(sealed.to_vec())
        } else {
            Err(lost(owner, "is not what its name says"))
        }
    }
}

fn lost(owner: OwnerId, what: &str) -> StoreError {
    StoreError::inconsistent(sql::OBJECT, format!("an object of {owner} {what}"))
}

pub(crate) fn parse_name(object: &str) -> Option<[u8; 32]> {
    let mut name = [0; 32];
    if object.len() != 64 {
        return None;
    }
    for (byte, pair) in name.iter_mut().zip(object.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(name)
}

impl Store {
    /// Seals bytes for an owner and keeps them; durable when it returns. Until a commit names them they are an
    /// orphan: harmless, unreadable, removed by [`Store::discard_content`].
    pub async fn put_content(
        &self,
        owner: OwnerId,
        bytes: Vec<u8>,
    ) -> Result<StoredContent, StoreError> {
        let keys = self.keys().open_or_make(owner).await?;
        // Tens of milliseconds for a large file: not on a thread that serves others.
        let work = tokio::task::spawn_blocking(move || {
            let sealed = stream::seal(keys.content(), owner, &bytes);
            let name = seal::sha256(&sealed);
            let stored = StoredContent {
                object: seal::hex(&name),
                size_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                sha256: seal::hex(&seal::sha256(&bytes)),
                sha1: seal::hex(&seal::sha1(&bytes)),
            };
            (name, sealed, stored)
        });
        let (name, sealed, stored) = work.await.map_err(StoreError::unavailable)?;
        let put = Query::new(sql::OBJECT_PUT, values![name, owner, sealed]);
        self.contents().driver.change(sql::OBJECT, put).await?;
        Ok(stored)
    }

    /// The bytes of a document that was disclosed to be read, exported or worked on.
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] when the document was not disclosed, or only to be listed.
    pub async fn content(
        &self,
        disclosed: &Disclosed,
        id: DocumentId,
    ) -> Result<Vec<u8>, StoreError> {
        if !matches!(disclosed.action(), Action::Read | Action::Export | Action::Maintain) {
            return Err(StoreError::OutsideGrant);
        }
        let document = disclosed.document(id).ok_or(StoreError::OutsideGrant)?;
        self.content_of(disclosed.owner(), document).await
    }

    pub(crate) async fn content_of(
        &self,
        owner: OwnerId,
        document: &carnet_core::document::Document,
    ) -> Result<Vec<u8>, StoreError> {
        let keys = self.keys().open(owner).await?;
        let name = parse_name(&document.content.object)
            .ok_or_else(|| lost(owner, "has a name that is none"))?;
        let sealed = self.contents().read(name, owner).await?;
        let expected = document.content.sha256.clone();
        let work = tokio::task::spawn_blocking(move || {
            let clear = stream::open(keys.content(), owner, &sealed)
                .map_err(|_| lost(owner, "does not open"))?;
            if seal::hex(&seal::sha256(&clear)) == expected {
                Ok(clear)
            } else {
                Err(lost(owner, "is not what was deposited"))
            }
        });
        work.await.map_err(StoreError::unavailable)?
    }

    /// Removes an object that no document of its owner names; does nothing when one does.
    pub async fn discard_content(&self, owner: OwnerId, object: &str) -> Result<(), StoreError> {
        let vault = self.load(owner, crate::vault::Load::Documents).await?;
        let mut documents = vault.contents().documents.iter();
        if documents.any(|document| document.content.object == object) {
            return Ok(());
        }
        let Some(name) = parse_name(object) else { return Ok(()) };
        let remove = Query::new(sql::OBJECT_REMOVE, values![name, owner]);
        self.contents().driver.change(sql::OBJECT, remove).await.map(drop)
    }
}
