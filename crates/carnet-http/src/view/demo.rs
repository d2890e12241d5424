//! Pages of a demonstration: what would have been sent, and the sandbox identity provider.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::page::gallery::Component;
use crate::view::field::FieldError;
use crate::view::paging::Paging;

/// `GET /demo/courrier` — every mail, SMS and letter this service would have sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outbox {
    /// Newest first.
    pub rows: Vec<OutboxRow>,
    /// Where we are.
    pub paging: Paging,
}

impl View for Outbox {
    const TEMPLATE: &'static str = "demo/outbox.html";
}

/// How something is sent: message `means-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// E-mail.
    Mail,
    /// SMS.
    Sms,
    /// Letter.
    Letter,
}

/// One message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutboxRow {
    /// Where it opens.
    pub href: String,
    /// How it is sent.
    pub means: Means,
    /// To whom: name, address or number.
    pub to: String,
    /// Subject, or the first words.
    pub subject: String,
    /// When.
    pub at: Timestamp,
}

/// `GET /demo/courrier/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// How it is sent.
    pub means: Means,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Subject; none for an SMS.
    pub subject: Option<String>,
    /// The text; lines are kept.
    pub body: String,
    /// When.
    pub at: Timestamp,
}

impl View for Message {
    const TEMPLATE: &'static str = "demo/message.html";
}

/// `GET|POST /sandbox/{provider}/authorize` — fields `personne`, `niveau`, `annuler`; the sandbox in the place of Pro
/// Santé Connect (`psc`) or FranceConnect+ (`fc`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Authorize {
    /// In the place of whom: `psc` or `fc`.
    pub provider: String,
    /// Name of the client that asks.
    pub client: String,
    /// Parameters of the OpenID Connect request, sent back as hidden fields.
    pub hidden: Vec<(String, String)>,
    /// Whom one can be.
    pub people: Vec<SandboxPerson>,
    /// Levels one can choose; none for professionals.
    pub levels: Vec<String>,
    /// The one chosen.
    pub level: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Authorize {
    const TEMPLATE: &'static str = "demo/authorize.html";
}

/// Somebody of the sandbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SandboxPerson {
    /// What the form sends.
    pub id: String,
    /// Name.
    pub name: String,
    /// Birth date, of a citizen.
    pub born: Option<Date>,
    /// Profession and structures of a professional, in words.
    pub about: Vec<String>,
}

/// `GET /demo/composants` — the design system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Components {
    /// Its components.
    pub components: Vec<Component>,
    /// Names of its colours.
    pub colours: Vec<String>,
}

impl View for Components {
    const TEMPLATE: &'static str = "demo/components.html";
}

/// `GET /demo/composants/{name}` — one component in all its states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComponentPage {
    /// The component.
    pub component: Component,
}

impl View for ComponentPage {
    const TEMPLATE: &'static str = "demo/component.html";
}
