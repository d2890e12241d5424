//! SHA-256 and HMAC-SHA-256 over parts, and the 32-byte values made of them.

use aws_lc_rs::{digest, hmac};
use base64::{Engine, engine::general_purpose::STANDARD};

/// A text that is not the base64 (RFC 4648 §4) of exactly 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the base64 of 32 bytes")]
pub struct HashUnreadable;

impl HashUnreadable {
    /// The stable code of this refusal.
    pub const fn code(self) -> &'static str {
        "ledger.hash-unreadable"
    }
}

/// SHA-256 of the parts one after the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(part);
    }
    fixed(context.finish().as_ref())
}

/// HMAC-SHA-256 (RFC 2104) of the parts one after the other.
pub(crate) fn hmac_sha256(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    for part in parts {
        context.update(part);
    }
    fixed(context.sign().as_ref())
}

/// Reads the base64 of exactly 32 bytes; the length is looked at before anything is decoded.
pub(crate) fn decode32(text: &str) -> Result<[u8; 32], HashUnreadable> {
    if text.len() != 44 {
        return Err(HashUnreadable);
    }
    let bytes = STANDARD.decode(text).map_err(|_| HashUnreadable)?;
    bytes.try_into().map_err(|_| HashUnreadable)
}

/// Writes bytes as standard base64, padded.
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Writes bytes as lowercase hexadecimal, as `sha256sum` does.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Both digests used here are 32 bytes by definition.
fn fixed(bytes: &[u8]) -> [u8; 32] {
    assert!(bytes.len() == 32, "SHA-256 gives 32 bytes");
    let mut out = [0; 32];
    out.copy_from_slice(bytes);
    out
}

/// A 32-byte value with a meaning of its own: its type keeps a line's hash from being taken for a
/// leaf or for a root. Its text form is base64.
macro_rules! value32 {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 32]);

        impl $name {
            /// The bytes themselves.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::hash::encode(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::hash::HashUnreadable;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::hash::decode32(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}
pub(crate) use value32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        // FIPS 180-2 appendix B.1: SHA-256("abc").
        let abc = sha256(&[b"a", b"bc"]);
        assert_eq!(encode(&abc), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(decode32(&encode(&abc)), Ok(abc));
    }

    #[test]
    fn base64_has_one_form_only() {
        let text = encode(&[0; 32]);
        assert!(decode32(text.trim_end_matches('=')).is_err());
        // The last sextet of 32 bytes has two spare bits: any but zero would be a second spelling.
        let respelled = text.replace("A=", "B=");
        assert_ne!(respelled, text);
        assert!(decode32(&respelled).is_err());
    }
}
