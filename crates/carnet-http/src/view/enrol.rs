//! Coming in for the first time, page after page. Each shows the telephone number of the support.

use serde::Serialize;

use super::account::Reach;
use super::citizen::Toggle;
use super::field::FieldError;
use crate::page::View;

/// How a code was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// E-mail.
    Mail,
    /// SMS.
    Sms,
}

/// `GET /activer`, and `/activer/aide` to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Start {
    /// Telephone number of the support.
    pub support: Option<String>,
    /// The sheet to print, rather than the first page.
    pub sheet: bool,
    /// Whether there is FranceConnect+ as the other way.
    pub france_connect: bool,
}

impl View for Start {
    const TEMPLATE: &'static str = "enrol/start.html";
}

/// `GET|POST /activer/carte` — fields `carte` (`photo` or `simple`), `numero`, `nir`, `naissance`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Kind of card, as chosen.
    pub card: String,
    /// Number of the card, as typed.
    pub number: String,
    /// Number of the person, as typed.
    pub nir: String,
    /// Birth date, as typed.
    pub born: String,
    /// To replace a lost password (`/retrouver/mot-de-passe`), rather than to come in.
    pub lost: bool,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Card {
    const TEMPLATE: &'static str = "enrol/card.html";
}

/// `GET|POST /activer/code` — field `code`; `POST /activer/code/envoyer` with `par` sends one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provisional {
    /// Name of the person.
    pub name: String,
    /// They had refused the space: going on is asking for it.
    pub opposed: bool,
    /// E-mail address the fund knows, masked.
    pub email: Option<String>,
    /// Mobile number the fund knows, masked.
    pub mobile: Option<String>,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Provisional {
    const TEMPLATE: &'static str = "enrol/code.html";
}

/// `GET|POST /activer/conditions` — field `accord`; `GET /conditions` shows the text alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Terms {
    /// Their version.
    pub version: String,
    /// Where the agreement is sent; none where the text is only read.
    pub to: Option<String>,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// Whether the person refused this space before, and asks for it after all.
    pub opposed: bool,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Terms {
    const TEMPLATE: &'static str = "enrol/terms.html";
}

/// `GET|POST /activer/contact` — fields `moyen` (`email` or `mobile`), `contact`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Which contact, as chosen.
    pub kind: Reach,
    /// As typed.
    pub typed: String,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Contact {
    const TEMPLATE: &'static str = "enrol/contact.html";
}

/// `GET|POST /activer/contact/code` — field `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactCode {
    /// Which contact.
    pub kind: Reach,
    /// Where the code went, masked.
    pub destination: String,
    /// For how many minutes it is good.
    pub minutes: u64,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for ContactCode {
    const TEMPLATE: &'static str = "enrol/contact-code.html";
}

/// `GET|POST /activer/compte` — fields `login`, `nouveau`, `encore`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewAccount {
    /// Login, as typed.
    pub login: String,
    /// Free logins like it, when it is taken.
    pub others: Vec<String>,
    /// Fewest characters of a password.
    pub length: u64,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for NewAccount {
    const TEMPLATE: &'static str = "enrol/account.html";
}

/// Where one cannot go on from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stopped {
    /// Stable code of the reason; its sentences are `error-<code>`.
    pub code: String,
    /// Telephone number of the support.
    pub support: Option<String>,
}

impl View for Stopped {
    const TEMPLATE: &'static str = "enrol/stopped.html";
}

/// `GET|POST /espace/premiers-choix` — fields `nouveaux` (`visible` or `masque`), `samu`, `bris-de-glace`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FirstChoices {
    /// Professionals see new documents.
    pub visible: Toggle,
    /// SAMU doctors may read.
    pub samu: Toggle,
    /// Other professionals may break the glass.
    pub break_glass: Toggle,
}

impl View for FirstChoices {
    const TEMPLATE: &'static str = "enrol/choices.html";
}

/// `GET|POST /retrouver/identifiant` — fields `nir`, `naissance`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostLogin {
    /// Number of the person, as typed.
    pub nir: String,
    /// Birth date, as typed.
    pub born: String,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for LostLogin {
    const TEMPLATE: &'static str = "enrol/lost-login.html";
}

/// `GET|POST /retrouver/code` — field `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostCode {
    /// How it was sent.
    pub channel: Channel,
    /// Where, masked.
    pub destination: String,
    /// For how many minutes it is good.
    pub minutes: u64,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for LostCode {
    const TEMPLATE: &'static str = "enrol/lost-code.html";
}

/// `GET|POST /retrouver/nouveau` — fields `nouveau`, `encore`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPassword {
    /// Fewest characters.
    pub length: u64,
    /// Telephone number of the support.
    pub support: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for NewPassword {
    const TEMPLATE: &'static str = "enrol/new-password.html";
}
