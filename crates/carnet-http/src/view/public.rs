//! Pages that anybody may see.

use serde::Serialize;

use crate::outage::Section;
use crate::page::{Announced, Args, View};

/// `GET /` — what Carnet is, and the two doors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// Whom one can be, in a demonstration; empty otherwise.
    pub people: Vec<DemoPerson>,
    /// Who has not come in yet, in a demonstration.
    pub newcomers: Vec<Newcomer>,
}

/// Somebody who can be activated in a demonstration, with what is on their card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Newcomer {
    /// Their name.
    pub name: String,
    /// Number of their card with a photograph: eleven digits.
    pub card: String,
    /// Number of the insured person, spaced.
    pub nir: String,
    /// Birth date.
    pub born: jiff::civil::Date,
}

impl View for Home {
    const TEMPLATE: &'static str = "public/home.html";
}

/// Whom one can be in a demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemoPerson {
    /// What they are: message `demo-role-<name>`.
    pub role: DemoRole,
    /// Their name.
    pub name: String,
    /// Age in years, of a holder.
    pub age: Option<u64>,
    /// Login, of a holder.
    pub login: Option<String>,
    /// Password, of a holder.
    pub password: Option<String>,
    /// INS spaced, of a holder whose space a professional may open.
    pub ins: Option<String>,
    /// Profession in words, of a professional.
    pub profession: Option<String>,
}

/// What somebody is in a demonstration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DemoRole {
    /// Titulaire.
    Holder,
    /// Professionnel de santé.
    Practitioner,
    /// Establishment that feeds through the API.
    Institution,
    /// Somebody who runs the service.
    Operator,
    /// Somebody who helps persons who call.
    Support,
}

/// `GET /hors-ligne` — what a telephone shows without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Offline {}

impl View for Offline {
    const TEMPLATE: &'static str = "public/offline.html";
}

/// Any address, when something went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// HTTP status of the answer.
    pub status: u16,
    /// Title of the page.
    pub kind: ProblemKind,
    /// Stable code of the error (`gate.blocked`); its sentences are `error-<code>`.
    pub code: String,
    /// Their arguments.
    pub args: Args,
    /// Reference of the request, to give to the help desk.
    pub reference: String,
    /// Where to go from here.
    pub way_out: WayOut,
}

impl View for Problem {
    const TEMPLATE: &'static str = "public/problem.html";
}

/// Any page of a section that the operator closed for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// What is closed: message `section-<name>`.
    pub section: Section,
    /// The operator's words, and until when.
    pub announced: Announced,
    /// Where this person can still go.
    pub open: Vec<OpenSection>,
    /// Stable code of the error.
    pub code: String,
    /// Reference of the request, to give to the help desk.
    pub reference: String,
    /// The way back.
    pub way_out: WayOut,
}

impl View for Closed {
    const TEMPLATE: &'static str = "public/closed.html";
}

/// A section that is not closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenSection {
    /// Which: message `section-<name>`.
    pub section: Section,
    /// Its first page.
    pub href: &'static str,
}

/// What sort of thing went wrong: message `problem-<name>` is the title of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// 400: a request we do not understand.
    BadRequest,
    /// 401: nobody is signed in, or the session is over.
    SignedOut,
    /// 403: known, and not allowed.
    Refused,
    /// 404: nothing here, or nothing you may know of.
    NotFound,
    /// 405: not this way.
    Method,
    /// 409: something changed meanwhile.
    Conflict,
    /// 413: too large.
    TooLarge,
    /// 422: received, and wrong.
    Invalid,
    /// 429: too often.
    TooMany,
    /// 500: our fault.
    Server,
    /// 503: our fault, for a while.
    Unavailable,
}

impl ProblemKind {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::BadRequest,
        Self::SignedOut,
        Self::Refused,
        Self::NotFound,
        Self::Method,
        Self::Conflict,
        Self::TooLarge,
        Self::Invalid,
        Self::TooMany,
        Self::Server,
        Self::Unavailable,
    ];

    /// The kind of an HTTP status.
    pub const fn of_status(status: u16) -> Self {
        match status {
            401 => Self::SignedOut,
            403 => Self::Refused,
            404 | 410 => Self::NotFound,
            405 => Self::Method,
            409 | 412 => Self::Conflict,
            413 => Self::TooLarge,
            422 => Self::Invalid,
            429 => Self::TooMany,
            503 => Self::Unavailable,
            500..=599 => Self::Server,
            _ => Self::BadRequest,
        }
    }
}

/// Where to go from an error page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WayOut {
    /// `/`.
    Home,
    /// `/connexion`.
    SignIn,
    /// `/espace`.
    Space,
    /// `/pro`.
    ProSignIn,
    /// `/pro/patients`.
    Patients,
    /// `/service`.
    Desk,
}
