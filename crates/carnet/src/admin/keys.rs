//! Keys: those of clients of the API, and the master key of the storage.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use carnet_store::KeyRing;
use serde_json::{Value, json};

use super::say;
use crate::config::{Config, StartError};
use crate::wiring;

/// Options of `admin keygen`.
#[derive(Debug, clap::Args)]
pub struct Keygen {
    /// Where to write the private key (PEM, mode 0600).
    #[arg(long)]
    out: PathBuf,
    /// Name of the key.
    #[arg(long, default_value = "key-1")]
    kid: String,
}

/// A client's key pair, for ES384.
#[derive(Clone)]
pub struct ClientKey {
    /// PKCS#8, PEM.
    pub private_pem: String,
    /// JSON Web Key Set with the public key.
    pub public: Value,
}

impl std::fmt::Debug for ClientKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientKey([secret])")
    }
}

/// Makes a key pair.
pub fn client_key(kid: &str) -> Result<ClientKey, StartError> {
    let failed = |_| StartError::system("the key could not be made");
    let algorithm = &ECDSA_P384_SHA384_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new()).map_err(failed)?;
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref())
        .map_err(|_| StartError::system("the key could not be read back"))?;
    // An uncompressed point: 0x04, then both coordinates of 48 bytes.
    let point = pair.public_key().as_ref();
    let coordinates = point.get(1..49).zip(point.get(49..97));
    let (x, y) = coordinates.ok_or_else(|| StartError::system("the key has no point"))?;
    let body = STANDARD.encode(document.as_ref());
    let lines: Vec<&[u8]> = body.as_bytes().chunks(64).collect();
    let body = lines.iter().filter_map(|line| std::str::from_utf8(line).ok()).collect::<Vec<_>>();
    Ok(ClientKey {
        private_pem: format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            body.join("\n")
        ),
        public: json!({ "keys": [{
            "kty": "EC", "crv": "P-384", "use": "sig", "alg": "ES384", "kid": kid,
            "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
        }] }),
    })
}

/// Writes a private file, readable by its owner only.
pub fn write_private(path: &std::path::Path, text: &str) -> Result<(), StartError> {
    let file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.map_err(|e| StartError::system(format!("{}: {e}", path.display())))?;
    file.write_all(text.as_bytes()).map_err(StartError::system)
}

/// `carnet admin keygen`
pub fn keygen(wanted: &Keygen) -> Result<(), StartError> {
    let key = client_key(&wanted.kid)?;
    write_private(&wanted.out, &key.private_pem)?;
    say(&serde_json::to_string_pretty(&key.public).unwrap_or_default());
    Ok(())
}

/// `carnet admin rotate-key`: the new ring is written before the keys are wrapped with it, and keeps
/// the old master key until they all are, so that a power cut at any point loses nothing.
pub async fn rotate(config: &Config) -> Result<(), StartError> {
    let path = config.key_ring_path();
    let store = wiring::store(config).await?;
    let next = KeyRing::open_or_create(&path)?.with_new_master();
    next.write(&path)?;
    let wrapped = store.rotate_master_key(next.clone()).await?;
    next.without_old_masters().write(&path)?;
    say(&format!("{wrapped} keys wrapped with the new master key; back up {}", path.display()));
    Ok(())
}
