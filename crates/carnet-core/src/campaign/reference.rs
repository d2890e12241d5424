//! The reference printed on a letter, by which it is known when it comes back.
//!
//! It names the page of the roster and the place on it: nothing of the person, and nothing that opens anything.

use std::fmt;

use crate::id::RecordId;

/// The alphabet of references: letters and digits that nobody takes for another.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Signs that name the page, that name the place, and that check both.
const PAGE: usize = 8;
const PLACE: usize = 2;

/// A reference: `K7Q24XBM-A3H`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    page: u64,
    place: u16,
}

/// Not a reference: too short, too long, or mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no reference of a letter")]
pub struct InvalidReference;

impl Reference {
    /// The reference of the person at that place of a page; none beyond the 1,024 places there are.
    pub fn of(page: RecordId, place: usize) -> Option<Self> {
        let place = u16::try_from(place).ok().filter(|place| *place < 1024)?;
        Some(Self { page: head(page), place })
    }

    /// Reads a reference, however its groups were typed.
    ///
    /// # Errors
    /// [`InvalidReference`], for a mistyped one too: the last sign checks the others.
    pub fn parse(typed: &str) -> Result<Self, InvalidReference> {
        let signs = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let values: Option<Vec<u64>> = signs.map(value).collect();
        let values = values.filter(|values| values.len() == PAGE + PLACE + 1);
        let values = values.ok_or(InvalidReference)?;
        let (told, check) = values.split_at(PAGE + PLACE);
        if check != [sum(told)] {
            return Err(InvalidReference);
        }
        let (page, place) = told.split_at(PAGE);
        let number = |values: &[u64]| values.iter().fold(0, |number, value| number * 32 + value);
        let place = u16::try_from(number(place)).map_err(|_| InvalidReference)?;
        Ok(Self { page: number(page), place })
    }

    /// True when it is of that page.
    pub fn is_of(self, page: RecordId) -> bool {
        head(page) == self.page
    }

    /// The place on the page.
    pub fn place(self) -> usize {
        usize::from(self.place)
    }
}

/// The first forty bits of a page's identifier.
fn head(page: RecordId) -> u64 {
    u64::try_from(page.uuid().as_u128() >> 88).unwrap_or_default()
}

fn value(sign: char) -> Option<u64> {
    let sign = u8::try_from(sign.to_ascii_uppercase()).ok()?;
    let place = ALPHABET.iter().position(|known| *known == sign)?;
    u64::try_from(place).ok()
}

/// A sign that changes with each other sign, and with their order.
fn sum(values: &[u64]) -> u64 {
    (1..).zip(values).map(|(weight, value): (u64, _)| weight * value).sum::<u64>() % 31
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = |number: u64, length: usize| {
            (0..length).rev().map(move |at| number >> (5 * at) & 31).collect::<Vec<_>>()
        };
        let told = [digits(self.page, PAGE), digits(u64::from(self.place), PLACE)].concat();
        for (at, value) in told.iter().chain([&sum(&told)]).enumerate() {
            if at == PAGE {
                f.write_str("-")?;
            }
            let sign = usize::try_from(*value).ok().and_then(|value| ALPHABET.get(value));
            write!(f, "{}", char::from(sign.copied().unwrap_or(b'A')))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_printed_is_read(page: u128, place in 0_usize..1024) {
            let page = RecordId::from_uuid(uuid::Uuid::from_u128(page));
            let reference = Reference::of(page, place).unwrap();
            let shown = reference.to_string();
            prop_assert_eq!(shown.len(), 12);
            prop_assert_eq!(Reference::parse(&shown), Ok(reference));
            let typed = format!(" {} ", shown.to_lowercase().replace('-', " "));
            prop_assert_eq!(Reference::parse(&typed), Ok(reference));
            prop_assert!(reference.is_of(page) && reference.place() == place);
        }

        #[test]
        fn one_wrong_sign_is_found(page: u128, at in 0_usize..10, other in 0_usize..32) {
            let page = RecordId::from_uuid(uuid::Uuid::from_u128(page));
            let shown: String = Reference::of(page, 7).unwrap().to_string().replace('-', "");
            let mut signs: Vec<u8> = shown.bytes().collect();
            let (before, after) = (value(signs[at].into()).unwrap(), u64::try_from(other).unwrap());
            signs[at] = ALPHABET[other];
            let typed = String::from_utf8(signs).unwrap();
            // Nought and thirty-one weigh the same.
            let alike = before % 31 == after % 31;
            prop_assert_eq!(Reference::parse(&typed).is_ok(), alike);
        }

        #[test]
        fn any_text_is_judged(text in "\\PC{0,24}") {
            let _ = Reference::parse(&text);
        }
    }

    #[test]
    fn a_page_has_no_more_places() {
        assert_eq!(Reference::of(RecordId::from_uuid(uuid::Uuid::nil()), 1024), None);
    }
}
