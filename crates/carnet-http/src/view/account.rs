//! The account of a holder: login, password, contacts, browsers, identity.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::field::FieldError;
use crate::page::View;

/// Which contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// E-mail: `/espace/compte/courriel`.
    Email,
    /// Mobile: `/espace/compte/mobile`.
    Mobile,
}

/// `GET /espace/compte`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountPage {
    /// The login: chosen once.
    pub login: String,
    /// E-mail address, masked.
    pub email: Option<String>,
    /// Mobile number, masked.
    pub mobile: Option<String>,
    /// How many browsers opened the account.
    pub devices: u64,
    /// How many authenticator apps it has.
    pub apps: u64,
    /// How many passkeys.
    pub passkeys: u64,
}

impl View for AccountPage {
    const TEMPLATE: &'static str = "account/account.html";
}

/// `GET|POST /espace/compte/mot-de-passe` — fields `ancien`, `nouveau`, `encore`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PasswordForm {
    /// Fewest characters.
    pub length: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for PasswordForm {
    const TEMPLATE: &'static str = "account/password.html";
}

/// `GET|POST /espace/compte/courriel` and `/espace/compte/mobile` — fields `contact`, `password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactForm {
    /// Which contact.
    pub kind: Reach,
    /// As typed.
    pub typed: String,
    /// The one in force, masked.
    pub current: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for ContactForm {
    const TEMPLATE: &'static str = "account/contact.html";
}

/// `GET|POST /espace/compte/contact/code` — field `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactCode {
    /// Which contact.
    pub kind: Reach,
    /// Where the code went, masked.
    pub destination: String,
    /// For how many minutes it is good.
    pub minutes: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for ContactCode {
    const TEMPLATE: &'static str = "account/contact-code.html";
}

/// One browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceRow {
    /// Its name, in the address that forgets it.
    pub name: String,
    /// `browser-<name>` of the locales.
    pub browser: String,
    /// `system-<name>` of the locales.
    pub system: String,
    /// When it opened the account first.
    pub since: Timestamp,
    /// When it did last.
    pub last: Timestamp,
    /// The one this page is seen in.
    pub this: bool,
}

/// `GET /espace/compte/appareils`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Devices {
    /// Newest first.
    pub devices: Vec<DeviceRow>,
}

impl View for Devices {
    const TEMPLATE: &'static str = "account/devices.html";
}

/// `GET /espace/compte/identite`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IdentityCard {
    /// Name of birth.
    pub birth_name: String,
    /// Name used, when it differs.
    pub used_name: Option<String>,
    /// Given names, in order.
    pub given_names: String,
    /// Given name used, when it differs from the first.
    pub used_given_name: Option<String>,
    /// Date of birth.
    pub born: Date,
    /// `female`, `male` or `unknown`.
    pub sex: String,
    /// Code of the place of birth.
    pub birth_place: Option<String>,
    /// The number, spaced.
    pub ins: String,
    /// Whether it is one of a fictitious person.
    pub fictitious: bool,
}

impl View for IdentityCard {
    const TEMPLATE: &'static str = "account/identity.html";
}
