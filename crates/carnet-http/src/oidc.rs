//! An OpenID Connect relying party (code flow, PKCE, nonce, acr checked), for Pro Santé Connect and FranceConnect+.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::http;
use carnet_app::{Error, Kind};
use chrono::DateTime;
use jiff::Timestamp;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreGenderClaim, CoreProviderMetadata,
};
use openidconnect::{
    AdditionalClaims, AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _, UserInfoClaims,
};
use serde::{Deserialize, Serialize};

/// What went wrong on the way to the provider.
#[derive(Debug, thiserror::Error)]
#[error("the identity provider could not be reached: {0}")]
pub struct Unreachable(pub String);

/// An answer on its way.
pub type Fetching =
    Pin<Box<dyn Future<Output = Result<http::Response<Vec<u8>>, Unreachable>> + Send>>;

/// How requests leave: given by the binary, with its time-outs and its trust.
#[derive(Clone)]
pub struct Fetch(pub Arc<dyn Fn(http::Request<Vec<u8>>) -> Fetching + Send + Sync>);

impl fmt::Debug for Fetch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fetch")
    }
}

impl<'c> AsyncHttpClient<'c> for Fetch {
    type Error = Unreachable;
    type Future = Fetching;

    fn call(&'c self, request: http::Request<Vec<u8>>) -> Fetching {
        (self.0)(request)
    }
}

/// An identity provider.
#[derive(Clone)]
pub struct Provider {
    /// Issuer, as in its discovery document.
    pub issuer: String,
    /// Our client identifier.
    pub client: String,
    /// Our secret.
    pub secret: String,
    /// Where it sends people back: `{base}/pro/retour`.
    pub redirect: String,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The level asked for; that one or a higher one is required (`eidas1` for Pro Santé Connect, `eidas2` for
    /// FranceConnect+).
    pub level: String,
    /// How requests leave.
    pub fetch: Fetch,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Provider({})", self.issuer)
    }
}

/// What must come back with the person; kept in a cookie of theirs.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Expected {
    state: String,
    nonce: String,
    verifier: String,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Expected {
    /// Only who was sent away comes back.
    pub(crate) fn check(&self, state: &str) -> Result<(), Error> {
        if carnet_app::secret::same(&self.state, state) {
            Ok(())
        } else {
            Err(Error::new(Kind::Unauthenticated, "oidc.state"))
        }
    }
}

/// True when a level is the one required or a higher one: `eidas3` is above `eidas2`.
fn reaches(said: &str, required: &str) -> bool {
    let rank = |level: &str| level.strip_prefix("eidas")?.parse::<u8>().ok();
    said == required || rank(said).zip(rank(required)).is_some_and(|(said, wanted)| said > wanted)
}

fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(Kind::Busy, "oidc.unavailable").because(error)
}

fn refused(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(Kind::Unauthenticated, "oidc.refused").because(error)
}

impl Provider {
    /// Reads the discovery document: keys may have turned since the last sign-in.
    async fn client(&self) -> Result<Client, Error> {
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(Error::fault)?;
        let metadata =
            CoreProviderMetadata::discover_async(issuer, &self.fetch).await.map_err(unavailable)?;
        let redirect = RedirectUrl::new(self.redirect.clone()).map_err(Error::fault)?;
        let (id, secret) =
            (ClientId::new(self.client.clone()), ClientSecret::new(self.secret.clone()));
        let client = CoreClient::from_provider_metadata(metadata, id, Some(secret));
        Ok(client.set_redirect_uri(redirect))
    }

    /// Where to send somebody, and what must come back with them.
    pub(crate) async fn begin(&self) -> Result<(String, Expected), Error> {
        let client = self.client().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let scopes = self.scopes.iter().cloned().map(Scope::new);
        let (url, state, nonce) = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(scopes)
            .add_extra_param("acr_values", self.level.clone())
            .set_pkce_challenge(challenge)
            .url();
        let expected = Expected {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        };
        Ok((url.to_string(), expected))
    }

    /// Somebody comes back: code against tokens, tokens against who they are.
    pub(crate) async fn finish<C: AdditionalClaims>(
        &self,
        expected: Expected,
        state: &str,
        code: &str,
        now: Timestamp,
    ) -> Result<UserInfoClaims<C, CoreGenderClaim>, Error> {
        expected.check(state)?;
        let client = self.client().await?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(Error::fault)?
            .set_pkce_verifier(PkceCodeVerifier::new(expected.verifier))
            .request_async(&self.fetch)
            .await
            .map_err(refused)?;
        let missing = || Error::new(Kind::Unauthenticated, "oidc.refused");
        let id_token = tokens.id_token().ok_or_else(missing)?;
        // The service's own instant, not the machine's: the library would read the clock by itself.
        let now = DateTime::from_timestamp(now.as_second(), 0).ok_or_else(missing)?;
        let verifier = client.id_token_verifier().set_time_fn(move || now);
        let nonce = Nonce::new(expected.nonce);
        let claims = id_token.claims(&verifier, &nonce).map_err(refused)?;
        if !claims.auth_context_ref().is_some_and(|acr| reaches(acr.as_str(), &self.level)) {
            return Err(Error::new(Kind::Unauthenticated, "oidc.level"));
        }
        let subject = Some(claims.subject().clone());
        client
            .user_info(tokens.access_token().clone(), subject)
            .map_err(Error::fault)?
            .request_async(&self.fetch)
            .await
            .map_err(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_level_reaches_and_a_lower_one_does_not() {
        assert!(reaches("eidas2", "eidas2") && reaches("eidas3", "eidas2"));
        for low in ["eidas1", "eidas", "eidas02x", "", "EIDAS3", "https://eidas3"] {
            assert!(!reaches(low, "eidas2"), "{low}");
        }
        assert!(reaches("autre", "autre") && !reaches("autre", "eidas2"));
    }
}
