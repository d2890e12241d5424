//! Coming in for the first time: what somebody has proven so far, step by step, until there is an account.
//!
//! Kept apart from the space: until everything is proven, nobody is its holder.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::contact::ContactKind;
use crate::id::OwnerId;
use crate::identity::ins::key_of;

/// How long one may take, from the first page to the last.
pub const LIFE: SignedDuration = SignedDuration::from_hours(2);
/// Wrong provisional codes that end it.
pub const TRIES_MAX: u32 = 5;

/// The two kinds of card, by their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardKind {
    /// With a photograph: the last eleven digits, at the top right of the front.
    Photo,
    /// Without: eight to thirteen digits, at the top left of the back.
    Plain,
}

/// What cannot be on a card, or of an insured person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCard {
    /// Not the digits of a card with a photograph.
    #[error("eleven digits on a card with a photograph")]
    Photo,
    /// Not the digits of a card without one.
    #[error("eight to thirteen digits on a card without a photograph")]
    Plain,
    /// A birth date, or the person's number, in place of the card's.
    #[error("another number of the person")]
    Other,
    /// Not 15 characters.
    #[error("fifteen characters in a social security number")]
    Nir,
    /// The key does not match the number.
    #[error("the key does not match the number")]
    Key,
}

impl InvalidCard {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Photo => "card.photo",
            Self::Plain => "card.plain",
            Self::Other => "card.other",
            Self::Nir => "card.nir",
            Self::Key => "card.key",
        }
    }
}

/// Reads a social security number with its key; Corsica included.
///
/// # Errors
/// [`InvalidCard::Nir`], [`InvalidCard::Key`].
pub fn nir(typed: &str) -> Result<String, InvalidCard> {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let (number, key) = plain.split_at_checked(13).ok_or(InvalidCard::Nir)?;
    let right = key_of(number).ok_or(InvalidCard::Nir)?;
    if key.len() != 2 || !key.chars().all(|c| c.is_ascii_digit()) {
        return Err(InvalidCard::Nir);
    }
    if key != format!("{right:02}") {
        return Err(InvalidCard::Key);
    }
    Ok(plain)
}

/// Reads the number of a card; spaces are nothing.
///
/// # Errors
/// [`InvalidCard::Photo`], [`InvalidCard::Plain`]; [`InvalidCard::Other`] for a date or a part of the person's number.
pub fn serial(kind: CardKind, typed: &str, nir: &str, born: Date) -> Result<String, InvalidCard> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let (fits, wrong) = match kind {
        CardKind::Photo => (digits.len() == 11, InvalidCard::Photo),
        CardKind::Plain => ((8..=13).contains(&digits.len()), InvalidCard::Plain),
    };
    if !fits || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(wrong);
    }
    let date = format!("{:02}{:02}{:04}", born.day(), born.month(), born.year());
    if digits == date || nir.contains(&digits) {
        return Err(InvalidCard::Other);
    }
    Ok(digits)
}

/// A contact that was told a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactProof {
    /// Which contact.
    pub kind: ContactKind,
    /// The contact.
    pub value: String,
    /// SHA-256 of the enrolment's handle and the code, hex.
    pub code: String,
    /// The code dies at this instant.
    pub until: Timestamp,
    /// Wrong codes typed so far.
    pub attempts: u32,
}

/// Where somebody is on the way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The provisional code, sent now or received by letter.
    Code,
    /// The terms.
    Terms,
    /// Where codes will be sent from now on.
    Contact,
    /// The code sent there.
    ContactCode,
    /// Login and password.
    Account,
}

