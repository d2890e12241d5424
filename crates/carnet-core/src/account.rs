//! A citizen's login: credentials, second factor and sessions.

pub mod contact;
pub mod device;
pub mod enrolment;
pub mod factor;
pub mod login;
pub mod password;
pub mod profile;
pub mod staff;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, SessionId};
use crate::record::OwnerKind;
use crate::space::Contact;

use contact::ContactKind;
use device::Device;
use factor::{Factors, SecondWay};
use profile::Profile;
use staff::StaffRole;

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
    /// One-time codes of the last day, in browsers that never opened this account.
    #[serde(default)]
    pub stranger: CodeUse,
    /// The same in browsers that opened it before: no stranger uses these up.
    #[serde(default)]
    pub known: CodeUse,
    /// Argon2id hashes of earlier passwords, newest first: not taken again.
    #[serde(default)]
    pub earlier: Vec<String>,
    /// A contact that waits for its code.
    #[serde(default)]
    pub changing: Option<ContactChange>,
    /// Browsers that opened the account.
    #[serde(default)]
    pub devices: Vec<Device>,
    /// Version of the terms that were accepted last.
    #[serde(default = "first_terms")]
    pub terms: String,
    /// Whether the choices of the first day were made.
    #[serde(default)]
    pub first_choices: FirstChoices,
    /// A lost password that is being replaced.
    #[serde(default)]
    pub recovery: Option<Recovery>,
    /// Codes of the last day to replace a lost password.
    #[serde(default)]
    pub recovered: CodeUse,
    /// The spaces of others that it is offered, or may act in.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// What proves its owner besides the password and the contacts.
    #[serde(default)]
    pub factors: Factors,
    /// What somebody who works for the service does there. They hold no space with this login: `space` is nobody's.
    #[serde(default)]
    pub staff: Option<StaffRole>,
}

/// A lost password on its way to a new one: the card was shown, and a code sent to the contact of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    /// SHA-256 of the cookie's token: how it is found. The token is kept nowhere.
    pub handle: String,
    /// SHA-256 of handle and code, hex.
    pub code: String,
    /// All of it is over at this instant.
    pub until: Timestamp,
    /// Wrong codes typed so far.
    pub attempts: u32,
    /// When the right one was.
    #[serde(default)]
    pub proven: Option<Timestamp>,
}

/// The version of the terms before they had one.
fn first_terms() -> String {
    FIRST_TERMS.to_owned()
}

/// The first version of the terms.
pub const FIRST_TERMS: &str = "1";

/// The choices somebody is asked for at the first visit: who sees new documents, and what helpers may read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstChoices {
    /// Still to be made.
    Waiting,
    /// Made, or never asked for.
    #[default]
    Done,
}

/// A new contact, told a code that its owner has to bring back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactChange {
    /// Which contact.
    pub kind: ContactKind,
    /// The new one.
    pub value: String,
    /// The session it was asked in: a code opens nothing elsewhere.
    pub session: SessionId,
    /// SHA-256 of session and code, hex.
    pub code: String,
    /// The code dies at this instant.
    pub until: Timestamp,
    /// Wrong codes typed so far.
    pub attempts: u32,
}

/// What was done with one-time codes lately. Kept with the account, so that neither another session, nor another
/// code, nor a restart begins a new count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeUse {
    /// When a wrong one was typed.
    #[serde(default)]
    pub wrong: Vec<Timestamp>,
    /// When one was sent.
    #[serde(default)]
    pub sent: Vec<Timestamp>,
}

/// How long codes are counted.
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl CodeUse {
    /// Forgets what is a day old.
    pub fn prune(&mut self, now: Timestamp) {
        let recent = |at: &Timestamp| now.duration_since(*at) < DAY;
        self.wrong.retain(recent);
        self.sent.retain(recent);
    }

    /// How long to wait until fewer than `max` of these instants are within a day; none when it is so now.
    pub fn wait(instants: &[Timestamp], max: u32, now: Timestamp) -> Option<SignedDuration> {
        let recent = instants.iter().filter(|at| now.duration_since(**at) < DAY);
        let mut recent: Vec<Timestamp> = recent.copied().collect();
        recent.sort_unstable();
        let beyond = recent.len().checked_sub(usize::try_from(max).unwrap_or(usize::MAX))?;
        recent.get(beyond).map(|at| DAY - now.duration_since(*at))
    }
}

impl Account {
    /// An account nobody has used yet; `password` is a hash.
    pub fn new(
        id: OwnerId,
        login: String,
        password: String,
        name: String,
        contact: Contact,
        space: OwnerId,
    ) -> Self {
        Self {
            id,
            login,
            password,
            name,
            contact,
            space,
            stranger: CodeUse::default(),
            known: CodeUse::default(),
            earlier: Vec::new(),
            changing: None,
            devices: Vec::new(),
            terms: first_terms(),
            first_choices: FirstChoices::Done,
            recovery: None,
            recovered: CodeUse::default(),
            profiles: Vec::new(),
            factors: Factors::default(),
            staff: None,
        }
    }
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The way before there were several: the same page serves both contacts.
const fn by_email() -> SecondWay {
    SecondWay::Email
}

/// How far a session has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "step")]
pub enum SessionStep {
    /// Password given; the second factor is awaited.
    AwaitingCode {
        /// SHA-256 of session token and code, hex; none when an app shows the code.
        code: Option<String>,
        /// How it is to be given.
        #[serde(default = "by_email")]
        way: SecondWay,
        /// The code dies at this instant.
        until: Timestamp,
        /// Wrong codes typed so far, whichever code was the newest.
        attempts: u32,
        /// How often a code was sent again.
        #[serde(default)]
        resent: u32,
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
    /// The name of the browser it was opened in, for sessions of a holder.
    #[serde(default)]
    pub device: Option<String>,
    /// The space of somebody else that a holder's session stands in; none in their own.
    #[serde(default)]
    pub acting_in: Option<OwnerId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_so_many_codes_and_not_one_more() {
        let now = Timestamp::constant(1_772_438_400, 0);
        let at = |hours: i64| now - SignedDuration::from_hours(hours);
        let mut used = CodeUse { wrong: vec![at(30), at(23), at(5), at(0)], sent: Vec::new() };
        assert_eq!(CodeUse::wait(&used.wrong, 4, now), None);
        assert_eq!(CodeUse::wait(&used.wrong, 3, now), Some(SignedDuration::from_hours(1)));
        assert_eq!(CodeUse::wait(&used.wrong, 2, now), Some(SignedDuration::from_hours(19)));
        used.prune(now);
        assert_eq!(used.wrong.len(), 3);
    }
}
