//! The professional a software acts for, and why: claims inside its signed assertion.

use carnet_app::{Error, Kind, Result};
use carnet_core::access::{Assurance, Basis, Presence, Professional, Purpose, Standing};
use carnet_core::document::{Person, Structure};
use carnet_core::identity::Rpps;
use carnet_core::space::Consent;
use carnet_core::valueset;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Why a professional acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Motive {
    Care,
    Emergency,
    Samu,
    Deposit,
}

/// How consent was collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Collected {
    CareTeam,
    Declared,
}

/// A professional in front of a software, as that software vouches for them.
///
/// A claim `presence` is not read: presence is proved by a signature of the person, never by a word of the software.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Acting {
    rpps: String,
    family: String,
    given: String,
    profession: String,
    role: String,
    purpose: Motive,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    consent: Option<Collected>,
}

/// Shortest reason that says something, as on our own pages.
const REASON_LEN_MIN: usize = 10;
/// Longest text of a claim.
const TEXT_LEN_MAX: usize = 200;

/// Reads the claim `acting`.
///
/// # Errors
/// `oauth.acting-*`, with the name of the claim that is wrong.
pub(super) fn read(claim: Value) -> Result<Acting> {
    let acting: Acting = serde_json::from_value(claim)
        .map_err(|error| Error::new(Kind::Incorrect, "oauth.acting-unreadable").because(error))?;
    let wrong = |claim: &'static str| {
        Err(Error::new(Kind::Incorrect, "oauth.acting-claim").with("claim", claim))
    };
    let texts = [&acting.family, &acting.given];
    if texts.iter().any(|text| text.trim().is_empty() || text.chars().count() > TEXT_LEN_MAX) {
        return wrong("family, given");
    }
    if Rpps::parse(&acting.rpps).is_err() {
        return wrong("rpps");
    }
    if valueset::profession(&acting.profession).is_none() {
        return wrong("profession");
    }
    let of_role = valueset::specialty(&acting.role).and(valueset::profession_of(&acting.role));
    if of_role.is_none_or(|profession| profession.code != acting.profession) {
        return wrong("role");
    }
    let reason = acting.reason.as_deref().map_or(0, |reason| reason.trim().chars().count());
    let urgent = matches!(acting.purpose, Motive::Emergency | Motive::Samu);
    if (urgent && reason < REASON_LEN_MIN) || reason > TEXT_LEN_MAX {
        return wrong("reason");
    }
    if acting.consent.is_some() && acting.purpose != Motive::Care {
        return wrong("consent");
    }
    Ok(acting)
}

impl Acting {
    /// The professional as the gate knows them, in the structure the software is registered for.
    pub(super) fn professional(&self, structure: &Structure, software: &str) -> Professional {
        Professional {
            rpps: self.rpps.clone(),
            person: self.person(),
            profession: self.profession.clone(),
            role: self.role.clone(),
            structure: structure.clone(),
            presence: Presence::Unproved,
            software: Some(software.to_owned()),
            standing: Standing::Active,
            assurance: Assurance::Substantial,
        }
    }

    /// Their name and IDNPS.
    pub(super) fn person(&self) -> Person {
        Person {
            idnps: format!("8{}", self.rpps),
            family: self.family.clone(),
            given: self.given.clone(),
        }
    }

    /// Profession and specialty (JDV_J01).
    pub(super) fn role(&self) -> Option<carnet_core::code::Code> {
        valueset::specialty(&self.role).map(valueset::Entry::code_value)
    }

    /// Why they act. Declared consent is recorded before the first read; from then on the authorisation stands.
    pub(super) fn purpose(&self) -> Purpose {
        let reason = || self.reason.as_deref().unwrap_or_default().trim().to_owned();
        match self.purpose {
            Motive::Care => Purpose::Care { basis: Basis::Standing },
            Motive::Emergency => Purpose::Emergency { reason: reason() },
            Motive::Samu => Purpose::Samu { reason: reason() },
            Motive::Deposit => Purpose::Deposit,
        }
    }

    /// The consent they declare, for care only.
    pub(super) fn consent(&self) -> Option<Consent> {
        self.consent.map(|collected| match collected {
            Collected::CareTeam => Consent::CareTeam,
            Collected::Declared => Consent::Declared,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn claim() -> Value {
        json!({
            "rpps": "10100000016", "family": "MARTIN", "given": "Julie",
            "profession": "10", "role": "G15_10/SM26", "purpose": "care", "consent": "declared",
            "presence": "signed",
        })
    }

    fn with(name: &str, value: Value) -> Value {
        let mut claim = claim();
        claim[name] = value;
        claim
    }

    fn refused(claim: Value) -> String {
        let error = read(claim).unwrap_err();
        error.args.first().map_or_else(|| error.code.to_owned(), |(_, value)| value.clone())
    }

    #[test]
    fn presence_is_never_believed() {
        let structure = Structure { idnst: "1750803447".to_owned(), name: "CHU".to_owned() };
        let professional = read(claim()).unwrap().professional(&structure, "dpi");
        assert_eq!(professional.presence, Presence::Unproved);
        assert_eq!(professional.person.idnps, "810100000016");
        assert_eq!(professional.software.as_deref(), Some("dpi"));
    }

    #[test]
    fn each_wrong_claim_is_named() {
        assert_eq!(refused(with("rpps", json!("10100000017"))), "rpps");
        assert_eq!(refused(with("family", json!(" "))), "family, given");
        assert_eq!(refused(with("profession", json!("99"))), "profession");
        assert_eq!(refused(with("role", json!("G15_60"))), "role");
        assert_eq!(refused(with("purpose", json!("curiosity"))), "oauth.acting-unreadable");
        assert_eq!(refused(with("purpose", json!("deposit"))), "consent");
        let mut urgent = with("purpose", json!("emergency"));
        urgent["consent"] = Value::Null;
        urgent["reason"] = json!("urgent");
        assert_eq!(refused(urgent.clone()), "reason");
        urgent["reason"] = json!("coma sans témoin");
        assert_eq!(read(urgent).unwrap().purpose().name(), "emergency");
    }
}
