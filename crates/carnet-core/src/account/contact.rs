//! E-mail addresses and French mobile numbers, as they are written to.

use serde::{Deserialize, Serialize};

use crate::record::named;

/// Most characters of an e-mail address (RFC 5321 §4.5.3.1).
const EMAIL_LEN_MAX: usize = 254;

named! {
    /// How a person is reached.
    ContactKind {
        /// E-mail.
        Email => "email",
        /// Mobile telephone.
        Mobile => "mobile",
    }
}

/// A contact nothing can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidContact {
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    Email,
    /// Not a French mobile number.
    #[error("not a French mobile number")]
    Mobile,
}

impl InvalidContact {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "contact.email",
            Self::Mobile => "contact.mobile",
        }
    }
}

/// Reads a contact as typed.
///
/// # Errors
/// [`InvalidContact`] when nothing could be sent there.
pub fn parse(kind: ContactKind, typed: &str) -> Result<String, InvalidContact> {
    match kind {
        ContactKind::Email => email(typed),
        ContactKind::Mobile => mobile(typed),
    }
}

/// An address as typed, its host in lower case.
fn email(typed: &str) -> Result<String, InvalidContact> {
    let typed = typed.trim();
    let (user, host) = typed.rsplit_once('@').ok_or(InvalidContact::Email)?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
    let label = |label: &str| {
        let edge = label.starts_with('-') || label.ends_with('-');
        !label.is_empty() && !edge && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let good = !user.is_empty()
        && user.chars().all(plain)
        && host.contains('.')
        && host.split('.').all(label)
        && typed.len() <= EMAIL_LEN_MAX;
    if good { Ok(format!("{user}@{}", host.to_lowercase())) } else { Err(InvalidContact::Email) }
}

/// Prefix of the territory, how its own people write the beginning of a mobile number, how many digits follow the
/// prefix, and whether a zero is written before them at home (ARCEP, plan de numérotation).
const TERRITORIES: &[(&str, &[&str], usize, Home)] = &[
    ("33", &["6", "7"], 9, Home::Zero),
    ("262", &["639", "692", "693"], 9, Home::Zero),
    ("590", &["690", "691"], 9, Home::Zero),
    ("594", &["694"], 9, Home::Zero),
    ("596", &["696", "697"], 9, Home::Zero),
    ("508", &["4", "5", "708"], 6, Home::Bare),
    ("681", &["82", "83"], 6, Home::Bare),
    ("687", &["7", "8", "9"], 6, Home::Bare),
    ("689", &["87", "88", "89"], 8, Home::Bare),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    Zero,
    Bare,
}

/// A number in the form of the whole world: `+33612345678`.
fn mobile(typed: &str) -> Result<String, InvalidContact> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '(' | ')' | '/');
    let mut plain: String = typed.chars().filter(|c| !parts(*c)).collect();
    if let Some(rest) = plain.strip_prefix("00") {
        plain = format!("+{rest}");
    }
    let (abroad, digits) = match plain.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(InvalidContact::Mobile);
    }
    // Overseas first: `0692` begins like the mainland's `06`.
    let overseas = TERRITORIES.iter().skip(1).chain(TERRITORIES.first());
    for (prefix, starts, length, home) in overseas {
        let own = match (abroad, home) {
            // `+33 (0)6…` is often written.
            (true, _) => {
                digits.strip_prefix(prefix).map(|own| own.strip_prefix('0').unwrap_or(own))
            }
            (false, Home::Zero) => digits.strip_prefix('0'),
            (false, Home::Bare) => None,
        };
        if let Some(own) = own
            && own.len() == *length
            && starts.iter().any(|start| own.starts_with(start))
        {
            return Ok(format!("+{prefix}{own}"));
        }
    }
    Err(InvalidContact::Mobile)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_read_or_refused() {
        let read = |typed: &str| parse(ContactKind::Email, typed);
        assert_eq!(read(" Martine.C@Exemple.FR "), Ok("Martine.C@exemple.fr".to_owned()));
        assert_eq!(read("a+b@mail.exemple.fr"), Ok("a+b@mail.exemple.fr".to_owned()));
        for bad in [
            "",
            "martine",
            "martine@",
            "@exemple.fr",
            "m@exemple",
            "m c@exemple.fr",
            "m@-exemple.fr",
            "m@exemple..fr",
            "m@a@exemple.fr",
            "a,b@exemple.fr",
            "m@exemple.fr\nBcc:",
        ] {
            assert_eq!(read(bad), Err(InvalidContact::Email), "{bad:?}");
        }
        assert_eq!(read(&format!("{}@exemple.fr", "a".repeat(260))), Err(InvalidContact::Email));
    }

    #[test]
    fn numbers_of_every_territory_are_read() {
        let read = |typed: &str| parse(ContactKind::Mobile, typed);
        for (typed, written) in [
            ("06 12 34 56 78", "+33612345678"),
            ("07.12.34.56.78", "+33712345678"),
            ("+33 (0)6 12 34 56 78", "+33612345678"),
            ("0033612345678", "+33612345678"),
            ("0692 12 34 56", "+262692123456"),
            ("+262 639 12 34 56", "+262639123456"),
            ("0690 12 34 56", "+590690123456"),
            ("0694 12 34 56", "+594694123456"),
            ("+596 696 12 34 56", "+596696123456"),
            ("+508 41 23 45", "+508412345"),
            ("+681 82 12 34", "+681821234"),
            ("+687 75 12 34", "+687751234"),
            ("+689 87 12 34 56", "+68987123456"),
        ] {
            assert_eq!(read(typed), Ok(written.to_owned()), "{typed}");
        }
        for bad in
            ["", "01 23 45 67 89", "06 12 34 56 7", "+44 7700 900123", "abc", "751234", "+33"]
        {
            assert_eq!(read(bad), Err(InvalidContact::Mobile), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again(digits in "0[67][0-9]{8}") {
            let once = parse(ContactKind::Mobile, &digits).unwrap();
            prop_assert_eq!(parse(ContactKind::Mobile, &once), Ok(once.clone()));
        }
    }
}
