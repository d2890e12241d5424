//! Professionals and organisations as Carnet knows them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::{Person, Structure};
use crate::id::OwnerId;
use crate::identity::Sex;

/// One situation d'exercice: the role and place a professional acts in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// Profession code (TRE_G15, like `10`).
    pub profession: String,
    /// Profession and specialty (JDV_J01, like `G15_10/SM26`).
    pub role: String,
    /// Structure of the exercise.
    pub structure: Structure,
    /// Facility type (TRE_R02, like `SA07`).
    pub sector: String,
}

/// A professional who signed in at least once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practitioner {
    /// The owner of the rows.
    pub id: OwnerId,
    /// RPPS.
    pub rpps: String,
    /// Name and IDNPS.
    pub person: Person,
    /// Their situations, as the identity provider gave them last.
    pub situations: Vec<Situation>,
    /// Last sign-in.
    pub seen: Timestamp,
}

/// A patient of a professional's work list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// The space.
    pub space: OwnerId,
    /// Name as shown.
    pub name: String,
    /// Matricule and domain OID, to open it again.
    pub ins: (String, String),
    /// Last opening.
    pub opened: Timestamp,
    /// Date of birth.
    #[serde(default)]
    pub birth: Option<Date>,
    /// Sex.
    #[serde(default)]
    pub sex: Option<Sex>,
}

/// What a client's software may ask for (SMART scopes, ours by name).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Deposit documents (`system/DocumentReference.c`).
    Feed,
    /// Read under the rules, for a named practitioner (`user/DocumentReference.rs`).
    Read,
    /// Change or withdraw what the structure deposited (`system/DocumentReference.ud`).
    Maintain,
}

/// An organisation's software, registered by an operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// The owner of the rows.
    pub id: OwnerId,
    /// Client identifier of the software.
    pub client: String,
    /// The structure it acts for.
    pub structure: Structure,
    /// Public keys, as a JSON Web Key Set.
    pub keys: serde_json::Value,
    /// What it may ask for.
    pub scopes: BTreeSet<Scope>,
    /// Switched off by the operator at.
    #[serde(default)]
    pub suspended: Option<Timestamp>,
}
