//! The signature of a passkey.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};
use carnet_interop::webauthn::PublicKey;
use sha2::{Digest as _, Sha256};

/// True when the key signed what the authenticator and the browser said (§7.2, steps 20 and 21).
pub(super) fn signed(key: &PublicKey, data: &[u8], client: &[u8], signature: &[u8]) -> bool {
    let message = [data, Sha256::digest(client).as_slice()].concat();
    let verified = match key {
        PublicKey::Es256(x, y) => {
            // An uncompressed point (SEC 1 §2.3.3).
            let point = [&[4][..], x, y].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(&message, signature)
        }
        PublicKey::Ed25519(key) => {
            UnparsedPublicKey::new(&ED25519, key).verify(&message, signature)
        }
        PublicKey::Rs256(n, e) => {
            let key = RsaPublicKeyComponents { n, e };
            key.verify(&RSA_PKCS1_2048_8192_SHA256, &message, signature)
        }
    };
    verified.is_ok()
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
    use aws_lc_rs::signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _,
        RSA_PKCS1_SHA256,
    };

    use super::*;

    fn message() -> Vec<u8> {
        [&b"data"[..], Sha256::digest(b"client").as_slice()].concat()
    }

    fn holds(key: &PublicKey, signature: &[u8]) {
        assert!(signed(key, b"data", b"client", signature));
        assert!(!signed(key, b"dat", b"client", signature));
        assert!(!signed(key, b"data", b"clienT", signature));
        assert!(!signed(key, b"data", b"client", b""));
        let mut other = signature.to_vec();
        if let Some(last) = other.last_mut() {
            *last ^= 1;
        }
        assert!(!signed(key, b"data", b"client", &other));
    }

    #[test]
    fn each_kind_of_key_is_verified_and_no_other_message() {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
        let point = pair.public_key().as_ref();
        let (x, y) = (point[1..33].try_into().unwrap(), point[33..].try_into().unwrap());
        let signature = pair.sign(&SystemRandom::new(), &message()).unwrap();
        holds(&PublicKey::Es256(x, y), signature.as_ref());
        assert!(!signed(
            &PublicKey::Es256([0; 32], [0; 32]),
            b"data",
            b"client",
            signature.as_ref()
        ));

        let pair = Ed25519KeyPair::generate().unwrap();
        let key = pair.public_key().as_ref().try_into().unwrap();
        holds(&PublicKey::Ed25519(key), pair.sign(&message()).as_ref());

        let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &message(), &mut signature).unwrap();
        let (n, e) = (pair.public_key().modulus(), pair.public_key().exponent());
        let (n, e) = (n.big_endian_without_leading_zero(), e.big_endian_without_leading_zero());
        holds(&PublicKey::Rs256(n.to_vec(), e.to_vec()), &signature);
    }
}
