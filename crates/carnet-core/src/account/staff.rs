//! Who works for the service: operators and agents of the support. They have a login and no space.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::OwnerId;
use crate::record::named;

named! {
    /// What somebody does for the service.
    StaffRole {
        /// Runs it: campaigns and their figures, the life of spaces.
        Operator => "operator",
        /// Helps persons who call.
        Support => "support",
    }
}

/// Somebody who works for the service, on the list of all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Their account.
    pub id: OwnerId,
    /// Their login.
    pub login: String,
    /// Their name, as persons read it in their history.
    pub name: String,
    /// What they do.
    pub role: StaffRole,
    /// Since when.
    pub since: Timestamp,
    /// When they stopped: the login opens nothing any more.
    #[serde(default)]
    pub ended: Option<Timestamp>,
}
