//! A coded value, the way every French and HL7 format carries one.

use serde::{Deserialize, Serialize};

/// A code in a code system. The label is what the sender wrote; screens prefer ours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Code {
    /// OID (`1.2.250…`) or URI of the system, as in the value sets.
    pub system: String,
    /// The code itself.
    pub code: String,
    /// The sender's display name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
}

impl Code {
    /// A code with its label.
    pub fn new(
        system: impl Into<String>,
        code: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        Self { system: system.into(), code: code.into(), label: label.into() }
    }

    /// True when system and code are the same, whatever the label.
    pub fn same(&self, other: &Self) -> bool {
        self.system == other.system && self.code == other.code
    }
}
