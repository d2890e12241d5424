//! The space of an insured person: its state, settings, authorisations and blocks.

pub mod mandate;
pub mod state;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use mandate::{Ending, InvalidMandate, Mandate, MandateRole, MandateState};
pub use state::{Before, Closing, Deletion, InvalidTransition, SpaceState};

use crate::document::{Person, Structure};
use crate::id::OwnerId;
use crate::identity::{Ins, Traits};
use crate::notice::NoticeKind;
use crate::record::named;

/// What the holder decided about emergencies: three independent switches (`access.md`, purposes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencySwitches {
    /// SAMU regulation doctors may read (`ETREAT`).
    pub samu: Switch,
    /// Other professionals may break the glass (`BTG`).
    pub break_glass: Switch,
    /// Masked documents may be read in an emergency (`MASKED`).
    pub masked: Switch,
}

/// On or off, said by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Switch {
    /// Allowed.
    On,
    /// Refused.
    Off,
}

/// How notices reach a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Mobile number.
    #[serde(default)]
    pub mobile: Option<String>,
}

/// The record at the root of a space.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Space {
    /// The owner of every row.
    pub id: OwnerId,
    /// The national identity.
    pub ins: Ins,
    /// The traits of the person.
    pub traits: Traits,
    /// Where the space stands.
    pub state: SpaceState,
    /// Emergency switches.
    pub emergency: EmergencySwitches,
    /// How the holder is told.
    pub contact: Contact,
    /// Notices of deposits may be muted; access notices never.
    pub deposit_notices: Switch,
    /// Notices of documents that were replaced or withdrawn may be muted too.
    #[serde(default = "on")]
    pub change_notices: Switch,
    /// The first page of the space: what it offers at hand, by name, in order.
    #[serde(default)]
    pub shortcuts: Vec<Shortcut>,
    /// Médecin traitant, told of emergency accesses.
    #[serde(default)]
    pub attending_doctor: Option<Person>,
    /// Professionals the holder named administrators: they see masked documents. RPPS numbers.
    #[serde(default)]
    pub administrators: BTreeSet<String>,
    /// New documents of professionals arrive masked when on.
    pub mask_new_documents: Switch,
}

const fn on() -> Switch {
    Switch::On
}

named! {
    /// A page the holder may keep at hand on the first page of their space.
    Shortcut {
        /// Their documents.
        Documents => "documents",
        /// Adding a document.
        Add => "add",
        /// The history.
        History => "history",
        /// The notices.
        Notices => "notices",
        /// Who is authorised and blocked.
        Professionals => "professionals",
        /// The space through somebody else's eyes.
        ViewAs => "view-as",
        /// The emergency sheet.
        EmergencySheet => "emergency-sheet",
        /// Taking everything home.
        Export => "export",
        /// The settings.
        Settings => "settings",
    }
}

/// How many shortcuts fit on the first page.
pub const SHORTCUTS_MAX: usize = 5;

impl Space {
    /// A space in which nothing was chosen yet.
    pub fn new(id: OwnerId, ins: Ins, traits: Traits, state: SpaceState) -> Self {
        Self {
            id,
            ins,
            traits,
            state,
            emergency: EmergencySwitches::default(),
            contact: Contact::default(),
            deposit_notices: Switch::On,
            change_notices: Switch::On,
            shortcuts: Vec::new(),
            attending_doctor: None,
            administrators: BTreeSet::new(),
            mask_new_documents: Switch::Off,
        }
    }

    /// Whether the holder wants to be told of that. What concerns an access is told whatever they chose.
    pub const fn wants(&self, kind: NoticeKind) -> bool {
        let switch = match kind {
            NoticeKind::Deposit => self.deposit_notices,
            NoticeKind::Replacement | NoticeKind::Deletion => self.change_notices,
            NoticeKind::FirstAccess
            | NoticeKind::EmergencyAccess
            | NoticeKind::BlockedAttempt
            | NoticeKind::Delegation
            | NoticeKind::Waiting
            | NoticeKind::EmergencyForDoctor
            | NoticeKind::Closed
            | NoticeKind::Reopened
            | NoticeKind::DeletionAsked => Switch::On,
        };
        matches!(switch, Switch::On)
    }
}

impl Default for EmergencySwitches {
    fn default() -> Self {
        Self { samu: Switch::On, break_glass: Switch::On, masked: Switch::Off }
    }
}

/// How consent was collected (R1111-46 CSP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// Member of the care team, presumed after information (L1110-12).
    CareTeam,
    /// Collected by the professional and declared.
    Declared,
    /// Given by the holder in their own space.
    Holder,
}

/// A professional's standing authorisation to read under `care`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    /// RPPS of the professional.
    pub rpps: String,
    /// Their name and number, to show.
    pub person: Person,
    /// Profession and specialty code (JDV_J01).
    pub role: String,
    /// Where they were when it was collected.
    pub structure: Structure,
    /// How consent was collected.
    pub consent: Consent,
    /// When.
    pub given: Timestamp,
    /// After this instant it no longer holds.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// Revoked by the holder, or ended by a block.
    #[serde(default)]
    pub revoked: Option<Timestamp>,
}

impl Authorisation {
    /// True when it holds at that instant.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.given <= now
            && self.until.is_none_or(|until| now < until)
            && self.revoked.is_none_or(|revoked| now < revoked)
    }
}

/// A professional the holder shut out; they may still deposit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// RPPS of the professional.
    pub rpps: String,
    /// Their name, to show.
    pub person: Person,
    /// Since when.
    pub since: Timestamp,
    /// Lifted at; consent must then be asked again.
    #[serde(default)]
    pub lifted: Option<Timestamp>,
}

impl Block {
    /// True when it stands at that instant.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.since <= now && self.lifted.is_none_or(|lifted| now < lifted)
    }
}

/// The day a person comes of age.
pub fn majority(birth: Date, years: i16) -> Date {
    // A person born on 29 February comes of age on 1 March of a common year.
    Date::new(birth.year() + years, birth.month(), birth.day())
        .or_else(|_| Date::new(birth.year() + years, 3, 1))
        .unwrap_or(birth)
}
