//! Signing in: login and password, then a code.

use serde::Serialize;

use crate::page::View;
use crate::view::field::FieldError;

/// `GET|POST /connexion` — fields `login`, `password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignIn {
    /// Login as typed.
    pub login: String,
    /// Where to go afterwards (field `retour`), a path of ours.
    pub back_to: Option<String>,
    /// Whether browsers know passkeys here.
    pub passkey: bool,
    /// Whether there is FranceConnect+ as the other way in.
    pub france_connect: bool,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for SignIn {
    const TEMPLATE: &'static str = "citizen/sign-in.html";
}

/// `GET|POST /connexion/code` — field `code`; `POST /connexion/code/renvoyer` sends another, or asks in another way
/// (field `par`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// How it is to be given: `email`, `mobile` or `app`.
    pub way: String,
    /// Where it was sent, masked: `m•••@exemple.fr`; none when an app shows it.
    pub destination: Option<String>,
    /// For how many minutes it is good.
    pub minutes: u64,
    /// How else it can be given.
    pub others: Vec<String>,
    /// Whether backup codes are left.
    pub backup: bool,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Code {
    const TEMPLATE: &'static str = "citizen/code.html";
}

/// `GET|POST /connexion/secours` — field `secours`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backup {
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Backup {
    const TEMPLATE: &'static str = "citizen/backup.html";
}
