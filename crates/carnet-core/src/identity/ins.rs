//! Matricule INS: the national health identity (référentiel INS).

use serde::{Deserialize, Serialize};

/// OID of an INS made from a NIR, in production.
pub const OID_NIR: &str = "1.2.250.1.213.1.4.8";
/// OID of an INS made from a NIA, in production.
pub const OID_NIA: &str = "1.2.250.1.213.1.4.9";
/// OID of the test domain.
pub const OID_TEST: &str = "1.2.250.1.213.1.4.10";
/// OID of the demonstration domain.
pub const OID_DEMO: &str = "1.2.250.1.213.1.4.11";
/// OID seen beside the test domain in published samples; treated as a test domain.
pub const OID_TEST_BIS: &str = "1.2.250.1.213.1.4.13";

/// Which assigning authority gave the matricule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InsDomain {
    /// NIR, production.
    Nir,
    /// NIA, production.
    Nia,
    /// Fictitious identities of the test domain.
    Test,
    /// Fictitious identities of the demonstration domain.
    Demo,
    /// Second test domain seen in published samples.
    TestBis,
}

impl InsDomain {
    /// The domain named by an OID, if it is one of the INS.
    pub fn from_oid(oid: &str) -> Option<Self> {
        match oid {
            OID_NIR => Some(Self::Nir),
            OID_NIA => Some(Self::Nia),
            OID_TEST => Some(Self::Test),
            OID_DEMO => Some(Self::Demo),
            OID_TEST_BIS => Some(Self::TestBis),
            _ => None,
        }
    }

    /// The OID of the domain.
    pub const fn oid(self) -> &'static str {
        match self {
            Self::Nir => OID_NIR,
            Self::Nia => OID_NIA,
            Self::Test => OID_TEST,
            Self::Demo => OID_DEMO,
            Self::TestBis => OID_TEST_BIS,
        }
    }

    /// True where a false key is refused; test identities are known to carry false keys.
    pub const fn checks_key(self) -> bool {
        matches!(self, Self::Nir | Self::Nia)
    }
}

/// A matricule that cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidIns {
    /// Not 13 characters and a two-digit key.
    #[error("an INS has 15 characters")]
    Shape,
    /// The key does not match the number.
    #[error("the key of the INS is false")]
    Key,
    /// The OID is not one of the INS.
    #[error("not an INS assigning authority")]
    Domain,
}

impl InvalidIns {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shape => "ins.shape",
            Self::Key => "ins.key",
            Self::Domain => "ins.domain",
        }
    }
}

/// A matricule INS with its domain: 13 characters and the key, checked in production.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ins {
    matricule: String,
    domain: InsDomain,
}

impl std::fmt::Debug for Ins {
    // An INS identifies a person: it never reaches a log through `{:?}`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ins([hidden], {:?})", self.domain)
    }
}

impl Ins {
    /// Parses a matricule (spaces allowed, 15 characters) in a domain.
    ///
    /// # Errors
    /// [`InvalidIns::Shape`] always; [`InvalidIns::Key`] only where the domain checks keys.
    pub fn parse(text: &str, domain: InsDomain) -> Result<Self, InvalidIns> {
        let matricule: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let key = computed_key(&matricule).ok_or(InvalidIns::Shape)?;
        if domain.checks_key() && !matricule.ends_with(&format!("{key:02}")) {
            return Err(InvalidIns::Key);
        }
        Ok(Self { matricule, domain })
    }

    /// Parses a matricule and the OID of its assigning authority.
    pub fn from_oid(text: &str, oid: &str) -> Result<Self, InvalidIns> {
        Self::parse(text, InsDomain::from_oid(oid).ok_or(InvalidIns::Domain)?)
    }

    /// The 15 characters.
    pub fn matricule(&self) -> &str {
        &self.matricule
    }

    /// The assigning authority.
    pub const fn domain(&self) -> InsDomain {
        self.domain
    }

    /// True when the key matches, whatever the domain.
    pub fn key_is_right(&self) -> bool {
        computed_key(&self.matricule)
            .is_some_and(|key| self.matricule.ends_with(&format!("{key:02}")))
    }

    /// The first digit says the sex recorded at birth: 1 or 2 (3, 4, 7, 8 while provisional).
    pub fn first_digit(&self) -> Option<u32> {
        self.matricule.chars().next().and_then(|c| c.to_digit(10))
    }

    /// The text that goes into the blind index: matricule and domain.
    pub fn index_text(&self) -> String {
        format!("{}|{}", self.matricule, self.domain.oid())
    }

    /// Spaced for reading: `2 67 09 43 157 012 93`.
    pub fn spaced(&self) -> String {
        let cuts = [1, 3, 5, 7, 10, 13];
        let mut out = String::with_capacity(21);
        for (index, c) in self.matricule.chars().enumerate() {
            if cuts.contains(&index) {
                out.push(' ');
            }
            out.push(c);
        }
        out
    }
}

/// `97 − (number mod 97)`, with Corsica's `2A` read as 19 and `2B` as 18; none when the shape is wrong.
fn computed_key(matricule: &str) -> Option<u64> {
    if matricule.len() != 15 || !matricule.is_ascii() {
        return None;
    }
    let digits = matricule.get(..13)?.replacen("2A", "19", 1).replacen("2B", "18", 1);
    let corsican = digits != matricule.get(..13)?;
    if corsican && !matches!(matricule.get(5..7), Some("2A" | "2B")) {
        return None;
    }
    let number: u64 = digits.parse().ok()?;
    matricule.get(13..)?.parse::<u64>().ok()?;
    Some(97 - number % 97)
}

/// The two-digit key of a 13-character number, for making fictitious identities.
pub fn key_of(number: &str) -> Option<u64> {
    computed_key(&format!("{number}00"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_are_right() {
        for good in ["279035121518989", "146026322000196", "277076322082910", "267094315701293"] {
            assert!(Ins::parse(good, InsDomain::Nir).is_ok(), "{good}");
        }
    }

    #[test]
    fn a_false_key_is_refused_in_production_only() {
        let bad = "221042545611404";
        assert_eq!(Ins::parse(bad, InsDomain::Nir).unwrap_err(), InvalidIns::Key);
        let test = Ins::parse(bad, InsDomain::Test).unwrap();
        assert!(!test.key_is_right());
    }

    #[test]
    fn corsica_counts_as_19_and_18() {
        let key = key_of("180052A004001").unwrap();
        assert!(Ins::parse(&format!("180052A004001{key:02}"), InsDomain::Nir).is_ok());
        assert_eq!(Ins::parse("2A0050000400112", InsDomain::Test).unwrap_err(), InvalidIns::Shape);
    }

    #[test]
    fn debug_hides_the_number() {
        let ins = Ins::parse("279035121518989", InsDomain::Test).unwrap();
        assert!(!format!("{ins:?}").contains("2790"));
        assert_eq!(ins.spaced(), "2 79 03 51 215 189 89");
    }
}
