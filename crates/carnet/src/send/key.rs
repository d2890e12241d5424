//! The private key a client signs with: PEM (PKCS#8 or SEC1) or JSON Web Key, on the curve P-384.

use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::{Deserialize, Serialize};

/// The name of a key that does not name itself: the one `carnet admin keygen` gives.
pub(super) const KID_DEFAULT: &str = "key-1";

/// Bytes of a coordinate, and of the private number, on P-384.
const NUMBER_BYTES: usize = 48;

/// A file that holds no key we can sign with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a private key of P-384, PEM or JWK")]
pub(crate) struct NotAKey;

/// A key to sign with, and its name.
pub(crate) struct SigningKey {
    key: EncodingKey,
    kid: String,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({})", self.kid)
    }
}

#[derive(Deserialize)]
struct PrivateJwk {
    kty: String,
    crv: String,
    d: String,
    x: String,
    y: String,
    #[serde(default)]
    kid: Option<String>,
}

impl SigningKey {
    /// Reads the key of a file. `kid` wins over the name inside.
    pub(crate) fn read(text: &str, kid: Option<&str>) -> Result<Self, NotAKey> {
        let is_json = text.trim_start().starts_with('{');
        let (pair, own) = if is_json { from_jwk(text)? } else { (from_pem(text)?, None) };
        let der = pair.to_pkcs8v1().map_err(|_| NotAKey)?;
        let kid = kid.map(str::to_owned).or(own).unwrap_or_else(|| KID_DEFAULT.to_owned());
        Ok(Self { key: EncodingKey::from_ec_der(der.as_ref()), kid })
    }

    /// Signs claims (ES384).
    pub(crate) fn sign<T: Serialize>(&self, claims: &T) -> Result<String, NotAKey> {
        let mut header = Header::new(Algorithm::ES384);
        header.kid = Some(self.kid.clone());
        jsonwebtoken::encode(&header, claims, &self.key).map_err(|_| NotAKey)
    }
}

fn from_pem(text: &str) -> Result<EcdsaKeyPair, NotAKey> {
    let inside = text.split_once("-----BEGIN ").and_then(|(_, rest)| rest.split_once("-----"));
    let (kind, rest) = inside.ok_or(NotAKey)?;
    if !matches!(kind, "PRIVATE KEY" | "EC PRIVATE KEY") {
        return Err(NotAKey);
    }
    let (body, _) = rest.split_once("-----END ").ok_or(NotAKey)?;
    let body: String = body.split_whitespace().collect();
    let der = STANDARD.decode(body).map_err(|_| NotAKey)?;
    EcdsaKeyPair::from_private_key_der(&ECDSA_P384_SHA384_FIXED_SIGNING, &der).map_err(|_| NotAKey)
}

fn from_jwk(text: &str) -> Result<(EcdsaKeyPair, Option<String>), NotAKey> {
    let jwk: PrivateJwk = serde_json::from_str(text).map_err(|_| NotAKey)?;
    if jwk.kty != "EC" || jwk.crv != "P-384" {
        return Err(NotAKey);
    }
    let number = |text: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NotAKey)?;
        if bytes.len() == NUMBER_BYTES { Ok(bytes) } else { Err(NotAKey) }
    };
    // An uncompressed point: 0x04, then both coordinates.
    let point = [vec![4], number(&jwk.x)?, number(&jwk.y)?].concat();
    let pair = EcdsaKeyPair::from_private_key_and_public_key(
        &ECDSA_P384_SHA384_FIXED_SIGNING,
        &number(&jwk.d)?,
        &point,
    );
    Ok((pair.map_err(|_| NotAKey)?, jwk.kid))
}

#[cfg(test)]
pub(super) mod tests {
    use aws_lc_rs::encoding::{AsBigEndian as _, EcPrivateKeyBin};
    use aws_lc_rs::signature::KeyPair as _;
    use jsonwebtoken::{DecodingKey, Validation};
    use serde_json::{Value, json};

    use super::*;

    /// A key pair: private PEM, private JWK, public JWK.
    pub(in crate::send) fn pair() -> (String, Value, Value) {
        let pair = EcdsaKeyPair::generate(&ECDSA_P384_SHA384_FIXED_SIGNING).unwrap();
        let der = pair.to_pkcs8v1().unwrap();
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            STANDARD.encode(der.as_ref())
        );
        let private: EcPrivateKeyBin<'_> = pair.private_key().as_be_bytes().unwrap();
        let point = pair.public_key().as_ref();
        let public = json!({
            "kty": "EC", "crv": "P-384",
            "x": URL_SAFE_NO_PAD.encode(&point[1..49]), "y": URL_SAFE_NO_PAD.encode(&point[49..97]),
        });
        let mut secret = public.clone();
        secret["d"] = json!(URL_SAFE_NO_PAD.encode(private.as_ref()));
        secret["kid"] = json!("labo");
        (pem, secret, public)
    }

    #[test]
    fn both_forms_of_a_key_sign_alike() {
        let (pem, secret, public) = pair();
        let jwk = serde_json::from_value(public).unwrap();
        let verify = DecodingKey::from_jwk(&jwk).unwrap();
        let mut rules = Validation::new(Algorithm::ES384);
        rules.required_spec_claims.clear();
        for (text, kid, shown) in [
            (pem.clone(), None, "key-1"),
            (pem, Some("demo"), "demo"),
            (secret.to_string(), None, "labo"),
        ] {
            let token = SigningKey::read(&text, kid).unwrap().sign(&json!({ "iss": "x" })).unwrap();
            let read = jsonwebtoken::decode::<Value>(&token, &verify, &rules).unwrap();
            assert_eq!(read.header.kid.as_deref(), Some(shown));
            assert_eq!(read.claims["iss"], "x");
        }
    }

    #[test]
    fn other_files_are_no_keys() {
        let (_, mut secret, public) = pair();
        secret["crv"] = json!("P-256");
        for text in ["", "{}", "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----"] {
            assert_eq!(SigningKey::read(text, None).unwrap_err(), NotAKey);
        }
        assert_eq!(SigningKey::read(&public.to_string(), None).unwrap_err(), NotAKey);
        assert_eq!(SigningKey::read(&secret.to_string(), None).unwrap_err(), NotAKey);
    }
}
