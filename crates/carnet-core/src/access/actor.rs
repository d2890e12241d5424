//! Who acts, and for what purpose.

use serde::{Deserialize, Serialize};

use crate::document::{Person, Structure};
use crate::id::OwnerId;
use crate::space::Consent;

/// How surely somebody was identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assurance {
    /// One factor.
    Low,
    /// Two factors (eIDAS substantial).
    Substantial,
}

/// A citizen at the door, in one of the citizen's roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citizen {
    /// Their account.
    pub account: OwnerId,
    /// The space they say they may act on, as their session holds it.
    pub space: OwnerId,
    /// Their name, as shown.
    pub name: String,
    /// How they signed in.
    pub assurance: Assurance,
}

/// A proof that the person was there: a fresh signature, never something that can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// No proof.
    Unproved,
    /// Signed by the card, the app or a rotating code.
    Signed,
}

/// A professional in one situation d'exercice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Professional {
    /// RPPS.
    pub rpps: String,
    /// Name and IDNPS.
    pub person: Person,
    /// Profession code (TRE_G15, like `10`).
    pub profession: String,
    /// Profession and specialty (JDV_J01, like `G15_10/SM26`).
    pub role: String,
    /// Where they act.
    pub structure: Structure,
    /// Whether the person was there.
    pub presence: Presence,
    /// The software they act through; none on our own pages.
    pub software: Option<String>,
    /// Profession and structure are in activity.
    pub standing: Standing,
    /// How they signed in.
    pub assurance: Assurance,
}

/// Whether an actor is still what they were registered as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// In activity.
    Active,
    /// Struck off, suspended, or switched off.
    Ended,
}

/// The system of a hospital, laboratory or practice. Feeds only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// Client identifier of its software.
    pub client: String,
    /// The structure.
    pub structure: Structure,
    /// In activity or switched off.
    pub standing: Standing,
}

/// Whoever stands at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Titulaire, adult.
    Holder(Citizen),
    /// Représentant légal.
    Representative(Citizen),
    /// Aidant with a delegation.
    Delegate(Citizen),
    /// Minor owner with an own view.
    Teen(Citizen),
    /// Professionnel de santé.
    Practitioner(Professional),
    /// System of a hospital or laboratory.
    Institution(Institution),
    /// Referenced app, by its identifier.
    Partner(String),
    /// Identified agent helping face to face.
    Helper(Citizen),
    /// Help desk agent.
    Support(String),
    /// Operator of the service.
    Operator(String),
    /// Carnet itself: deadlines and calendar. Names the job.
    System(&'static str),
}

impl Actor {
    /// Stable name of the class, as in the history.
    pub const fn class(&self) -> &'static str {
        match self {
            Self::Holder(_) => "holder",
            Self::Representative(_) => "representative",
            Self::Delegate(_) => "delegate",
            Self::Teen(_) => "teen",
            Self::Practitioner(_) => "practitioner",
            Self::Institution(_) => "institution",
            Self::Partner(_) => "partner",
            Self::Helper(_) => "helper",
            Self::Support(_) => "support",
            Self::Operator(_) => "operator",
            Self::System(_) => "system",
        }
    }

    /// The name to show in the history.
    pub fn name(&self) -> String {
        match self {
            Self::Holder(c)
            | Self::Representative(c)
            | Self::Delegate(c)
            | Self::Teen(c)
            | Self::Helper(c) => c.name.clone(),
            Self::Practitioner(p) => {
                format!("{} {}", p.person.given, p.person.family).trim().to_owned()
            }
            Self::Institution(i) => i.structure.name.clone(),
            Self::Partner(name) | Self::Support(name) | Self::Operator(name) => name.clone(),
            Self::System(job) => (*job).to_owned(),
        }
    }
}

/// On what ground a professional reads under `care`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// An authorisation that already stands.
    Standing,
    /// Consent collected now, in this way, and declared.
    Declared(Consent),
}

/// Why somebody acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "purpose")]
pub enum Purpose {
    /// The holder, or who acts for them, in their own space.
    Own,
    /// Care (`normal`).
    Care {
        /// On what ground.
        basis: Basis,
    },
    /// Bris de glace (`bris_de_glace`).
    Emergency {
        /// Mandatory reason.
        reason: String,
    },
    /// Emergency call regulation (`centre_15`).
    Samu {
        /// Mandatory reason.
        reason: String,
    },
    /// Feeding only.
    Deposit,
    /// Running the service: creation, deadlines, erasure. Never reads clinical content.
    Service,
}

impl Purpose {
    /// Stable name, as in the history.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Care { .. } => "care",
            Self::Emergency { .. } => "emergency",
            Self::Samu { .. } => "samu",
            Self::Deposit => "deposit",
            Self::Service => "service",
        }
    }

    /// The reason given, for an emergency.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Emergency { reason } | Self::Samu { reason } => Some(reason),
            _ => None,
        }
    }
}
