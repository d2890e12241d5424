//! Sealing: AES-256-GCM with a key per owner, bound to the place of what is sealed.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::{digest, hmac};
use carnet_core::id::OwnerId;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::ring::Key;

/// First byte of everything sealed: cipher and layout.
const FORMAT: u8 = 1;

/// What was sealed does not open here: damaged, altered, moved, or another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unsealable;

/// Where something sealed belongs; it opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) owner: OwnerId,
    /// Table or record kind.
    pub(crate) kind: &'a str,
    pub(crate) id: Uuid,
    pub(crate) version: u64,
}

impl Place<'_> {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"carnet/1 place\n".to_vec();
        bytes.extend_from_slice(self.owner.uuid().as_bytes());
        bytes.extend_from_slice(self.id.as_bytes());
        bytes.extend_from_slice(&self.version.to_be_bytes());
        // Last, so that its length needs no mark.
        bytes.extend_from_slice(self.kind.as_bytes());
        bytes
    }
}

/// Fills bytes from the system's generator.
///
/// # Panics
/// When the system has no randomness to give: nothing can be sealed safely then.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    assert!(aws_lc_rs::rand::fill(&mut bytes).is_ok(), "the system's generator answers");
    bytes
}

pub(crate) fn random_key() -> Key {
    Zeroizing::new(random())
}

/// HMAC-SHA-256 of the parts: sub-keys and blind keys.
pub(crate) fn derive(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    for part in parts {
        context.update(part);
    }
    thirty_two(context.sign().as_ref())
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    thirty_two(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// SHA-1, imposed by XDS and FHIR on the wire; never used for anything else.
pub(crate) fn sha1(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

fn thirty_two(bytes: &[u8]) -> [u8; 32] {
    assert!(bytes.len() == 32, "SHA-256 gives 32 bytes");
    let mut out = [0; 32];
    out.copy_from_slice(bytes);
    out
}

pub(crate) fn cipher(key: &[u8; 32]) -> LessSafeKey {
    match UnboundKey::new(&AES_256_GCM, key) {
        Ok(key) => LessSafeKey::new(key),
        Err(_) => unreachable!("AES-256 takes 32 bytes"),
    }
}

/// `format ‖ nonce ‖ ciphertext ‖ tag`, with a random nonce: far fewer than 2³² values per owner.
fn seal_with(key: &LessSafeKey, aad: &[u8], clear: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE_LEN] = random();
    let mut body = clear.to_vec();
    let sealed = key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        Aad::from(aad),
        &mut body,
    );
    assert!(sealed.is_ok(), "a value far below 64 GiB can be sealed");
    [&[FORMAT], nonce.as_slice(), &body].concat()
}

fn open_with(key: &LessSafeKey, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
    let (&format, rest) = sealed.split_first().ok_or(Unsealable)?;
    let (nonce, body) = rest.split_first_chunk::<NONCE_LEN>().ok_or(Unsealable)?;
    if format != FORMAT {
        return Err(Unsealable);
    }
    let mut body = body.to_vec();
    let nonce = Nonce::assume_unique_for_key(*nonce);
    let clear = key.open_in_place(nonce, Aad::from(aad), &mut body).map_err(|_| Unsealable)?.len();
    body.truncate(clear);
    Ok(body)
}

/// The keys of one owner, all derived from the data key that the key store keeps wrapped.
pub(crate) struct OwnerKeys {
    records: LessSafeKey,
    content: Key,
    opening: Key,
    ids: Key,
}

impl std::fmt::Debug for OwnerKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}

impl OwnerKeys {
    pub(crate) fn derive(data_key: &[u8; 32]) -> Self {
        let sub_key = |purpose: &[u8]| Zeroizing::new(derive(data_key, &[b"carnet/1 ", purpose]));
        Self {
            records: cipher(&sub_key(b"records")),
            content: sub_key(b"content"),
            opening: sub_key(b"opening"),
            ids: sub_key(b"ids"),
        }
    }

