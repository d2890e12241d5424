//! What a client says of itself, and what it was told.

use std::sync::LazyLock;

use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use carnet_http::probe;
use carnet_interop::webauthn::{Authenticator, PublicKey, authenticator};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::Outcome;

/// The instant at which the assertion of the seeds is good.
const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);
/// The longest an assertion may still live: five minutes, and half a minute of clocks that disagree.
const LIFE_S: i64 = 330;
const ENDPOINT: &str = "https://carnet.example/oauth/token";
const AUDIENCE: &str = "https://carnet.example/fhir";
const SECRET: [u8; 32] = [7; 32];

/// The keys registered for the client.
fn keys(x: &str, y: &str) -> Value {
    json!({ "keys": [{ "kty": "EC", "crv": "P-384", "kid": "k1", "use": "sig", "x": x, "y": y }] })
}

/// What the assertion of the seeds is checked with; its private key was thrown away.
static SEEDED: LazyLock<Value> =
    LazyLock::new(|| keys(include_str!("jwt.x").trim(), include_str!("jwt.y").trim()));

/// Whole tokens. Only the one that was signed is believed, and no access token is.
pub(super) fn jwt(bytes: &[u8]) -> Outcome {
    let Ok(token) = std::str::from_utf8(bytes) else { return Outcome::refused("utf-8") };
    let believed = probe::assertion(token, &SEEDED, ENDPOINT, NOW);
    if let Ok(jti) = &believed {
        assert_eq!(jti, "graine", "only what was signed is believed");
    }
    let access = probe::access_token(token, &SECRET, AUDIENCE, NOW);
    assert!(access.is_err(), "nobody signed this");
    Outcome::of(&believed)
}

/// What an authenticator says of a new passkey. What is read names a key, and reads the same again.
pub(super) fn passkey(bytes: &[u8]) -> Outcome {
    const PARTY: [u8; 32] = [7; 32];
    let alone = authenticator(bytes, &PARTY);
    let read = Authenticator::of_attestation(bytes, &PARTY);
    if let Ok((_, new)) = &read {
        assert!(!new.id.is_empty() && new.id.len() <= 1023, "it has a name");
        assert_eq!(PublicKey::of_cose(&new.cose).as_ref(), Ok(&new.key), "its key is kept whole");
    }
    let shape = (alone.map(|read| read.backup), read.map(|(read, _)| read.backup));
    if shape.0.is_ok() || shape.1.is_ok() { Outcome::read(shape) } else { Outcome::refused(shape) }
}

/// A key pair of this process, and what is registered of it.
struct Signer {
    pair: EcdsaKeyPair,
    keys: Value,
}

static SIGNER: LazyLock<Option<Signer>> = LazyLock::new(|| {
    let pair = EcdsaKeyPair::generate(&ECDSA_P384_SHA384_FIXED_SIGNING).ok()?;
    // Uncompressed point: one byte, then the two coordinates.
    let (x, y) = pair.public_key().as_ref().get(1..)?.split_at_checked(48)?;
    let keys = keys(&BASE64.encode(x), &BASE64.encode(y));
    Some(Signer { pair, keys })
});

/// Header and claims, a line each, signed as they are: what a registered client may say that means harm.
pub(super) fn claims(bytes: &[u8]) -> Outcome {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let (Some(header), Some(claims)) = (parts.next(), parts.next()) else {
        return Outcome::refused("no claims");
    };
    let signed = format!("{}.{}", BASE64.encode(header), BASE64.encode(claims));
    let Some(signer) = SIGNER.as_ref() else { return Outcome::refused("no key") };
    let signature = signer.pair.sign(&SystemRandom::new(), signed.as_bytes());
    let Ok(signature) = signature else { return Outcome::refused("no signature") };
    let token = format!("{signed}.{}", BASE64.encode(signature.as_ref()));
    let believed = probe::assertion(&token, &signer.keys, ENDPOINT, NOW);
    if let Ok(jti) = &believed {
        assert_rules(&json_of(header), &json_of(claims), jti);
    }
    let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &SECRET), signed.as_bytes());
    let token = format!("{signed}.{}", BASE64.encode(mac.as_ref()));
    let access = probe::access_token(&token, &SECRET, AUDIENCE, NOW);
    if access.is_ok() {
        let (header, claims) = (json_of(header), json_of(claims));
        assert_eq!(header.get("alg"), Some(&json!("HS256")), "one algorithm");
        assert_eq!(header.get("typ"), Some(&json!("at+jwt")), "one kind");
        assert!(number(&claims, "exp").is_some_and(|exp| exp > NOW.as_second()), "not ended");
    }
    let shape = (believed.clone().map(|_| ()), access);
    if believed.is_ok() || access.is_ok() { Outcome::read(shape) } else { Outcome::refused(shape) }
}

/// What is believed is signed under the key's algorithm, from one client, for us, and for minutes only.
fn assert_rules(header: &Value, claims: &Value, jti: &str) {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    assert_eq!(header.get("alg"), Some(&json!("ES384")), "the key chooses the algorithm");
    assert!(text("iss").is_some() && text("iss") == text("sub"), "a client speaks for itself");
    let ours = match claims.get("aud") {
        Some(Value::Array(many)) => many.contains(&json!(ENDPOINT)),
        one => one == Some(&json!(ENDPOINT)),
    };
    assert!(ours, "it was said to us");
    let left = number(claims, "exp").map(|exp| exp - NOW.as_second());
    assert!(left.is_some_and(|left| left > 0 && left <= LIFE_S), "it ends soon: {left:?}");
    assert!(text("jti") == Some(jti) && !jti.is_empty() && jti.len() <= 200, "it has a number");
}

fn json_of(bytes: &[u8]) -> Value {
    // A claim that nobody asks for may hold anything.
    serde_json::from_str(&String::from_utf8_lossy(bytes)).unwrap_or_default()
}

fn number(claims: &Value, name: &str) -> Option<i64> {
    claims.get(name).and_then(Value::as_i64)
}
