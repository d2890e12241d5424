//! A sandbox identity provider: discovery, authorization code with PKCE, signed ID tokens, `userinfo`. It speaks like Pro
//! Santé Connect and like FranceConnect+, each at its own address, and vouches for fictitious people only.

mod key;
mod pages;
mod tokens;

use std::collections::BTreeMap;

use carnet_core::identity::Traits;
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
/// The level it grants to professionals, like Pro Santé Connect.
pub const LEVEL: &str = "eidas1";
/// The level a citizen needs, as from FranceConnect+; the sandbox gives lower and higher ones, too.
pub const CITIZEN_LEVEL: &str = "eidas2";
/// The levels one can choose as a citizen.
pub(crate) const CITIZEN_LEVELS: [&str; 3] = ["eidas1", "eidas2", "eidas3"];

/// Which provider the sandbox is in the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Pro Santé Connect.
    Psc,
    /// FranceConnect+.
    Fc,
}

impl Stand {
    /// The one at that address.
    pub(crate) fn at(name: &str) -> Option<Self> {
        match name {
            "psc" => Some(Self::Psc),
            "fc" => Some(Self::Fc),
            _ => None,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Psc => "psc",
            Self::Fc => "fc",
        }
    }

    fn issuer(self, base_url: &str) -> String {
        format!("{base_url}/sandbox/{}", self.name())
    }
}

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

/// A fictitious citizen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SandboxCitizen {
    /// A name for the form.
    pub id: String,
    /// Who they are to the civil registry.
    pub traits: Traits,
}

/// Somebody the sandbox vouched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A professional, by their RPPS.
    Practitioner(String),
    /// A citizen, by their name in the form.
    Citizen(String),
}

/// What an authorization code stands for.
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub subject: Subject,
    pub level: String,
    pub nonce: Option<String>,
    pub redirect: String,
    pub challenge: Option<String>,
    pub until: Timestamp,
}

/// Codes and access tokens given and not yet used up.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    pub codes: BTreeMap<String, Grant>,
    pub tokens: BTreeMap<String, (Subject, Timestamp)>,
}

impl Codes {
    /// Forgets what is too old.
    pub(crate) fn clean(&mut self, now: Timestamp) {
        self.codes.retain(|_, grant| now < grant.until);
        self.tokens.retain(|_, (_, until)| now < *until);
    }
}

/// The issuer for professionals, below the address of the service.
pub fn issuer(base_url: &str) -> String {
    Stand::Psc.issuer(base_url)
}

/// The issuer for citizens.
pub fn citizen_issuer(base_url: &str) -> String {
    Stand::Fc.issuer(base_url)
}
