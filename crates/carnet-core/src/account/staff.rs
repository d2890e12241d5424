//! Who works for the service: operators and agents of the support. They have a login and no space.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, SessionId};
use crate::record::named;

named! {
    /// What somebody does for the service.
    StaffRole {
        /// Runs it: campaigns and their figures, the life of spaces.
        Operator => "operator",
        /// Helps persons who call.
        Support => "support",
    }
}

/// Somebody who works for the service, on the list of all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Their account.
    pub id: OwnerId,
    /// Their login.
    pub login: String,
    /// Their name, as persons read it in their history.
    pub name: String,
    /// What they do.
    pub role: StaffRole,
    /// Since when.
    pub since: Timestamp,
    /// When they stopped: the login opens nothing any more.
    #[serde(default)]
    pub ended: Option<Timestamp>,
}

/// How a person who called was identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Identified {
    /// By a code sent to the e-mail address that the fund knows.
    Mail,
    /// By the last five digits of the IBAN that the fund knows.
    Iban,
}

/// A code that a person reads out to an agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallCode {
    /// SHA-256 of call and code, hexadecimal.
    pub code: String,
    /// It is good until this instant.
    pub until: Timestamp,
}

/// A person who called, as long as an agent is with them: what the agent needs to know, and nothing else of the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The agent's session it belongs to; one call at a time.
    pub session: SessionId,
    /// The person's space.
    pub space: OwnerId,
    /// Name of the person, as shown.
    pub name: String,
    /// The e-mail address that the fund knows, masked.
    pub email: Option<String>,
    /// The mobile number that the fund knows, masked.
    pub mobile: Option<String>,
    /// Whether the fund knows a postal address.
    pub letter: bool,
    /// Whether the fund knows an IBAN.
    pub iban: bool,
    /// Name of the state of the space, when it was looked at last.
    pub state: String,
    /// The call is over at this instant.
    pub until: Timestamp,
    /// Wrong answers so far.
    pub tries: u32,
    /// Codes sent so far.
    pub sent: u32,
    /// The code that waits for its answer.
    pub code: Option<CallCode>,
    /// How the person was identified, once they were.
    pub identified: Option<Identified>,
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call").field("session", &self.session).finish_non_exhaustive()
    }
}
