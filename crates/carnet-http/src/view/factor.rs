//! What proves the holder besides the password: passkeys, apps, backup codes.

use jiff::Timestamp;
use serde::Serialize;

use super::field::FieldError;
use crate::page::View;

/// One proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactorRow {
    /// Its identifier, in the address that takes it away.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub since: Timestamp,
    /// When it opened the account last.
    pub used: Option<Timestamp>,
}

/// `GET /espace/compte/preuves`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactorsPage {
    /// E-mail address codes go to, masked.
    pub email: Option<String>,
    /// Mobile number codes go to, masked.
    pub mobile: Option<String>,
    /// Passkeys; none where browsers know none.
    pub passkeys: Option<Vec<FactorRow>>,
    /// Whether another passkey may be added.
    pub more_passkeys: bool,
    /// Authenticator apps.
    pub apps: Vec<FactorRow>,
    /// Whether another app may be added.
    pub more_apps: bool,
    /// Backup codes that are left.
    pub backup: u64,
}

impl View for FactorsPage {
    const TEMPLATE: &'static str = "account/factors.html";
}

/// A drawing a telephone reads: black squares on a white one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// How many squares each side has, its white margin included.
    pub side: usize,
    /// The black ones, as the path of an SVG.
    pub path: String,
}

/// `GET|POST /espace/compte/preuves/application` — field `password`; once it is given, fields `nom`, `code` to
/// `/espace/compte/preuves/application/code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewApp {
    /// The secret in groups of four, once the password was given.
    pub secret: Option<String>,
    /// The same as a drawing.
    pub drawing: Option<Drawing>,
    /// Name as typed.
    pub name: String,
    /// For how many minutes it waits.
    pub minutes: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for NewApp {
    const TEMPLATE: &'static str = "account/app.html";
}

/// What a browser needs to make a passkey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskedKey {
    /// What it signs, in Base64url.
    pub challenge: String,
    /// The host it is for.
    pub party: String,
    /// Name of the service.
    pub service: String,
    /// Number of the account, in Base64url.
    pub handle: String,
    /// Login.
    pub login: String,
    /// Name of the person.
    pub name: String,
    /// Passkeys there are, in Base64url with spaces between them.
    pub known: String,
    /// Algorithms, with spaces between them.
    pub algorithms: String,
}

/// `GET|POST /espace/compte/preuves/cle` — field `password`; once it is given, fields `nom`, `client`, `attestation` to
/// `/espace/compte/preuves/cle/nouvelle`, filled by a script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPasskey {
    /// What the browser is asked, once the password was given.
    pub asked: Option<AskedKey>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for NewPasskey {
    const TEMPLATE: &'static str = "account/passkey.html";
}

/// `GET|POST /espace/compte/preuves/secours` — field `password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupForm {
    /// Codes that are left.
    pub left: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for BackupForm {
    const TEMPLATE: &'static str = "account/backup.html";
}

/// The backup codes, in clear this once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupCodes {
    /// In groups of four.
    pub codes: Vec<String>,
    /// Whether they come with an app that was just added.
    pub with_app: bool,
}

impl View for BackupCodes {
    const TEMPLATE: &'static str = "account/backup-codes.html";
}

/// `GET|POST /espace/compte/preuves/retirer/{name}` — field `password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemoveFactor {
    /// Its identifier.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for RemoveFactor {
    const TEMPLATE: &'static str = "account/remove-factor.html";
}
