//! What proves somebody besides the password: passkeys, authenticator apps, and codes kept on paper for the day nothing
//! else is at hand.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::SessionId;
use crate::record::named;

/// How many authenticator apps an account has at most: a telephone, its replacement, and some to spare.
pub const APPS_MAX: usize = 5;
/// How many passkeys an account has at most.
pub const PASSKEYS_MAX: usize = 10;
/// How many backup codes are given at once.
pub const BACKUP_CODES: usize = 10;
/// Most characters of the name somebody gives to a proof.
pub const NAME_LEN_MAX: usize = 40;

named! {
    /// How the second factor is given at the sign-in.
    SecondWay {
        /// A code sent by e-mail.
        Email => "email",
        /// A code sent by SMS.
        Mobile => "mobile",
        /// The code an authenticator app shows.
        App => "app",
    }
}

/// The secret an authenticator app shares with the service, in Base32 as apps read it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(String);

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed([secret])")
    }
}

impl Seed {
    /// A secret in Base32.
    pub const fn new(base32: String) -> Self {
        Self(base32)
    }

    /// The secret, for the app and for the arithmetic.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// In groups of four, to be copied by hand.
    pub fn spaced(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }
}

/// An authenticator app (RFC 6238).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// Its identifier, drawn once.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What it computes its codes from.
    pub seed: Seed,
    /// The step of the last code that was taken: neither that one nor an earlier one is taken again (RFC 6238 §5.2).
    pub last_step: i64,
    /// When it was added.
    pub since: Timestamp,
    /// When it opened the account last.
    #[serde(default)]
    pub used: Option<Timestamp>,
}

/// An app being added: it counts once it has shown a first code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppDraft {
    /// What it computes its codes from.
    pub seed: Seed,
    /// The session it is added in.
    pub session: SessionId,
    /// All of it is over at this instant.
    pub until: Timestamp,
    /// Wrong codes typed so far.
    pub attempts: u32,
}

named! {
    /// Whether a passkey may leave the authenticator it was made in.
    Travel {
        /// It stays there.
        Bound => "bound",
        /// It may be copied to its owner's other devices, and is not yet.
        Eligible => "eligible",
        /// It is.
        Done => "done",
    }
}

/// A passkey (WebAuthn): a key pair whose private half never comes here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// Its identifier here, drawn once.
    pub id: String,
    /// Its identifier in the authenticator, in Base64url.
    pub credential: String,
    /// Its public key, `COSE_Key` in Base64url.
    pub key: String,
    /// What its owner calls it.
    pub name: String,
    /// How often it had signed when it was seen last; 0 when it does not count.
    pub counter: u32,
    /// Whether it may travel, and did.
    pub travel: Travel,
    /// When it was added.
    pub since: Timestamp,
    /// When it opened the account last.
    #[serde(default)]
    pub used: Option<Timestamp>,
}

/// A passkey being added: the browser signs a challenge, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyDraft {
    /// What it signs, in Base64url.
    pub challenge: String,
    /// The session it is added in.
    pub session: SessionId,
    /// It is over at this instant.
    pub until: Timestamp,
}

/// All that proves an account's owner besides the password and the contacts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factors {
    /// Passkeys.
    #[serde(default)]
    pub passkeys: Vec<Passkey>,
    /// One that is being added.
    #[serde(default)]
    pub passkey: Option<PasskeyDraft>,
    /// Authenticator apps.
    #[serde(default)]
    pub apps: Vec<App>,
    /// One of these that is being added.
    #[serde(default)]
    pub draft: Option<AppDraft>,
    /// Keyed hashes of the backup codes that are left; a code that was used is gone.
    #[serde(default)]
    pub backup: Vec<String>,
}

/// What somebody calls a proof: without blanks around it; none when it is empty or too long.
pub fn name(typed: &str) -> Option<String> {
    let name = typed.trim();
    let fits = !name.is_empty()
        && name.chars().count() <= NAME_LEN_MAX
        && !name.chars().any(char::is_control);
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_copied_by_hand_and_never_logged() {
        let seed = Seed::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned());
        assert_eq!(seed.spaced(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(!format!("{seed:?}").contains("GEZD"));
    }

    #[test]
    fn a_proof_has_a_name() {
        assert_eq!(name(" Mon téléphone "), Some("Mon téléphone".to_owned()));
        for bad in ["", "  ", "a\nb", &"x".repeat(NAME_LEN_MAX + 1)] {
            assert_eq!(name(bad), None, "{bad:?}");
        }
    }
}
