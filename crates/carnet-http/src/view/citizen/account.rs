//! Signing in: login and password, then a one-time code.

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
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for SignIn {
    const TEMPLATE: &'static str = "citizen/sign-in.html";
}

/// How a code was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// E-mail.
    Mail,
    /// SMS.
    Sms,
}

/// `GET|POST /connexion/code` — field `code`; `POST /connexion/code/renvoyer` sends another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// How it was sent.
    pub channel: Channel,
    /// Where, masked: `m•••@exemple.fr`.
    pub destination: String,
    /// For how many minutes it is good.
    pub minutes: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Code {
    const TEMPLATE: &'static str = "citizen/code.html";
}
