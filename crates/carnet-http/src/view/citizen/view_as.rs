//! The space through somebody else's eyes.

use serde::Serialize;

use crate::page::View;
use crate::view::document::DocumentRow;
use crate::view::field::Choice;
use crate::view::paging::Paging;

/// `GET /espace/vu-par?qui=&voir=&page=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ViewAs {
    /// The 19 professions of the matrix.
    pub professions: Vec<Choice>,
    /// People the space knows.
    pub people: Vec<Choice>,
    /// Emergencies.
    pub emergencies: Vec<Choice>,
    /// What was chosen shows.
    pub sight: Option<Sight>,
}

impl View for ViewAs {
    const TEMPLATE: &'static str = "citizen/view-as.html";
}

/// What somebody sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sight {
    /// Who, in words.
    pub who: String,
    /// What sort of somebody: message `view-as-<name>`.
    pub kind: Eyes,
    /// How many documents they would find.
    pub seen: u64,
    /// How many they would not.
    pub unseen: u64,
    /// Address of what they would find.
    pub seen_href: String,
    /// Address of what they would not.
    pub unseen_href: String,
    /// The side shown.
    pub side: Side,
    /// The documents of this page, each with its rule or reason.
    pub rows: Vec<Judged>,
    /// Where we are.
    pub paging: Paging,
}

/// A document and why it is, or is not, seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The document.
    pub document: DocumentRow,
    /// Stable code of the rule or of the reason: message `rule-<code>`.
    pub rule: String,
}

/// Whose eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Eyes {
    /// Anybody of a profession, in the care team.
    Profession,
    /// A person, as the space knows them.
    Person,
    /// A doctor in an emergency.
    Emergency,
}

/// The side shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// What they would find.
    Seen,
    /// What they would not.
    Unseen,
}
