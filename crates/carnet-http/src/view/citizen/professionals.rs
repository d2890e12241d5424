//! Who is authorised, who is blocked.

use jiff::Timestamp;
use serde::Serialize;

use crate::page::View;

/// `GET /espace/professionnels`; `POST …/bloquer` and `…/debloquer`, field `rpps`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Professionals {
    /// Those who may read now.
    pub authorised: Vec<Authorised>,
    /// Those who are shut out.
    pub blocked: Vec<Blocked>,
}

impl View for Professionals {
    const TEMPLATE: &'static str = "citizen/professionals.html";
}

/// A professional who may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Authorised {
    /// RPPS.
    pub rpps: String,
    /// Name.
    pub name: String,
    /// Profession and specialty, in words.
    pub role: String,
    /// Structure.
    pub structure: String,
    /// How consent was collected, by name (`care-team`, `declared`, `holder`): message `consent-<name>`.
    pub consent: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when, if it ends.
    pub until: Option<Timestamp>,
    /// The attending doctor.
    pub attending: bool,
}

/// A professional who is shut out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Blocked {
    /// RPPS.
    pub rpps: String,
    /// Name.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
}
