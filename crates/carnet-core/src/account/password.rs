//! What a password must be: each rule is told by itself, so that a person knows which one to mend.
//!
//! Whether it was used before is a question to the hashes of earlier ones, which the use case asks.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zxcvbn::{Score, zxcvbn};

use crate::identity::Traits;
use crate::record::named;
use crate::search::fold;

/// Fewest characters of a password.
pub const LEN_MIN: usize = 9;
/// Most characters of a password: beyond, hashing it is work that a stranger asks for.
pub const LEN_MAX: usize = 128;
/// Earlier passwords that are not taken again.
pub const REMEMBERED: usize = 8;

/// Shortest word of a person that a password may not contain: two letters are in every second word.
const WORD_LEN_MIN: usize = 3;

const FRENCH: &str = include_str!("../../../../data/passwords/french.txt");

named! {
    /// A rule of passwords.
    PasswordRule {
        /// At least [`LEN_MIN`] characters.
        Length => "length",
        /// At most [`LEN_MAX`] characters.
        Long => "long",
        /// A lower-case letter.
        Lower => "lower",
        /// An upper-case letter.
        Upper => "upper",
        /// A digit.
        Digit => "digit",
        /// A sign that is neither a letter nor a digit.
        Special => "special",
        /// Nothing of the person: names, birth date, login, number, contacts.
        Personal => "personal",
        /// Not one of the last [`REMEMBERED`].
        Used => "used",
        /// Not soon guessed.
        Weak => "weak",
    }
}

impl PasswordRule {
    /// Stable code of the refusal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length => "password.length",
            Self::Long => "password.long",
            Self::Lower => "password.lower",
            Self::Upper => "password.upper",
            Self::Digit => "password.digit",
            Self::Special => "password.special",
            Self::Personal => "password.personal",
            Self::Used => "password.used",
            Self::Weak => "password.weak",
        }
    }
}

/// What others know of a person: no password contains any of it.
#[derive(Clone, Default)]
pub struct Personal(BTreeSet<String>);

impl std::fmt::Debug for Personal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Personal({})", self.0.len())
    }
}

impl Personal {
    /// The words of a person: names, birth date, number.
    pub fn of(traits: &Traits, matricule: &str) -> Self {
        let mut known = Self::default();
        let names = traits.given_names.iter().map(String::as_str);
        let used = [traits.used_name.as_deref(), traits.used_given_name.as_deref()];
        for name in names.chain([traits.birth_name.as_str()]).chain(used.into_iter().flatten()) {
            known = known.with(name);
        }
        let number: String = matricule.chars().take(13).collect();
        known.and_date(traits.birth_date).with(&number)
    }

    /// Adds what else is known: the login, an address, the words of a name.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        let folded = fold(text);
        // `exemple fr` of an address is everybody's.
        let own = text.split_once('@').map_or(folded.clone(), |(user, _)| fold(user));
        let words = own.split(' ').filter(|word| word.chars().count() >= WORD_LEN_MIN);
        self.0.extend(words.map(str::to_owned));
        let whole = folded.replace(' ', "");
        if whole.len() >= WORD_LEN_MIN {
            self.0.insert(whole);
        }
        self
    }

    fn and_date(mut self, date: Date) -> Self {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let short = year.rem_euclid(100);
        self.0.extend([
            format!("{day:02}{month:02}{year:04}"),
            format!("{day:02}{month:02}{short:02}"),
            format!("{year:04}{month:02}{day:02}"),
            format!("{short:02}{month:02}{day:02}"),
        ]);
        self
    }

    fn is_in(&self, password: &str) -> bool {
        let plain = fold(password).replace(' ', "");
        self.0.iter().any(|word| plain.contains(word.as_str()))
    }
}

