//! The key the sandbox signs ID tokens with (ES256).

use std::fmt;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

/// A signing key of the sandbox.
pub struct ProviderKey {
    signing: EncodingKey,
    public: Value,
}

impl fmt::Debug for ProviderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProviderKey([secret])")
    }
}

/// A key could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the sandbox's key could not be made")]
pub struct NoKey;

const NAME: &str = "bac-a-sable";

impl ProviderKey {
    /// A fresh key: ID tokens of an earlier run are worth nothing.
    pub fn generate() -> Result<Self, NoKey> {
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let document =
            EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new()).map_err(|_| NoKey)?;
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref()).map_err(|_| NoKey)?;
        // An uncompressed point: 0x04, then both coordinates of 32 bytes.
        let point = pair.public_key().as_ref();
        let (x, y) = point.get(1..33).zip(point.get(33..65)).ok_or(NoKey)?;
        let public = json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": NAME,
            "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
        });
        Ok(Self { signing: EncodingKey::from_ec_der(document.as_ref()), public })
    }

    /// The JSON Web Key Set.
    pub(crate) fn set(&self) -> Value {
        json!({ "keys": [self.public] })
    }

    /// A signed token.
    pub(crate) fn sign(&self, claims: &Value) -> Option<String> {
        let header = Header { kid: Some(NAME.to_owned()), ..Header::new(Algorithm::ES256) };
        jsonwebtoken::encode(&header, claims, &self.signing).ok()
    }
}
