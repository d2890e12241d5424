//! The emergency sheet: what its holder wants helpers to know, in their own words.
//!
//! Nobody vouches for it: it is shown as the words of the person. It is kept apart from documents, and given to
//! nobody but its holder, who prints it or keeps it on their telephone.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::OwnerId;
use crate::record::named;

/// Longest text of a field, in characters: one page must hold them all.
pub const TEXT_LEN_MAX: usize = 400;
/// Longest name or number of a contact, in characters.
pub const CONTACT_LEN_MAX: usize = 60;
/// How many people to call.
pub const CONTACTS_MAX: usize = 3;

named! {
    /// A blood group, ABO and rhesus.
    BloodGroup {
        /// A+.
        APositive => "a-positive",
        /// A−.
        ANegative => "a-negative",
        /// B+.
        BPositive => "b-positive",
        /// B−.
        BNegative => "b-negative",
        /// AB+.
        AbPositive => "ab-positive",
        /// AB−.
        AbNegative => "ab-negative",
        /// O+.
        OPositive => "o-positive",
        /// O−.
        ONegative => "o-negative",
    }
}

impl BloodGroup {
    /// As written everywhere: `A+`, `O−`.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::APositive => "A+",
            Self::ANegative => "A\u{2212}",
            Self::BPositive => "B+",
            Self::BNegative => "B\u{2212}",
            Self::AbPositive => "AB+",
            Self::AbNegative => "AB\u{2212}",
            Self::OPositive => "O+",
            Self::ONegative => "O\u{2212}",
        }
    }
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyContact {
    /// Name, and what they are to the person.
    pub name: String,
    /// Telephone number, as typed.
    pub phone: String,
}

/// The sheet as its holder wrote it. Every text may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencySheet {
    /// The space.
    pub space: OwnerId,
    /// When it was last written.
    pub written: Timestamp,
    /// Blood group, when known.
    #[serde(default)]
    pub blood: Option<BloodGroup>,
    /// Allergies.
    #[serde(default)]
    pub allergies: String,
    /// Treatments.
    #[serde(default)]
    pub treatments: String,
    /// Conditions, operations, devices.
    #[serde(default)]
    pub conditions: String,
    /// Anything else.
    #[serde(default)]
    pub notes: String,
    /// Languages spoken.
    #[serde(default)]
    pub languages: String,
    /// Whom to call, in order.
    #[serde(default)]
    pub contacts: Vec<EmergencyContact>,
}

/// What is wrong with a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSheet {
    /// A text does not fit on the page.
    #[error("a text of the sheet is longer than its place on the page")]
    TooLong,
    /// A contact has a name without a number, or a number without a name.
    #[error("a contact has a name and a number")]
    ContactIncomplete,
}

impl InvalidSheet {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLong => "sheet.too-long",
            Self::ContactIncomplete => "sheet.contact-incomplete",
        }
    }
}

impl EmergencySheet {
    /// True when nothing is written on it.
    pub fn is_empty(&self) -> bool {
        self.blood.is_none() && self.contacts.is_empty() && self.texts().all(|(_, t)| t.is_empty())
    }

    /// The same sheet, trimmed and without contacts that say nothing.
    ///
    /// # Errors
    /// The first thing that is wrong, with the name of its field.
    pub fn checked(mut self) -> Result<Self, (&'static str, InvalidSheet)> {
        for text in [
            &mut self.allergies,
            &mut self.treatments,
            &mut self.conditions,
            &mut self.notes,
            &mut self.languages,
        ] {
            *text = text.trim().to_owned();
        }
        for contact in &mut self.contacts {
            contact.name = contact.name.trim().to_owned();
            contact.phone = contact.phone.trim().to_owned();
        }
        self.contacts.retain(|contact| !(contact.name.is_empty() && contact.phone.is_empty()));
        let long = self.texts().find(|(_, text)| text.chars().count() > TEXT_LEN_MAX);
        if let Some((field, _)) = long {
            return Err((field, InvalidSheet::TooLong));
        }
        let too_long = |text: &str| text.chars().count() > CONTACT_LEN_MAX;
        if self.contacts.len() > CONTACTS_MAX
            || self.contacts.iter().any(|one| too_long(&one.name) || too_long(&one.phone))
        {
            return Err(("contacts", InvalidSheet::TooLong));
        }
        if self.contacts.iter().any(|one| one.name.is_empty() || one.phone.is_empty()) {
            return Err(("contacts", InvalidSheet::ContactIncomplete));
        }
        Ok(self)
    }

    /// Its texts, by the names of their fields.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("allergies", self.allergies.as_str()),
            ("treatments", self.treatments.as_str()),
            ("conditions", self.conditions.as_str()),
            ("notes", self.notes.as_str()),
            ("languages", self.languages.as_str()),
        ]
        .into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank() -> EmergencySheet {
        let now = Timestamp::UNIX_EPOCH;
        EmergencySheet {
            space: OwnerId::new(now, [1; 10]),
            written: now,
            blood: None,
            allergies: String::new(),
            treatments: String::new(),
            conditions: String::new(),
            notes: String::new(),
            languages: String::new(),
            contacts: Vec::new(),
        }
    }

    fn contact(name: &str, phone: &str) -> EmergencyContact {
        EmergencyContact { name: name.to_owned(), phone: phone.to_owned() }
    }

    #[test]
    fn a_blank_sheet_is_empty_and_right() {
        let contacts = vec![contact(" ", ""), contact("", " ")];
        let sheet = EmergencySheet { contacts, notes: "  ".to_owned(), ..blank() };
        assert!(sheet.checked().unwrap().is_empty());
        assert!(!EmergencySheet { blood: Some(BloodGroup::ONegative), ..blank() }.is_empty());
    }

    #[test]
    fn what_does_not_fit_on_the_page_is_refused() {
        let fits = EmergencySheet { allergies: "é".repeat(TEXT_LEN_MAX), ..blank() };
        assert!(fits.checked().is_ok());
        let long = EmergencySheet { conditions: "é".repeat(TEXT_LEN_MAX + 1), ..blank() };
        assert_eq!(long.checked(), Err(("conditions", InvalidSheet::TooLong)));
        let many = vec![contact("Luc", "06 00 00 00 42"); CONTACTS_MAX + 1];
        let many = EmergencySheet { contacts: many, ..blank() };
        assert_eq!(many.checked(), Err(("contacts", InvalidSheet::TooLong)));
    }

    #[test]
    fn whom_to_call_has_a_name_and_a_number() {
        for wrong in [contact("Luc", ""), contact("", "06 00 00 00 42")] {
            let sheet = EmergencySheet { contacts: vec![wrong], ..blank() };
            assert_eq!(sheet.checked(), Err(("contacts", InvalidSheet::ContactIncomplete)));
        }
    }
}
