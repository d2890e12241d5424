//! The client's signed assertion (RFC 7523 §3, SMART Backend Services « authentication request »).
//!
//! The key says which algorithm counts; the header of a token is a stranger's word and is only compared with it.

use carnet_app::{Error, Kind, Result};
use jiff::Timestamp;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::Value;

use super::acting::{self, Acting};

/// Longest life of an assertion, in seconds.
const LIFE_S: i64 = 300;
/// How far clocks may disagree, in seconds.
const SKEW_S: i64 = 30;
/// Longest identifier of an assertion.
const JTI_LEN_MAX: usize = 200;

/// Every algorithm an assertion can be signed with; which one counts depends on the registered key.
pub(super) const ALGORITHMS: [&str; 5] = ["RS384", "ES384", "RS256", "ES256", "EdDSA"];

/// What a verified assertion says.
#[derive(Debug)]
pub(super) struct Assertion {
    /// Its identifier, to be used once.
    pub jti: String,
    /// The professional it acts for.
    pub acting: Option<Acting>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    exp: i64,
    #[serde(default)]
    iat: Option<i64>,
    #[serde(default)]
    nbf: Option<i64>,
    jti: String,
    #[serde(default)]
    acting: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
struct Issuer {
    iss: String,
}

/// Who the assertion says it comes from. Not verified: it only says whose keys to try.
///
/// # Errors
/// `oauth.assertion-unreadable`.
pub(super) fn client_of(token: &str) -> Result<String> {
    jsonwebtoken::dangerous::insecure_decode_claims::<Issuer>(token)
        .map(|claims| claims.iss)
        .map_err(|error| {
            Error::new(Kind::Unauthenticated, "oauth.assertion-unreadable").because(error)
        })
}

/// Verifies an assertion with the keys registered for a client.
///
/// # Errors
/// `oauth.key-*`, `oauth.algorithm`, `oauth.assertion-*`, `oauth.acting-*`.
pub(super) fn verify(
    token: &str,
    client: &str,
    keys: &Value,
    endpoint: &str,
    now: Timestamp,
) -> Result<Assertion> {
    let header = header(token)?;
    let text = |name: &str| header.get(name).and_then(Value::as_str);
    let kid = text("kid").ok_or_else(|| Error::new(Kind::Unauthenticated, "oauth.key-unnamed"))?;
    let (key, algorithm) = key(keys, kid)?;
    if text("alg") != Some(name(algorithm)) {
        return Err(
            Error::new(Kind::Unauthenticated, "oauth.algorithm").with("expected", name(algorithm))
        );
    }
    let claims = jsonwebtoken::decode::<Claims>(token, &key, &rules(algorithm))
        .map_err(|error| match error.kind() {
            jsonwebtoken::errors::ErrorKind::Json(_) => {
                Error::new(Kind::Unauthenticated, "oauth.assertion-claims").because(error)
            }
            _ => Error::new(Kind::Unauthenticated, "oauth.assertion-signature").because(error),
        })?
        .claims;
    check(&claims, client, endpoint, now.as_second())?;
    let acting = claims.acting.map(acting::read).transpose()?;
    Ok(Assertion { jti: claims.jti, acting })
}

fn header(token: &str) -> Result<Value> {
    use base64::Engine as _;
    let encoded = token.split('.').next().unwrap_or_default();
    base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(encoded)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| Error::new(Kind::Unauthenticated, "oauth.assertion-unreadable"))
}

/// The registered key of that name, and the one algorithm it is used with.
fn key(keys: &Value, kid: &str) -> Result<(DecodingKey, Algorithm)> {
    let set = keys.get("keys").and_then(Value::as_array).into_iter().flatten();
    let named = |key: &&Value| key.get("kid").and_then(Value::as_str) == Some(kid);
    let Some(found) = set.into_iter().find(named) else {
        return Err(Error::new(Kind::Unauthenticated, "oauth.key-unknown"));
    };
    let unusable = || Error::new(Kind::Unauthenticated, "oauth.key-unusable");
    let jwk: Jwk = serde_json::from_value(found.clone()).map_err(|_| unusable())?;
    let algorithm = algorithm(&jwk).ok_or_else(unusable)?;
    let key = DecodingKey::from_jwk(&jwk).map_err(|_| unusable())?;
    Ok((key, algorithm))
}

/// The algorithm of a key: its own word when it fits its kind, else the one SMART asks of that kind.
fn algorithm(jwk: &Jwk) -> Option<Algorithm> {
    let signs = matches!(jwk.common.public_key_use, None | Some(PublicKeyUse::Signature));
    let algorithm = match (&jwk.algorithm, jwk.common.key_algorithm) {
        (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::RS256)) => Algorithm::RS256,
        (AlgorithmParameters::RSA(_), None | Some(KeyAlgorithm::RS384)) => Algorithm::RS384,
        (AlgorithmParameters::EllipticCurve(key), said) => {
            let (algorithm, own) = match key.curve {
                EllipticCurve::P256 => (Algorithm::ES256, KeyAlgorithm::ES256),
                EllipticCurve::P384 => (Algorithm::ES384, KeyAlgorithm::ES384),
                _ => return None,
            };
            said.is_none_or(|said| said == own).then_some(algorithm)?
        }
        (AlgorithmParameters::OctetKeyPair(key), None | Some(KeyAlgorithm::EdDSA))
            if key.curve == EllipticCurve::Ed25519 =>
        {
            Algorithm::EdDSA
        }
        // A shared secret, or an algorithm we do not speak: never.
        _ => return None,
    };
    signs.then_some(algorithm)
}

fn name(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::RS256 => "RS256",
        Algorithm::RS384 => "RS384",
        Algorithm::ES256 => "ES256",
        Algorithm::ES384 => "ES384",
        Algorithm::EdDSA => "EdDSA",
        _ => "",
    }
}

/// The signature and nothing else: the claims are checked with our own instant, in [`check`].
fn rules(algorithm: Algorithm) -> Validation {
    let mut rules = Validation::new(algorithm);
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    rules.validate_aud = false;
    rules
}

fn check(claims: &Claims, client: &str, endpoint: &str, now: i64) -> Result<()> {
    if claims.iss != client || claims.sub != client {
        return Err(Error::new(Kind::Unauthenticated, "oauth.assertion-subject"));
    }
    let ours = match &claims.aud {
        Audience::One(one) => one == endpoint,
        Audience::Many(many) => many.iter().any(|one| one == endpoint),
    };
    if !ours {
        return Err(Error::new(Kind::Unauthenticated, "oauth.assertion-audience")
            .with("expected", endpoint));
    }
    if claims.exp <= now {
        return Err(Error::new(Kind::Unauthenticated, "oauth.assertion-expired"));
    }
    if claims.exp > now + LIFE_S + SKEW_S {
        return Err(Error::new(Kind::Unauthenticated, "oauth.assertion-too-long"));
    }
    let future = |at: Option<i64>| at.is_some_and(|at| at > now + SKEW_S);
    let old = claims.iat.is_some_and(|at| at < now - LIFE_S - SKEW_S);
    if future(claims.iat) || future(claims.nbf) || old {
        return Err(Error::new(Kind::Unauthenticated, "oauth.assertion-clock"));
    }
    if claims.jti.is_empty() || claims.jti.len() > JTI_LEN_MAX {
        return Err(Error::new(Kind::Unauthenticated, "oauth.assertion-jti"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
