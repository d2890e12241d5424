//! Opening a patient's space.

use jiff::Timestamp;
use serde::Serialize;

use crate::page::{Args, View};
use crate::view::field::FieldError;

/// `GET|POST /pro/patients` — fields `ins`, `motif` (`consentement`, `equipe`, `urgence`), `raison`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Patients {
    /// INS as typed.
    pub ins: String,
    /// Ground as chosen.
    pub ground: Option<Ground>,
    /// Reason as typed.
    pub reason: String,
    /// The patients seen last.
    pub recent: Vec<Recent>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Patients {
    const TEMPLATE: &'static str = "practitioner/patients.html";
}

/// On what ground a professional opens a space; values of the field `motif`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Ground {
    /// The professional collected consent and says so.
    #[serde(rename = "consentement")]
    Consent,
    /// Member of the care team (L1110-12 CSP).
    #[serde(rename = "equipe")]
    CareTeam,
    /// Bris de glace, with its reason.
    #[serde(rename = "urgence")]
    Emergency,
}

impl Ground {
    /// The ground of that field value.
    pub fn from_value(value: &str) -> Option<Self> {
        match value {
            "consentement" => Some(Self::Consent),
            "equipe" => Some(Self::CareTeam),
            "urgence" => Some(Self::Emergency),
            _ => None,
        }
    }
}

/// A patient seen before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recent {
    /// Where their space opens; the gate decides again.
    pub href: String,
    /// Name.
    pub name: String,
    /// INS, spaced.
    pub ins: String,
    /// Age in years, when known.
    pub age: Option<u64>,
    /// Sex by name: message `sex-<name>`.
    pub sex: Option<String>,
    /// Last opening.
    pub opened: Timestamp,
}

/// Answer to `POST /pro/patients` and to any page of a space, when the gate refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Stable code of the reason; its sentences are `error-<code>`.
    pub code: String,
    /// Their arguments.
    pub args: Args,
    /// Where a deposit is still possible; none when it is not.
    pub deposit_href: Option<String>,
    /// Breaking the glass is possible: the form offers it.
    pub emergency: bool,
    /// Reference of the request.
    pub reference: String,
}

impl View for Refused {
    const TEMPLATE: &'static str = "practitioner/refused.html";
}
