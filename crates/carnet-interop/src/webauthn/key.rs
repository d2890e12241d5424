//! Public keys of passkeys (RFC 9053), of the three kinds that are asked for.

use ciborium::Value;

use super::{Fault, cbor};

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// ECDSA over P-256 with SHA-256: both coordinates of its point.
    Es256([u8; 32], [u8; 32]),
    /// EdDSA over Ed25519.
    Ed25519([u8; 32]),
    /// RSASSA-PKCS1-v1_5 with SHA-256: modulus and exponent.
    Rs256(Vec<u8>, Vec<u8>),
}

impl PublicKey {
    /// The algorithms that are asked for, best first (IANA COSE algorithms).
    pub const ALGORITHMS: [i64; 3] = [-8, -7, -257];

    /// Reads a `COSE_Key`, with nothing after it.
    ///
    /// # Errors
    /// [`Fault::Key`] when it is no key of these kinds.
    pub fn of_cose(bytes: &[u8]) -> Result<Self, Fault> {
        let map = cbor::whole_map(bytes).ok_or(Fault::Key)?;
        read(&map).ok_or(Fault::Key)
    }
}

fn read(map: &[(Value, Value)]) -> Option<PublicKey> {
    let part = |label: i64| cbor::one(map, &Value::from(label));
    let number = |label: i64| i64::try_from(part(label)?.as_integer()?).ok();
    let bytes = |label: i64| part(label)?.as_bytes();
    let point = |label: i64| <[u8; 32]>::try_from(bytes(label)?.as_slice()).ok();
    // kty, alg, and for curves crv: each algorithm has one kind of key and one curve.
    match (number(1)?, number(3)?) {
        (2, -7) if number(-1)? == 1 => Some(PublicKey::Es256(point(-2)?, point(-3)?)),
        (1, -8) if number(-1)? == 6 => Some(PublicKey::Ed25519(point(-2)?)),
        (3, -257) => {
            let (modulus, exponent) = (bytes(-1)?, bytes(-2)?);
            // 2048 to 4096 bits: shorter ones are broken, longer ones are a burden.
            let fits = (256..=512).contains(&modulus.len()) && (1..=4).contains(&exponent.len());
            fits.then(|| PublicKey::Rs256(modulus.clone(), exponent.clone()))
        }
        _ => None,
    }
}
