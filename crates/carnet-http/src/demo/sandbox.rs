//! A sandbox identity provider that speaks like Pro Santé Connect: discovery, authorization code
//! with PKCE, signed ID tokens, `userinfo`. It vouches for fictitious professionals only.

mod key;
mod pages;
mod tokens;

use std::collections::BTreeMap;

use carnet_core::practitioner::Situation;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use key::ProviderKey;
pub(crate) use pages::{authorize, choose, discovery, keys};
pub(crate) use tokens::{token, userinfo};

/// Client identifier of Carnet at the sandbox.
pub const CLIENT: &str = "carnet";
/// Its secret: a sandbox on loopback has nothing to hide.
pub const SECRET: &str = "bac-a-sable";
/// The level it grants, like Pro Santé Connect.
pub const LEVEL: &str = "eidas1";

/// A fictitious professional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SandboxPractitioner {
    /// RPPS.
    pub rpps: String,
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Situations d'exercice.
    pub situations: Vec<Situation>,
}

/// What an authorization code stands for.
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub rpps: String,
    pub nonce: Option<String>,
    pub redirect: String,
    pub challenge: Option<String>,
    pub until: Timestamp,
}

/// Codes and access tokens given and not yet used up.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    pub codes: BTreeMap<String, Grant>,
    pub tokens: BTreeMap<String, (String, Timestamp)>,
}

impl Codes {
    /// Forgets what is too old.
    pub(crate) fn clean(&mut self, now: Timestamp) {
        self.codes.retain(|_, grant| now < grant.until);
        self.tokens.retain(|_, (_, until)| now < *until);
    }
}

/// The issuer, below the address of the service.
pub fn issuer(base_url: &str) -> String {
    format!("{base_url}/sandbox/psc")
}
