//! The professionals' door.

use serde::Serialize;

use crate::page::View;

/// `GET /pro` — one link, to `/pro/connexion`, which starts Pro Santé Connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProSignIn {
    /// True when the identity provider is the sandbox this service runs itself.
    pub sandbox: bool,
    /// Stable code of what went wrong on the way back, if something did.
    pub problem: Option<String>,
}

impl View for ProSignIn {
    const TEMPLATE: &'static str = "practitioner/sign-in.html";
}
