//! Content sealed in chunks, so that a large file opens as it is read (the STREAM construction).
//!
//! Layout: format byte, 16 random bytes, then chunks of 64 KiB each followed by its tag. The random
//! bytes give the object a key of its own; the nonce of a chunk is its number and whether it is the
//! last, so that chunks cannot be reordered, dropped or cut off.

mod long;

pub(crate) use long::{Opening, Sealing};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce};
use carnet_core::id::OwnerId;
use zeroize::Zeroizing;

use crate::seal::{self, Unsealable};

const FORMAT: u8 = 1;
const SALT_BYTES: usize = 16;
const HEADER_BYTES: usize = 1 + SALT_BYTES;

/// Clear bytes of one chunk.
const CHUNK_BYTES: usize = 64 * 1024;

fn sealed_chunk_bytes() -> usize {
    CHUNK_BYTES + AES_256_GCM.tag_len()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Inner,
    Last,
}

struct ChunkCipher {
    key: LessSafeKey,
    aad: Vec<u8>,
}

impl ChunkCipher {
    fn new(content_key: &[u8; 32], owner: OwnerId, salt: &[u8]) -> Self {
        let aad = [b"carnet/1 content\n".as_slice(), owner.uuid().as_bytes()].concat();
        Self::bound(content_key, aad, salt)
    }

    /// A cipher for one object under a salt, bound to what it is.
    fn bound(key: &[u8; 32], aad: Vec<u8>, salt: &[u8]) -> Self {
        let key = Zeroizing::new(seal::derive(key, &[b"carnet/1 object\n", salt]));
        Self { key: seal::cipher(&key), aad }
    }

    /// Seven zero bytes, the number of the chunk, the mark of the last one. The key is used for one object only.
    fn nonce(number: usize, position: Position) -> Nonce {
        let number = u32::try_from(number);
        assert!(number.is_ok(), "an object has fewer than 2^32 chunks");
        let [a, b, c, d] = number.unwrap_or(u32::MAX).to_be_bytes();
        let bytes: [u8; NONCE_LEN] =
            [0, 0, 0, 0, 0, 0, 0, a, b, c, d, u8::from(position == Position::Last)];
        Nonce::assume_unique_for_key(bytes)
    }

    fn seal(&self, number: usize, position: Position, clear: &[u8], sealed: &mut Vec<u8>) {
        let mut chunk = clear.to_vec();
        let nonce = Self::nonce(number, position);
        let tagged = self.key.seal_in_place_append_tag(nonce, Aad::from(&self.aad), &mut chunk);
        assert!(tagged.is_ok(), "a chunk of 64 KiB can be sealed");
        sealed.append(&mut chunk);
    }

    fn open(
        &self,
        number: usize,
        position: Position,
        sealed: &[u8],
        clear: &mut Vec<u8>,
    ) -> Result<(), Unsealable> {
        let mut chunk = sealed.to_vec();
        let nonce = Self::nonce(number, position);
        let opened = self.key.open_in_place(nonce, Aad::from(&self.aad), &mut chunk);
        clear.extend_from_slice(opened.map_err(|_| Unsealable)?);
        Ok(())
    }
}

/// Seals the bytes of a document.
pub(crate) fn seal(content_key: &[u8; 32], owner: OwnerId, clear: &[u8]) -> Vec<u8> {
    let salt: [u8; SALT_BYTES] = seal::random();
    let cipher = ChunkCipher::new(content_key, owner, &salt);
    let chunks = clear.len().div_ceil(CHUNK_BYTES).max(1);
    let mut sealed =
        Vec::with_capacity(HEADER_BYTES + clear.len() + chunks * AES_256_GCM.tag_len());
    sealed.push(FORMAT);
    sealed.extend_from_slice(&salt);
    if clear.is_empty() {
        // An empty document is one empty chunk: there must be a tag to check.
        cipher.seal(0, Position::Last, &[], &mut sealed);
    }
    for (number, chunk) in clear.chunks(CHUNK_BYTES).enumerate() {
        cipher.seal(number, position(number, chunks), chunk, &mut sealed);
    }
    sealed
}

/// Opens what [`seal()`] made.
pub(crate) fn open(
    content_key: &[u8; 32],
    owner: OwnerId,
    sealed: &[u8],
) -> Result<Vec<u8>, Unsealable> {
    let (header, body) = sealed.split_at_checked(HEADER_BYTES).ok_or(Unsealable)?;
    let (&format, salt) = header.split_first().ok_or(Unsealable)?;
    if format != FORMAT || body.is_empty() {
        return Err(Unsealable);
    }
    let cipher = ChunkCipher::new(content_key, owner, salt);
    let chunks = body.len().div_ceil(sealed_chunk_bytes());
    let mut clear = Vec::with_capacity(body.len());
    for (number, chunk) in body.chunks(sealed_chunk_bytes()).enumerate() {
        cipher.open(number, position(number, chunks), chunk, &mut clear)?;
    }
    Ok(clear)
}

fn position(number: usize, chunks: usize) -> Position {
    if number + 1 == chunks { Position::Last } else { Position::Inner }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner() -> OwnerId {
        OwnerId::from_uuid(uuid::Uuid::from_u128(1))
    }

    #[test]
    fn every_length_around_a_chunk_round_trips() {
        for length in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES] {
            let clear: Vec<u8> = (0..length).map(|i| u8::try_from(i % 251).unwrap()).collect();
            let sealed = seal(&[1; 32], owner(), &clear);
            assert_eq!(open(&[1; 32], owner(), &sealed), Ok(clear), "{length}");
        }
    }

    #[test]
    fn cut_swapped_and_altered_chunks_are_found() {
        let sealed = seal(&[1; 32], owner(), &vec![7; 2 * CHUNK_BYTES + 5]);
        let chunk = sealed_chunk_bytes();
        let first_two = &sealed[..HEADER_BYTES + 2 * chunk];
        assert_eq!(open(&[1; 32], owner(), first_two), Err(Unsealable));
        let mut swapped = sealed.clone();
        swapped[HEADER_BYTES..HEADER_BYTES + 2 * chunk].rotate_left(chunk);
        assert_eq!(open(&[1; 32], owner(), &swapped), Err(Unsealable));
        for position in [0, 1, HEADER_BYTES, HEADER_BYTES + chunk, sealed.len() - 1] {
            let mut altered = sealed.clone();
            altered[position] ^= 1;
            assert_eq!(open(&[1; 32], owner(), &altered), Err(Unsealable), "byte {position}");
        }
        assert_eq!(open(&[1; 32], owner(), &sealed[..HEADER_BYTES]), Err(Unsealable));
    }

    #[test]
    fn another_owner_or_key_opens_nothing() {
        let sealed = seal(&[1; 32], owner(), b"clear");
        let other = OwnerId::from_uuid(uuid::Uuid::from_u128(2));
        assert_eq!(open(&[1; 32], other, &sealed), Err(Unsealable));
        assert_eq!(open(&[2; 32], owner(), &sealed), Err(Unsealable));
    }
}