/// Every rule a password breaks, in the order they are told; none when it may be chosen.
pub fn broken(password: &str, about: &Personal) -> Vec<PasswordRule> {
    let length = password.chars().count();
    if length > LEN_MAX {
        return vec![PasswordRule::Long];
    }
    let has = |sign: fn(char) -> bool| password.chars().any(sign);
    let rules = [
        (PasswordRule::Length, length >= LEN_MIN),
        (PasswordRule::Lower, has(char::is_lowercase)),
        (PasswordRule::Upper, has(char::is_uppercase)),
        (PasswordRule::Digit, has(|c| c.is_ascii_digit())),
        (PasswordRule::Special, has(|c| !c.is_alphanumeric() && !c.is_control())),
        (PasswordRule::Personal, !about.is_in(password)),
    ];
    let broken = rules.into_iter().filter(|(_, kept)| !kept).map(|(rule, _)| rule);
    let mut broken: Vec<PasswordRule> = broken.collect();
    // Said last, and only of a password that is right in all else: until then it tells nothing one can mend.
    if broken.is_empty() && guessed(password, about) {
        broken.push(PasswordRule::Weak);
    }
    broken
}

/// Whether a password falls to some hundred million guesses (a score under three of four).
fn guessed(password: &str, about: &Personal) -> bool {
    let french = FRENCH.lines().filter(|line| !line.starts_with('#'));
    let known: Vec<&str> = about.0.iter().map(String::as_str).chain(french).collect();
    zxcvbn(password, &known).score() < Score::Three
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::PasswordRule::{Digit, Length, Long, Lower, Personal as Own, Special, Upper, Weak};
    use super::*;
    use crate::identity::Sex;

    fn martine() -> Personal {
        let traits = Traits {
            birth_name: "CHAUSSADE".to_owned(),
            used_name: Some("LE GOFF".to_owned()),
            given_names: vec!["Hélène".to_owned(), "Martine".to_owned()],
            used_given_name: None,
            birth_date: date(1967, 9, 14),
            sex: Sex::Female,
            birth_place: None,
        };
        Personal::of(&traits, "267094315701293").with("m.chauss43").with("hibou@exemple.fr")
    }

    #[test]
    fn each_broken_rule_is_told() {
        let told = |password: &str| broken(password, &martine());
        assert_eq!(told("Tuile-Brume7-Ocre"), []);
        assert_eq!(told("Tu-7ocre"), [Length]);
        assert_eq!(told("TUILE-BRUME7-OCRE"), [Lower]);
        assert_eq!(told("tuile-brume7-ocre"), [Upper]);
        assert_eq!(told("Tuile-Brume-Ocre"), [Digit]);
        assert_eq!(told("TuileBrume7Ocre"), [Special]);
        assert_eq!(told(""), [Length, Lower, Upper, Digit, Special]);
        assert_eq!(told(&"Aa1-".repeat(40)), [Long]);
    }

    #[test]
    fn nothing_of_the_person_is_in_it() {
        for personal in [
            "Tuile-Martine-7",
            "Tuile-helene-7",
            "Tuile-HÉLÈNE-7",
            "Tuile-LeGoff-7ocre",
            "Tuile-14091967-x",
            "Tuile-14/09/67-x",
            "Tuile-19670914-x",
            "Brume-2670943157012",
            "Tuile-M.Chauss43-x",
            "Tuile-Hibou7-ocre",
        ] {
            assert_eq!(broken(personal, &martine()), [Own], "{personal}");
        }
        assert_eq!(broken("Exemple.fr-7-tuile", &martine()), [], "the host is nobody's");
    }

    #[test]
    fn what_everybody_thinks_of_is_guessed() {
        for weak in ["Password1!", "Azertyuiop1!", "Motdepasse1!", "Soleil2026!", "Aaaaaaaa1!"] {
            assert_eq!(broken(weak, &Personal::default()), [Weak], "{weak}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_judged_and_a_rule_is_told_once(text in "\\PC{0,140}") {
            let told = broken(&text, &martine());
            let mut once = told.clone();
            once.dedup();
            prop_assert_eq!(told, once);
        }
    }
}
