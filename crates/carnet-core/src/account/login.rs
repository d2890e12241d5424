//! What a login may look like. It is chosen once and never changes.

use crate::identity::ins;

/// Fewest characters of a login.
pub const LEN_MIN: usize = 8;
/// Most characters of a login.
pub const LEN_MAX: usize = 100;
/// Others that are offered when a login is taken.
pub const SUGGESTIONS: usize = 3;

/// Why a login cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLogin {
    /// Fewer than [`LEN_MIN`] characters.
    #[error("a login has at least 8 characters")]
    Short,
    /// More than [`LEN_MAX`] characters.
    #[error("a login has at most 100 characters")]
    Long,
    /// An address: it would be known to everybody who writes to the person.
    #[error("a login is no e-mail address")]
    Email,
    /// Other signs than lower-case letters, digits, `.`, `_` and `-`.
    #[error("a login has lower-case letters, digits, dots, underscores and hyphens")]
    Signs,
    /// The number of an insured person.
    #[error("a login is no social security number")]
    Nir,
    /// The number of a bank account.
    #[error("a login is no bank account number")]
    Iban,
}

impl InvalidLogin {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short => "login.short",
            Self::Long => "login.long",
            Self::Email => "login.email",
            Self::Signs => "login.signs",
            Self::Nir => "login.nir",
            Self::Iban => "login.iban",
        }
    }
}

/// Checks a login as typed, spaces around it aside.
///
/// # Errors
/// The first rule it breaks.
pub fn check(login: &str) -> Result<(), InvalidLogin> {
    if login.contains('@') {
        return Err(InvalidLogin::Email);
    }
    let signs = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | '-');
    if !login.chars().all(signs) {
        return Err(InvalidLogin::Signs);
    }
    if login.len() < LEN_MIN {
        return Err(InvalidLogin::Short);
    }
    if login.len() > LEN_MAX {
        return Err(InvalidLogin::Long);
    }
    // Dots and hyphens part a number for the eye: they hide nothing.
    let plain: String = login.chars().filter(char::is_ascii_alphanumeric).collect();
    if is_nir(&plain) {
        return Err(InvalidLogin::Nir);
    }
    if is_iban(&plain) {
        return Err(InvalidLogin::Iban);
    }
    Ok(())
}

/// 13 characters of a social security number, or 15 with any key.
fn is_nir(plain: &str) -> bool {
    let number = plain.to_ascii_uppercase();
    let number = match number.len() {
        13 => number,
        15 => number.chars().take(13).collect(),
        _ => return false,
    };
    let sex = number.starts_with(|c| matches!(c, '1'..='8'));
    sex && ins::key_of(&number).is_some()
}

/// Two letters of a country, two digits of a key, and the rest of an account number (ISO 13616).
fn is_iban(plain: &str) -> bool {
    let (country, rest) = plain.split_at_checked(2).unwrap_or_default();
    let key = rest.chars().take(2).filter(char::is_ascii_digit).count() == 2;
    let long = (15..=34).contains(&plain.len());
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let letters = country.len() == 2 && country.chars().all(|c| c.is_ascii_alphabetic());
    letters && key && long && digits >= 10
}

/// Logins like the one that is taken, for as long as more are asked for.
///
/// They carry nothing that was not typed: no name, no birth date, nothing of who has it.
pub fn others(taken: &str) -> impl Iterator<Item = String> + '_ {
    // Room for what is added, inside the limit of length.
    let stem: String = taken.chars().take(LEN_MAX - 4).collect();
    (2..100_u32).map(move |number| {
        let sign = if number % 2 == 0 { "." } else { "-" };
        format!("{stem}{sign}{number}")
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_broken_rule_is_said_by_itself() {
        assert_eq!(check("martine.chaussade"), Ok(()));
        assert_eq!(check("m_c-2026"), Ok(()));
        assert_eq!(check("martine"), Err(InvalidLogin::Short));
        assert_eq!(check(&"a".repeat(101)), Err(InvalidLogin::Long));
        assert_eq!(check(&"a".repeat(100)), Ok(()));
        assert_eq!(check("martine@exemple.fr"), Err(InvalidLogin::Email));
        for signs in ["Martine.C", "élodie.martin", "martine chaussade", "martine+c", "martine’c"]
        {
            assert_eq!(check(signs), Err(InvalidLogin::Signs), "{signs}");
        }
        for nir in ["2670943157012", "267094315701293", "2-67-09-43-157-012", "180052a004001"] {
            assert_eq!(check(nir), Err(InvalidLogin::Nir), "{nir}");
        }
        for iban in ["fr7630006000011234567890189", "be68539007547034", "fr76.3000.6000.0112.3456"]
        {
            assert_eq!(check(iban), Err(InvalidLogin::Iban), "{iban}");
        }
        assert_eq!(check("jean19470280021045x"), Ok(()));
    }

    proptest! {
        #[test]
        fn what_is_offered_may_be_chosen(taken in "[a-z][a-z._-]{7,99}") {
            for offered in others(&taken).take(SUGGESTIONS) {
                prop_assert_eq!(check(&offered), Ok(()), "{}", offered);
                prop_assert_ne!(offered, taken.clone());
            }
        }

        #[test]
        fn any_text_is_judged(text in "\\PC{0,120}") {
            let _ = check(&text);
        }
    }
}
