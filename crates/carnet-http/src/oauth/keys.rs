//! Our own access tokens: short-lived JWTs under one fixed algorithm (RFC 9068, HS256: only we read them).

use std::collections::BTreeSet;
use std::fmt;

use carnet_app::{Error, Kind, Result};
use carnet_core::practitioner::Scope;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::acting::Acting;

/// How long an access token lives, in seconds.
pub(super) const LIFE_S: i64 = 300;
/// A token of another kind signed with the same secret is not an access token.
const KIND: &str = "at+jwt";

/// The keys of access tokens.
pub(crate) struct Keys {
    signing: EncodingKey,
    verifying: DecodingKey,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys([secret])")
    }
}

/// What an access token stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Access {
    /// Who issued it: the address of the service.
    pub iss: String,
    /// What it opens.
    pub aud: String,
    /// The client.
    pub sub: String,
    /// The structure it was registered for when the token was issued (IDNST).
    pub structure: String,
    /// What it may do.
    pub scopes: BTreeSet<Scope>,
    /// The professional it acts for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting: Option<Acting>,
    /// When it was issued.
    pub iat: i64,
    /// When it ends.
    pub exp: i64,
    /// Its identifier.
    pub jti: String,
}

impl Keys {
    /// Keys from the secret of the service.
    pub(crate) fn new(secret: &[u8; 32]) -> Self {
        Self {
            signing: EncodingKey::from_secret(secret),
            verifying: DecodingKey::from_secret(secret),
        }
    }

    /// Whether a token is believed.
    pub(crate) fn believes(&self, token: &str, audience: &str, now: Timestamp) -> Result<()> {
        self.verify(token, audience, now).map(|_| ())
    }

    /// Signs a token.
    pub(super) fn issue(&self, access: &Access) -> Result<String> {
        let header = Header { typ: Some(KIND.to_owned()), ..Header::new(Algorithm::HS256) };
        jsonwebtoken::encode(&header, access, &self.signing).map_err(Error::fault)
    }

    /// Reads a token that was issued for `audience` and has not ended.
    ///
    /// # Errors
    /// `oauth.token-invalid`, `oauth.token-expired`.
    pub(super) fn verify(&self, token: &str, audience: &str, now: Timestamp) -> Result<Access> {
        let invalid = || Error::new(Kind::Unauthenticated, "oauth.token-invalid");
        let mut rules = Validation::new(Algorithm::HS256);
        // Checked below, with the instant of the request.
        rules.validate_exp = false;
        rules.set_audience(&[audience]);
        let read = jsonwebtoken::decode::<Access>(token, &self.verifying, &rules)
            .map_err(|error| invalid().because(error))?;
        if read.header.typ.as_deref() != Some(KIND) {
            return Err(invalid());
        }
        if read.claims.exp <= now.as_second() {
            return Err(Error::new(Kind::Unauthenticated, "oauth.token-expired"));
        }
        Ok(read.claims)
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use serde_json::json;

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

    fn access() -> Access {
        Access {
            iss: "https://carnet.example".to_owned(),
            aud: "https://carnet.example/fhir".to_owned(),
            sub: "chu-dpi".to_owned(),
            structure: "1750803447".to_owned(),
            scopes: BTreeSet::from([Scope::Feed]),
            acting: None,
            iat: NOW.as_second(),
            exp: NOW.as_second() + LIFE_S,
            jti: "1".to_owned(),
        }
    }

    fn refused(token: &str, audience: &str, later_s: i64) -> &'static str {
        let keys = Keys::new(&[7; 32]);
        let now = Timestamp::from_second(NOW.as_second() + later_s).unwrap();
        keys.verify(token, audience, now).unwrap_err().code
    }

    #[test]
    fn a_token_lives_five_minutes_for_its_audience() {
        let keys = Keys::new(&[7; 32]);
        let token = keys.issue(&access()).unwrap();
        let audience = access().aud;
        assert_eq!(keys.verify(&token, &audience, NOW).unwrap(), access());
        assert_eq!(refused(&token, &audience, LIFE_S), "oauth.token-expired");
        assert_eq!(refused(&token, "https://other.example/fhir", 0), "oauth.token-invalid");
    }

    #[test]
    fn another_secret_another_kind_and_no_algorithm_are_refused() {
        let audience = access().aud;
        let other = Keys::new(&[8; 32]).issue(&access()).unwrap();
        assert_eq!(refused(&other, &audience, 0), "oauth.token-invalid");
        let key = EncodingKey::from_secret(&[7; 32]);
        let plain = Header::new(Algorithm::HS256);
        let of_another_kind = jsonwebtoken::encode(&plain, &access(), &key).unwrap();
        assert_eq!(refused(&of_another_kind, &audience, 0), "oauth.token-invalid");
        let longer = Header { typ: Some(KIND.to_owned()), ..Header::new(Algorithm::HS512) };
        let of_another_algorithm = jsonwebtoken::encode(&longer, &access(), &key).unwrap();
        assert_eq!(refused(&of_another_algorithm, &audience, 0), "oauth.token-invalid");
        let header = URL_SAFE_NO_PAD.encode(json!({ "alg": "none", "typ": KIND }).to_string());
        let claims = URL_SAFE_NO_PAD.encode(serde_json::to_string(&access()).unwrap());
        assert_eq!(refused(&format!("{header}.{claims}."), &audience, 0), "oauth.token-invalid");
    }

    #[test]
    fn the_secret_is_not_shown() {
        assert_eq!(format!("{:?}", Keys::new(&[7; 32])), "Keys([secret])");
    }
}
