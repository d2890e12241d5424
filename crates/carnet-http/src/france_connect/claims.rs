//! The pivot identity of FranceConnect+: what the civil registry says of a person.

use carnet_core::identity::{Sex, Traits};
use openidconnect::core::CoreGenderClaim;
use openidconnect::{AdditionalClaims, UserInfoClaims};
use serde::{Deserialize, Serialize};

/// The claims beside those of OpenID Connect.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PlaceClaims {
    /// Code of the commune (INSEE); empty for who was born abroad.
    pub birthplace: String,
    /// Code of the country (INSEE), `99100` for France.
    pub birthcountry: String,
}

impl AdditionalClaims for PlaceClaims {}

/// Who came, in the provider's words.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct FranceConnectClaims {
    family: String,
    given: String,
    born: String,
    gender: String,
    place: PlaceClaims,
}

impl FranceConnectClaims {
    /// What `userinfo` says.
    pub(crate) fn of(info: &UserInfoClaims<PlaceClaims, CoreGenderClaim>) -> Self {
        let standard = info.standard_claims();
        let family = standard.family_name().and_then(|name| name.get(None));
        let given = standard.given_name().and_then(|name| name.get(None));
        Self {
            family: family.map(|name| name.to_string()).unwrap_or_default(),
            given: given.map(|name| name.to_string()).unwrap_or_default(),
            born: standard.birthdate().map(|day| day.to_string()).unwrap_or_default(),
            gender: standard.gender().map(|gender| gender.to_string()).unwrap_or_default(),
            place: info.additional_claims().clone(),
        }
    }

    /// The traits of an INS, whole; none when one is missing: half an identity is nobody's.
    pub(crate) fn traits(&self) -> Option<Traits> {
        let PlaceClaims { birthplace, birthcountry } = &self.place;
        // Who was born abroad has the code of the country in that place (RNIV).
        let place = if birthplace.is_empty() { birthcountry } else { birthplace };
        let sex = match self.gender.as_str() {
            "female" => Sex::Female,
            "male" => Sex::Male,
            _ => return None,
        };
        let whole = !(self.family.trim().is_empty() || self.given.trim().is_empty());
        (whole && !place.is_empty()).then_some(())?;
        Some(Traits {
            birth_name: self.family.clone(),
            used_name: None,
            given_names: self.given.split_whitespace().map(str::to_owned).collect(),
            used_given_name: None,
            birth_date: self.born.parse().ok()?,
            sex,
            birth_place: Some(place.clone()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> FranceConnectClaims {
        FranceConnectClaims {
            family: "DUBOIS".to_owned(),
            given: "Angela Claire Louise".to_owned(),
            born: "1962-08-24".to_owned(),
            gender: "female".to_owned(),
            place: PlaceClaims { birthplace: "75107".to_owned(), birthcountry: "99100".to_owned() },
        }
    }

    #[test]
    fn a_whole_identity_becomes_traits_and_half_a_one_nothing() {
        let traits = whole().traits().unwrap();
        assert_eq!(traits.given_names, ["Angela", "Claire", "Louise"]);
        assert_eq!(traits.birth_place.as_deref(), Some("75107"));
        let abroad = PlaceClaims { birthplace: String::new(), birthcountry: "99134".to_owned() };
        let abroad = FranceConnectClaims { place: abroad, ..whole() }.traits().unwrap();
        assert_eq!(abroad.birth_place.as_deref(), Some("99134"));
        for half in [
            FranceConnectClaims { family: " ".to_owned(), ..whole() },
            FranceConnectClaims { given: String::new(), ..whole() },
            FranceConnectClaims { born: "1962-08-00".to_owned(), ..whole() },
            FranceConnectClaims { born: "1962".to_owned(), ..whole() },
            FranceConnectClaims { gender: String::new(), ..whole() },
            FranceConnectClaims { place: PlaceClaims::default(), ..whole() },
        ] {
            assert!(half.traits().is_none());
        }
    }
}
