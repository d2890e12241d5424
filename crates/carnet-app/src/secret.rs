//! Passwords, tokens and codes: made, hashed and compared.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{CustomizedPasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::clock::Chance;

/// Argon2id with OWASP's first choice: 19 MiB, 2 passes, 1 lane.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// A PHC hash of a password.
pub fn hash_password(password: &str, chance: &Chance) -> String {
    let salt: [u8; 16] = chance.bytes();
    argon()
        .hash_password_customized(password.as_bytes(), &salt, None, None, Params::default())
        .map(|hash| hash.to_string())
        .unwrap_or_default()
}

/// True when the password is the one that was hashed.
pub fn verify_password(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| argon().verify_password(password.as_bytes(), &hash).is_ok())
}

/// A token nobody can guess, for a cookie.
pub fn token(chance: &Chance) -> String {
    URL_SAFE_NO_PAD.encode(chance.bytes::<32>())
}

/// A code of six digits.
pub fn code(chance: &Chance) -> String {
    format!("{:06}", chance.below(1_000_000))
}

/// What is stored instead of a code: bound to the session's token, which is not stored either.
pub fn code_hash(token: &str, code: &str) -> String {
    hex(&Sha256::new().chain_update(token).chain_update([0]).chain_update(code).finalize())
}

/// Compares without telling where the difference is.
pub fn same(one: &str, other: &str) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(one.as_bytes(), other.as_bytes()).is_ok()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_verified_and_another_is_not() {
        let chance = Chance::from_number(42);
        let hash = hash_password("pommier-7-nuages", &chance);
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(verify_password("pommier-7-nuages", &hash));
        assert!(!verify_password("pommier-7-nuage", &hash));
        assert!(!verify_password("", ""));
    }

    #[test]
    fn a_code_is_bound_to_its_session() {
        assert_ne!(code_hash("a", "123456"), code_hash("b", "123456"));
        assert_eq!(code(&Chance::from_number(1)).len(), 6);
    }
}
