//! Traits d'identité: what an identity is made of besides its number.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::search::fold;

/// Sex as carried by the INS traits (not gender).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Féminin.
    Female,
    /// Masculin.
    Male,
    /// Indéterminé.
    Unknown,
}

/// The traits of a person (référentiel national d'identitovigilance).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// Nom de naissance.
    pub birth_name: String,
    /// Nom utilisé, when it differs.
    #[serde(default)]
    pub used_name: Option<String>,
    /// Prénoms de l'acte de naissance, in order.
    pub given_names: Vec<String>,
    /// Prénom utilisé, when it differs from the first.
    #[serde(default)]
    pub used_given_name: Option<String>,
    /// Date of birth.
    pub birth_date: Date,
    /// Sex.
    pub sex: Sex,
    /// Code officiel géographique of the place of birth.
    #[serde(default)]
    pub birth_place: Option<String>,
}

impl std::fmt::Debug for Traits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Traits([hidden])")
    }
}

impl Traits {
    /// The given name to call the person by.
    pub fn shown_given(&self) -> &str {
        self.used_given_name
            .as_deref()
            .or_else(|| self.given_names.first().map(String::as_str))
            .unwrap_or_default()
    }

    /// The name to show: used given name and used name, else those of birth.
    pub fn display_name(&self) -> String {
        let family = self.used_name.as_deref().unwrap_or(&self.birth_name);
        format!("{} {family}", self.shown_given()).trim().to_owned()
    }

    /// What a person is found by when only who they are is known: all of it, written in one way whatever the accents,
    /// hyphens and case; none when a part is missing.
    pub fn index_text(&self) -> Option<String> {
        let sex = match self.sex {
            Sex::Female => "f",
            Sex::Male => "m",
            Sex::Unknown => return None,
        };
        let place = self.birth_place.as_deref().filter(|place| !place.is_empty())?;
        let (family, given) = (fold(&self.birth_name), fold(&self.given_names.join(" ")));
        let whole = !family.is_empty() && !given.is_empty();
        whole.then(|| {
            let place = place.to_uppercase();
            format!("{family}|{given}|{}|{sex}|{place}", self.birth_date)
        })
    }

    /// Age in whole years on a day; 0 before birth.
    pub fn age_on(&self, day: Date) -> i16 {
        age_on(self.birth_date, day)
    }
}

/// Age in whole years on a day of somebody born on another; 0 before birth.
pub fn age_on(birth: Date, day: Date) -> i16 {
    let years = day.year() - birth.year();
    let before = (day.month(), day.day()) < (birth.month(), birth.day());
    (years - i16::from(before)).max(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn angela() -> Traits {
        Traits {
            birth_name: "Dubois-L’Œuf".to_owned(),
            used_name: Some("MARTIN".to_owned()),
            given_names: vec!["Angéla".to_owned(), "Claire".to_owned()],
            used_given_name: None,
            birth_date: date(1962, 8, 24),
            sex: Sex::Female,
            birth_place: Some("2a004".to_owned()),
        }
    }

    #[test]
    fn a_person_is_found_by_all_of_their_traits_written_either_way() {
        let text = angela().index_text().unwrap();
        assert_eq!(text, "dubois l oeuf|angela claire|1962-08-24|f|2A004");
        let otherwise = Traits {
            birth_name: "DUBOIS L'OEUF".to_owned(),
            used_name: None,
            given_names: vec!["ANGELA".to_owned(), "CLAIRE".to_owned()],
            birth_place: Some("2A004".to_owned()),
            ..angela()
        };
        assert_eq!(otherwise.index_text().as_ref(), Some(&text));
        for other in [
            Traits { birth_name: "Dubois".to_owned(), ..angela() },
            Traits { given_names: vec!["Angéla".to_owned()], ..angela() },
            Traits { birth_date: date(1962, 8, 25), ..angela() },
            Traits { sex: Sex::Male, ..angela() },
            Traits { birth_place: Some("2B004".to_owned()), ..angela() },
        ] {
            assert_ne!(other.index_text().unwrap(), text);
        }
        for half in [
            Traits { birth_name: "-".to_owned(), ..angela() },
            Traits { given_names: Vec::new(), ..angela() },
            Traits { sex: Sex::Unknown, ..angela() },
            Traits { birth_place: None, ..angela() },
        ] {
            assert_eq!(half.index_text(), None);
        }
    }
}
