//! RPPS and FINESS numbers, checked by the Luhn formula.

use serde::{Deserialize, Serialize};

/// A number of the wrong length or with a false check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{what} is not a valid number")]
pub struct InvalidNumber {
    /// `rpps` or `finess`.
    pub what: &'static str,
}

impl InvalidNumber {
    /// Stable code of the error.
    pub fn code(self) -> &'static str {
        if self.what == "rpps" { "rpps.invalid" } else { "finess.invalid" }
    }
}

/// True when the digits satisfy Luhn.
pub fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (index, c) in digits.chars().rev().enumerate() {
        let Some(digit) = c.to_digit(10) else { return false };
        let doubled = if index % 2 == 1 { digit * 2 } else { digit };
        sum += if doubled > 9 { doubled - 9 } else { doubled };
    }
    !digits.is_empty() && sum % 10 == 0
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $what:literal, $len:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Parses and checks the number.
            pub fn parse(text: &str) -> Result<Self, InvalidNumber> {
                let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                if digits.len() == $len && luhn(&digits) {
                    Ok(Self(digits))
                } else {
                    Err(InvalidNumber { what: $what })
                }
            }

            /// The digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidNumber;
            fn try_from(text: String) -> Result<Self, InvalidNumber> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

number! {
    /// RPPS: national number of a health professional, 11 digits.
    Rpps, "rpps", 11
}
number! {
    /// FINESS: national number of an establishment, 9 digits. Corsican numbers (`2A`, `2B`) are not handled yet.
    Finess, "finess", 9
}

impl Rpps {
    /// IDNPS: the national identifier with its kind in front (`8` for an RPPS).
    pub fn idnps(&self) -> String {
        format!("8{}", self.0)
    }
}

impl Finess {
    /// IDNST: the structure's identifier with its kind in front (`1` for a FINESS).
    pub fn idnst(&self) -> String {
        format!("1{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn luhn_is_checked() {
        assert!(Finess::parse("750803447").is_ok());
        assert!(Finess::parse("750803448").is_err());
        assert!(Rpps::parse("1010").is_err());
    }
}
