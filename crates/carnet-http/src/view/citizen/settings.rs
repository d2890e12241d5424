//! Settings of a space.

use serde::Serialize;

use crate::page::View;

/// `GET|POST /espace/reglages` — checkboxes `samu`, `bris-de-glace`, `masques`, `avis-depots`,
/// `avis-changements`, `masquer-nouveaux`; absent means off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// SAMU doctors may read.
    pub samu: Toggle,
    /// Other professionals may break the glass.
    pub break_glass: Toggle,
    /// Masked documents may be read in an emergency.
    pub masked: Toggle,
    /// Deposits are told.
    pub deposit_notices: Toggle,
    /// Replacements and withdrawals are told.
    pub change_notices: Toggle,
    /// New documents of professionals arrive masked.
    pub mask_new: Toggle,
    /// E-mail address, masked.
    pub email: Option<String>,
    /// Mobile number, masked.
    pub mobile: Option<String>,
}

impl View for Settings {
    const TEMPLATE: &'static str = "citizen/settings.html";
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Toggle {
    /// On.
    On,
    /// Off.
    Off,
}
