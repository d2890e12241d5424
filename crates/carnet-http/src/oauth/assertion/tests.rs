use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize, PublicKeyComponents};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair,
    EcdsaSigningAlgorithm, KeyPair as _,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{EncodingKey, Header};
use serde_json::json;

use super::*;

const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);
const ENDPOINT: &str = "https://carnet.example/oauth/token";
const CLIENT: &str = "chu-dpi";

struct Signer {
    key: EncodingKey,
    algorithm: Algorithm,
    public: Value,
}

fn ec(
    curve: &'static EcdsaSigningAlgorithm,
    name: &str,
    algorithm: Algorithm,
    kid: &str,
) -> Signer {
    let document = EcdsaKeyPair::generate_pkcs8(curve, &SystemRandom::new()).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(curve, document.as_ref()).unwrap();
    let point = &pair.public_key().as_ref()[1..];
    let (x, y) = point.split_at(point.len() / 2);
    let public = json!({
        "kty": "EC", "crv": name, "kid": kid, "use": "sig",
        "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
    });
    Signer { key: EncodingKey::from_ec_der(document.as_ref()), algorithm, public }
}

fn p384(kid: &str) -> Signer {
    ec(&ECDSA_P384_SHA384_FIXED_SIGNING, "P-384", Algorithm::ES384, kid)
}

fn rsa(kid: &str) -> Signer {
    use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let parts: PublicKeyComponents<Vec<u8>> = pair.public_key().into();
    let public = json!({
        "kty": "RSA", "kid": kid,
        "n": URL_SAFE_NO_PAD.encode(&parts.n), "e": URL_SAFE_NO_PAD.encode(&parts.e),
    });
    let der: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        base64::engine::general_purpose::STANDARD.encode(der.as_ref())
    );
    let key = EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap();
    Signer { key, algorithm: Algorithm::RS384, public }
}

fn claims() -> Value {
    let now = NOW.as_second();
    json!({
        "iss": CLIENT, "sub": CLIENT, "aud": ENDPOINT, "jti": "a-1",
        "iat": now, "nbf": now, "exp": now + 240,
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[name] = value;
    claims
}

fn signed(signer: &Signer, kid: &str, claims: &Value) -> String {
    let header = Header { kid: Some(kid.to_owned()), ..Header::new(signer.algorithm) };
    jsonwebtoken::encode(&header, claims, &signer.key).unwrap()
}

fn set(signers: &[&Signer]) -> Value {
    json!({ "keys": signers.iter().map(|signer| signer.public.clone()).collect::<Vec<_>>() })
}

fn outcome(token: &str, keys: &Value) -> Result<Assertion, &'static str> {
    verify(token, CLIENT, keys, ENDPOINT, NOW).map_err(|error| error.code)
}

fn refused(token: &str, keys: &Value) -> &'static str {
    outcome(token, keys).unwrap_err()
}

#[test]
fn each_kind_of_key_signs() {
    let p256 = ec(&ECDSA_P256_SHA256_FIXED_SIGNING, "P-256", Algorithm::ES256, "1");
    for signer in [p256, p384("1"), rsa("1")] {
        let token = signed(&signer, "1", &claims());
        assert_eq!(client_of(&token).unwrap(), CLIENT);
        assert_eq!(outcome(&token, &set(&[&signer])).unwrap().jti, "a-1");
    }
}

#[test]
fn the_key_is_chosen_by_its_name() {
    let (one, two) = (p384("1"), p384("2"));
    let keys = set(&[&one, &two]);
    assert!(outcome(&signed(&two, "2", &claims()), &keys).is_ok());
    assert_eq!(refused(&signed(&two, "1", &claims()), &keys), "oauth.assertion-signature");
    assert_eq!(refused(&signed(&two, "3", &claims()), &keys), "oauth.key-unknown");
    let nameless = Header::new(Algorithm::ES384);
    let nameless = jsonwebtoken::encode(&nameless, &claims(), &two.key).unwrap();
    assert_eq!(refused(&nameless, &keys), "oauth.key-unnamed");
}

