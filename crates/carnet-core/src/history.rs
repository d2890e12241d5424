//! Lines of the history: who did what, in which role, for which purpose, on which document, under which rule.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::DocumentId;

/// The clear content of a ledger line; sealed in storage, in clear in the holder's export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// Class of the actor (`practitioner`, `holder`…).
    pub actor: String,
    /// Who, as shown.
    pub name: String,
    /// National identifier of the actor, when they have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// Profession and specialty code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Structure they acted in: identifier and name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structure: Option<(String, String)>,
    /// Software they acted through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub software: Option<String>,
    /// Purpose (`care`, `emergency`…).
    pub purpose: String,
    /// Reason given, for an emergency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What was done ([`crate::access::Action`] by name).
    pub action: String,
    /// The document concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
    /// SHA-256 of the clear bytes, hex, on the line that brings a document in: what the export's
    /// verifier compares the file with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Permitted or refused, and under which rule.
    pub outcome: Outcome,
    /// Presence of the person was proved by a signature, or consent only declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<String>,
}

/// How the gate answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "decision", content = "rule")]
pub enum Outcome {
    /// Permitted under this rule.
    Permitted(String),
    /// Refused for this reason.
    Refused(String),
}

/// A line as read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Place among the lines that its reader may know of, from 1.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub detail: Detail,
}