/// One way in, begun by somebody who knows the person's card.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The account it becomes.
    pub id: OwnerId,
    /// SHA-256 of the cookie's token: how it is found. The token is kept nowhere.
    pub handle: String,
    /// The person's space.
    pub space: OwnerId,
    /// Name of the person, as shown.
    pub name: String,
    /// They had refused the space: going on is asking for it.
    #[serde(default)]
    pub opposed: bool,
    /// The e-mail address the fund knows, masked.
    #[serde(default)]
    pub email: Option<String>,
    /// The mobile number the fund knows, masked.
    #[serde(default)]
    pub mobile: Option<String>,
    /// When it began.
    pub began: Timestamp,
    /// It is over at this instant.
    pub until: Timestamp,
    /// Wrong provisional codes so far.
    #[serde(default)]
    pub tries: u32,
    /// When the right one was typed.
    #[serde(default)]
    pub proven: Option<Timestamp>,
    /// Version of the terms that were accepted.
    #[serde(default)]
    pub terms: Option<String>,
    /// A contact that waits for its code.
    #[serde(default)]
    pub proof: Option<ContactProof>,
    /// The contact that brought its code back.
    #[serde(default)]
    pub contact: Option<(ContactKind, String)>,
    /// Codes sent to new contacts so far.
    #[serde(default)]
    pub sent: u32,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Enrolment").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Enrolment {
    /// The first step that is not done.
    pub const fn place(&self) -> Place {
        if self.proven.is_none() {
            Place::Code
        } else if self.terms.is_none() {
            Place::Terms
        } else if self.contact.is_some() {
            Place::Account
        } else if self.proof.is_some() {
            Place::ContactCode
        } else {
            Place::Contact
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_has_its_key() {
        assert_eq!(nir("2 67 09 43 157 012 93").as_deref(), Ok("267094315701293"));
        let key = key_of("180052A004001").unwrap();
        assert!(nir(&format!("180052a004001{key:02}")).is_ok());
        assert_eq!(nir("267094315701294"), Err(InvalidCard::Key));
        for bad in ["", "26709431570129", "2670943157012933", "X67094315701293", "26709431570129X"]
        {
            assert_eq!(nir(bad), Err(InvalidCard::Nir), "{bad}");
        }
    }

    #[test]
    fn a_card_has_its_digits_and_no_others() {
        let (number, born) = ("267094315701293", date(1967, 9, 14));
        let read = |kind, typed: &str| serial(kind, typed, number, born);
        assert_eq!(read(CardKind::Photo, "123 4567 8901").as_deref(), Ok("12345678901"));
        assert_eq!(read(CardKind::Photo, "1234567890"), Err(InvalidCard::Photo));
        for length in 8..=13 {
            assert!(read(CardKind::Plain, &"5".repeat(length)).is_ok(), "{length}");
        }
        for length in [0, 7, 14] {
            assert_eq!(read(CardKind::Plain, &"5".repeat(length)), Err(InvalidCard::Plain));
        }
        assert_eq!(read(CardKind::Plain, "14091967"), Err(InvalidCard::Other));
        assert_eq!(read(CardKind::Plain, "67094315"), Err(InvalidCard::Other));
        assert_eq!(read(CardKind::Photo, "1234567890a"), Err(InvalidCard::Photo));
    }

    proptest! {
        #[test]
        fn any_text_is_judged(text in "\\PC{0,24}") {
            let _ = nir(&text);
            let _ = serial(CardKind::Plain, &text, &text, date(2000, 1, 1));
        }

        #[test]
        fn a_false_key_is_never_taken(number in "[12][0-9]{12}", key in 0_u64..100) {
            let right = key_of(&number).unwrap();
            prop_assert_eq!(nir(&format!("{number}{key:02}")).is_ok(), key == right);
        }
    }

    #[test]
    fn one_step_follows_the_other() {
        let now = Timestamp::constant(1_772_438_400, 0);
        let id = OwnerId::from_uuid(uuid::Uuid::from_u128(1));
        let mut way = Enrolment {
            id,
            handle: String::new(),
            space: id,
            opposed: false,
            name: String::new(),
            email: None,
            mobile: None,
            began: now,
            until: now + LIFE,
            tries: 0,
            proven: None,
            terms: None,
            proof: None,
            contact: None,
            sent: 0,
        };
        assert_eq!(way.place(), Place::Code);
        way.proven = Some(now);
        assert_eq!(way.place(), Place::Terms);
        way.terms = Some("1".to_owned());
        assert_eq!(way.place(), Place::Contact);
        let (kind, value) = (ContactKind::Email, "m@exemple.fr".to_owned());
        let code = String::new();
        way.proof = Some(ContactProof { kind, value, code, until: now, attempts: 0 });
        assert_eq!(way.place(), Place::ContactCode);
        way.contact = Some((ContactKind::Email, "m@exemple.fr".to_owned()));
        assert_eq!(way.place(), Place::Account);
    }
}
