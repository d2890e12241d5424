//! A citizen's login: credentials, second factor and sessions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, SessionId};
use crate::record::OwnerKind;
use crate::space::Contact;

/// A login and what it opens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The owner of the rows.
    pub id: OwnerId,
    /// The login as typed at creation.
    pub login: String,
    /// Argon2id hash in PHC form.
    pub password: String,
    /// Name of the person, as shown.
    pub name: String,
    /// Where one-time codes go.
    pub contact: Contact,
    /// The holder's own space.
    pub space: OwnerId,
    /// Failures since the last success, for slowing guesses down.
    #[serde(default)]
    pub failures: u32,
    /// No attempt is looked at before this instant.
    #[serde(default)]
    pub locked_until: Option<Timestamp>,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

/// How far a session has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "step")]
pub enum SessionStep {
    /// Password given; a one-time code was sent.
    AwaitingCode {
        /// SHA-256 of session token and code, hex.
        code: String,
        /// The code dies at this instant.
        until: Timestamp,
        /// Wrong codes typed so far.
        attempts: u32,
    },
    /// Both factors given.
    Open,
}

/// A session of a citizen or a practitioner. The cookie holds a random token; only its keyed hash is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// The account or practitioner it belongs to.
    pub owner: OwnerId,
    /// Which of the two.
    pub kind: OwnerKind,
    /// How far it has come.
    pub step: SessionStep,
    /// When it began.
    pub began: Timestamp,
    /// It ends at this instant unless used before.
    pub idle_until: Timestamp,
    /// It ends at this instant in any case.
    pub until: Timestamp,
    /// Anti-forgery token of its forms.
    pub csrf: String,
    /// What the owner of the session holds on to: the practitioner's chosen situation, as JSON.
    #[serde(default)]
    pub context: Option<serde_json::Value>,
}
