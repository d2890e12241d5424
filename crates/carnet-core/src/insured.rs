//! An insured person as their fund (caisse) knows them: what a space is announced with, and what identifies its
//! holder at the first visit (R1111-28 CSP).

mod code;
mod line;
mod roster;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, RecordId};
use crate::identity::Ins;
use crate::space::Contact;

pub use code::{CodeFault, ProvisionalCode, normal_code, shown_code};
pub use line::{COLUMNS, Line, LineFault};
pub use roster::Roster;

/// By which road a person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Road {
    /// A letter, to the postal address.
    Letter,
    /// An electronic mail.
    Mail,
    /// A short message.
    Sms,
}

/// What the fund knows of one person. Administrative, never clinical.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insured {
    /// The person's space, owner of this record.
    pub space: OwnerId,
    /// Code of the scheme (grand régime): two digits.
    pub scheme: String,
    /// Département or territory: `43`, `2A`, `971`.
    pub territory: String,
    /// Where the fund reaches the person. Codes go here and nowhere else.
    pub contact: Contact,
    /// Postal address without the name: at most five lines, the last with the postcode.
    pub address: Vec<String>,
    /// Serial numbers of the person's cards (carte Vitale), digits only.
    pub cards: BTreeSet<String>,
    /// Keyed hash of the last five digits of the IBAN known to the fund, hexadecimal.
    #[serde(default)]
    pub iban: Option<String>,
    /// For a child: the parent to whom they are attached (rattaché), who receives their code.
    #[serde(default)]
    pub attached_to: Option<Ins>,
    /// The children attached to this person.
    #[serde(default)]
    pub attached: BTreeSet<Ins>,
    /// Digest of the imported line, hexadecimal: the same line changes nothing.
    pub line: String,
    /// The batch that brought the person to their territory's roster.
    pub batch: RecordId,
    /// When it was last imported.
    pub imported: Timestamp,
    /// Every provisional code given, oldest first. The last one counts.
    #[serde(default)]
    pub codes: Vec<ProvisionalCode>,
    /// What was sent.
    #[serde(default)]
    pub sent: Vec<Sending>,
}

impl std::fmt::Debug for Insured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Insured").field("space", &self.space).finish_non_exhaustive()
    }
}

/// One letter or mail that announced the space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// The campaign it belongs to; none for an event (birth, first affiliation) or a request.
    #[serde(default)]
    pub campaign: Option<OwnerId>,
    /// By which road.
    pub road: Road,
    /// The day of sending, which the window counts from.
    pub at: Timestamp,
    /// Where a letter went.
    #[serde(default)]
    pub address: Vec<String>,
    /// When it came back, if it did.
    #[serde(default)]
    pub returned: Option<Timestamp>,
}

impl Insured {
    /// The road a campaign takes to this person; none when the fund knows no way.
    pub fn road(&self) -> Option<Road> {
        if self.contact.email.is_some() {
            Some(Road::Mail)
        } else if self.address.is_empty() {
            None
        } else {
            Some(Road::Letter)
        }
    }

    /// True when that number is on one of the person's cards. Spaces are nothing.
    pub fn has_card(&self, serial: &str) -> bool {
        let digits: String = serial.chars().filter(|c| !c.is_whitespace()).collect();
        self.cards.contains(&digits)
    }

    /// The code that counts today: the last one given.
    pub fn code(&self) -> Option<&ProvisionalCode> {
        self.codes.last()
    }

    /// The same, to be marked.
    pub fn code_mut(&mut self) -> Option<&mut ProvisionalCode> {
        self.codes.last_mut()
    }

    /// True when whatever told this person of their space came back: they were not told.
    pub fn untold(&self) -> bool {
        !self.sent.is_empty() && self.sent.iter().all(|sending| sending.returned.is_some())
    }

    /// True when the fund knows another way than the ones from which everything came back.
    pub fn mended(&self) -> bool {
        let tried = |road: Road| {
            let same = |one: &&Sending| one.road == road && one.address == self.address;
            self.sent.iter().any(|one| same(&one))
        };
        self.road().is_some_and(|road| road == Road::Mail || !tried(road))
    }

    /// True when that campaign already told this person.
    pub fn told_by(&self, campaign: OwnerId) -> bool {
        self.sent.iter().any(|sending| sending.campaign == Some(campaign))
    }
}