    pub(crate) fn seal(&self, place: Place<'_>, clear: &[u8]) -> Vec<u8> {
        seal_with(&self.records, &place.bytes(), clear)
    }

    pub(crate) fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        open_with(&self.records, &place.bytes(), sealed)
    }

    /// Key of the content objects' own keys.
    pub(crate) fn content(&self) -> &[u8; 32] {
        &self.content
    }

    /// A stable identifier (UUIDv8) for what has a number of the world, like an RPPS: keyed, since a plain
    /// hash would let whoever reads the table try all eleven-digit numbers.
    pub(crate) fn id_of(&self, kind: &str, number: &str) -> Uuid {
        let hash = derive(&self.ids, &[kind.as_bytes(), b"\n", number.as_bytes()]);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(hash.first_chunk::<16>().unwrap_or(&[0; 16]));
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }

    /// Secret of the ledger's openings.
    pub(crate) fn opening(&self) -> &[u8; 32] {
        &self.opening
    }
}

/// Wraps an owner's data key with a master key.
pub(crate) fn wrap(master: (&str, &[u8; 32]), owner: OwnerId, data_key: &[u8; 32]) -> Vec<u8> {
    seal_with(&cipher(master.1), &wrapping_place(master.0, owner), data_key)
}

pub(crate) fn unwrap(
    master: (&str, &[u8; 32]),
    owner: OwnerId,
    wrapped: &[u8],
) -> Result<Key, Unsealable> {
    let clear = open_with(&cipher(master.1), &wrapping_place(master.0, owner), wrapped)?;
    let clear = Zeroizing::new(clear);
    <[u8; 32]>::try_from(clear.as_slice()).map(Zeroizing::new).map_err(|_| Unsealable)
}

fn wrapping_place(master: &str, owner: OwnerId) -> Vec<u8> {
    [b"carnet/1 data key\n".as_slice(), owner.uuid().as_bytes(), master.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(version: u64) -> Place<'static> {
        let owner = OwnerId::from_uuid(Uuid::from_u128(1));
        Place { owner, kind: "document", id: Uuid::from_u128(2), version }
    }

    #[test]
    fn opens_only_in_its_place_with_its_key() {
        let keys = OwnerKeys::derive(&[1; 32]);
        let sealed = keys.seal(place(1), b"clear");
        assert_eq!(keys.open(place(1), &sealed).unwrap(), b"clear");
        assert_eq!(keys.open(place(2), &sealed), Err(Unsealable));
        let other = OwnerId::from_uuid(Uuid::from_u128(9));
        assert_eq!(keys.open(Place { owner: other, ..place(1) }, &sealed), Err(Unsealable));
        assert_eq!(keys.open(Place { kind: "text", ..place(1) }, &sealed), Err(Unsealable));
        assert_eq!(OwnerKeys::derive(&[2; 32]).open(place(1), &sealed), Err(Unsealable));
        assert_ne!(sealed, keys.seal(place(1), b"clear"), "a nonce is never used twice");
    }

    #[test]
    fn any_flipped_bit_is_found() {
        let keys = OwnerKeys::derive(&[1; 32]);
        let sealed = keys.seal(place(1), b"clear");
        for position in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[position] ^= 1;
            assert_eq!(keys.open(place(1), &damaged), Err(Unsealable), "byte {position}");
        }
        for length in 0..sealed.len() {
            assert_eq!(keys.open(place(1), &sealed[..length]), Err(Unsealable));
        }
    }

    #[test]
    fn data_keys_unwrap_under_their_master_only() {
        let owner = OwnerId::from_uuid(Uuid::from_u128(1));
        let wrapped = wrap(("1", &[7; 32]), owner, &[3; 32]);
        assert_eq!(*unwrap(("1", &[7; 32]), owner, &wrapped).unwrap(), [3; 32]);
        assert!(unwrap(("2", &[7; 32]), owner, &wrapped).is_err());
        assert!(unwrap(("1", &[8; 32]), owner, &wrapped).is_err());
    }
}