#[test]
fn the_header_does_not_choose_the_algorithm() {
    let signer = rsa("1");
    let keys = set(&[&signer]);
    // The classic: the public key used as a shared secret.
    let secret = signer.public["n"].as_str().unwrap();
    let header = Header { kid: Some("1".to_owned()), ..Header::new(Algorithm::HS256) };
    let secret = EncodingKey::from_secret(secret.as_bytes());
    let confused = jsonwebtoken::encode(&header, &claims(), &secret).unwrap();
    assert_eq!(refused(&confused, &keys), "oauth.algorithm");
    let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","kid":"1"}"#);
    let body = URL_SAFE_NO_PAD.encode(claims().to_string());
    assert_eq!(refused(&format!("{none}.{body}."), &keys), "oauth.algorithm");
    let weaker = Signer { algorithm: Algorithm::RS256, ..rsa("1") };
    let keys = set(&[&weaker]);
    assert_eq!(refused(&signed(&weaker, "1", &claims()), &keys), "oauth.algorithm");
}

#[test]
fn a_key_that_says_its_algorithm_is_used_with_it() {
    let mut signer = Signer { algorithm: Algorithm::RS256, ..rsa("1") };
    signer.public["alg"] = json!("RS256");
    assert!(outcome(&signed(&signer, "1", &claims()), &set(&[&signer])).is_ok());
    signer.public["alg"] = json!("HS256");
    assert_eq!(refused(&signed(&signer, "1", &claims()), &set(&[&signer])), "oauth.key-unusable");
    let shared = json!({ "keys": [{ "kty": "oct", "kid": "1", "k": "c2VjcmV0", "alg": "HS256" }] });
    assert_eq!(refused(&signed(&signer, "1", &claims()), &shared), "oauth.key-unusable");
    let mut locked = p384("1");
    locked.public["use"] = json!("enc");
    assert_eq!(refused(&signed(&locked, "1", &claims()), &set(&[&locked])), "oauth.key-unusable");
}

#[test]
fn every_claim_counts() {
    let signer = p384("1");
    let keys = set(&[&signer]);
    let code = |claims: &Value| refused(&signed(&signer, "1", claims), &keys);
    let now = NOW.as_second();
    assert_eq!(code(&with("aud", json!("https://carnet.example"))), "oauth.assertion-audience");
    assert_eq!(code(&with("aud", json!([]))), "oauth.assertion-audience");
    assert_eq!(code(&with("sub", json!("other"))), "oauth.assertion-subject");
    assert_eq!(code(&with("iss", json!("other"))), "oauth.assertion-subject");
    assert_eq!(code(&with("exp", json!(now))), "oauth.assertion-expired");
    assert_eq!(code(&with("exp", json!(now + 3600))), "oauth.assertion-too-long");
    assert_eq!(code(&with("iat", json!(now + 120))), "oauth.assertion-clock");
    assert_eq!(code(&with("iat", json!(now - 3600))), "oauth.assertion-clock");
    assert_eq!(code(&with("nbf", json!(now + 120))), "oauth.assertion-clock");
    assert_eq!(code(&with("jti", json!(""))), "oauth.assertion-jti");
    assert_eq!(code(&with("jti", Value::Null)), "oauth.assertion-claims");
    assert_eq!(code(&with("acting", json!("Dr Bob"))), "oauth.acting-unreadable");
    let several = with("aud", json!(["https://elsewhere.example", ENDPOINT]));
    assert!(outcome(&signed(&signer, "1", &several), &keys).is_ok());
}

#[test]
fn a_changed_claim_breaks_the_signature() {
    let signer = p384("1");
    let token = signed(&signer, "1", &claims());
    let parts: Vec<&str> = token.split('.').collect();
    let changed = URL_SAFE_NO_PAD.encode(with("jti", json!("a-2")).to_string());
    let forged = format!("{}.{changed}.{}", parts[0], parts[2]);
    assert_eq!(refused(&forged, &set(&[&signer])), "oauth.assertion-signature");
    assert_eq!(client_of("rien").unwrap_err().code, "oauth.assertion-unreadable");
}
