//! Pages of who works for the service.

use carnet_core::account::staff::{Identified, StaffRole};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::field::FieldError;
use crate::page::View;

/// `GET /service`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeskHome {
    /// What the person does.
    pub role: StaffRole,
    /// Who else works here; empty for who need not know.
    pub team: Vec<Member>,
}

impl View for DeskHome {
    const TEMPLATE: &'static str = "desk/home.html";
}

/// Somebody who works here, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Name.
    pub name: String,
    /// What they do: message `actor-<role>`.
    pub role: StaffRole,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub ended: Option<Timestamp>,
}

/// `GET /service/campagnes`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Campaigns {
    /// The newest first.
    pub rows: Vec<CampaignRow>,
}

impl View for Campaigns {
    const TEMPLATE: &'static str = "desk/campaigns.html";
}

/// A campaign on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CampaignRow {
    /// Its name.
    pub name: String,
    /// Where it is shown.
    pub href: String,
    /// Département or territory.
    pub territory: String,
    /// Day of sending.
    pub day: Date,
    /// Letters and mails.
    pub sent: u64,
    /// Persons who opposed.
    pub opposed: u64,
    /// Spaces created and not activated.
    pub created: u64,
    /// Spaces activated.
    pub active: u64,
    /// When that was counted; none when it never was.
    pub counted: Option<Timestamp>,
}

/// How far a campaign is: message `campaign-progress-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Nobody was told yet.
    Waiting,
    /// Some were.
    Running,
    /// Stopped by an operator.
    Paused,
    /// Everybody was gone through.
    Done,
}

/// `GET /service/campagnes/{id}`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CampaignPage {
    /// Its name.
    pub name: String,
    /// Where it is shown; its forms are below.
    pub href: String,
    /// Département or territory.
    pub territory: String,
    /// Day of sending.
    pub day: Date,
    /// Last day to oppose before spaces are created; none for newcomers, who each have their own.
    pub last_day: Option<Date>,
    /// How far it is.
    pub progress: Progress,
    /// Persons gone through.
    pub gone_through: u64,
    /// Persons of the territory.
    pub persons: u64,
    /// The share of the former, in hundredths.
    pub width: u64,
    /// Letters written.
    pub letters: u64,
    /// Mails sent.
    pub mails: u64,
    /// Letters that came back.
    pub returned: u64,
    /// Persons whom nobody can write to.
    pub unreachable: u64,
    /// When the persons were counted, at the earliest; none when they never were.
    pub counted: Option<Timestamp>,
    /// Where they stand.
    pub standing: Vec<Standing>,
    /// What happened day by day.
    pub charts: Vec<Chart>,
    /// The same as numbers.
    pub days: Vec<DayRow>,
}

impl View for CampaignPage {
    const TEMPLATE: &'static str = "desk/campaign.html";
}

/// `GET|POST /service/campagnes/{id}/retours` — fields `references` and `fichier`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Returns {
    /// Name of the campaign.
    pub name: String,
    /// Where it is shown.
    pub campaign: String,
    /// References taken at once.
    pub limit: u64,
    /// What came of those that were sent.
    pub noted: Option<Noted>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Returns {
    const TEMPLATE: &'static str = "desk/returns.html";
}

/// What came of a list of references.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// Letters noted now.
    pub new: u64,
    /// Letters noted before.
    pub again: u64,
    /// The first references that nobody knows, as typed.
    pub unknown: Vec<String>,
    /// How many there are in all.
    pub unknown_count: u64,
}

/// `GET|POST /service/personne` — fields `nir`, `nom`, `naissance`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Number, as typed.
    pub nir: String,
    /// Birth name, as typed.
    pub name: String,
    /// Birth date, as typed.
    pub born: String,
    /// A call is under way: looking for somebody else ends it.
    pub on_a_call: bool,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Person {
    const TEMPLATE: &'static str = "desk/person.html";
}

/// `GET /service/appel`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Call {
    /// Name of the person.
    pub name: String,
    /// The e-mail address that the fund knows, masked.
    pub email: Option<String>,
    /// The mobile number, masked.
    pub mobile: Option<String>,
    /// The fund knows a postal address.
    pub letter: bool,
    /// The fund knows an IBAN.
    pub iban: bool,
    /// A code waits for its answer.
    pub waits: bool,
    /// The call is over at this instant.
    pub until: Timestamp,
    /// How they were identified; until then nothing is done for them.
    pub identified: Option<Identified>,
    /// State of their space: message `call-state-<name>`.
    pub state: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Call {
    const TEMPLATE: &'static str = "desk/call.html";
}

/// `GET|POST /service/horloge`, in a demonstration — field `avance`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockPage {
    /// What the clock shows.
    pub now: Timestamp,
    /// A window is open: one can go to its end.
    pub window: bool,
    /// How many things were due and are done, after it was moved.
    pub done: Option<u64>,
}

impl View for ClockPage {
    const TEMPLATE: &'static str = "desk/clock.html";
}

/// How many persons are in a state: message `standing-<state>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The state.
    pub state: String,
    /// How many.
    pub persons: u64,
    /// Of all, in hundredths.
    pub width: u64,
}

/// One kind of event over days: message `chart-<event>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// What happened: the state people came into.
    pub event: String,
    /// How often.
    pub total: u64,
    /// The day on which it happened most.
    pub busiest: Date,
    /// How often it did that day.
    pub most: u64,
    /// First day shown.
    pub first: Date,
    /// Last day shown.
    pub last: Date,
    /// A bar for each day.
    pub columns: Vec<Column>,
}

/// A bar, in the units of its chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// From the left.
    pub x: u64,
    /// From the top.
    pub y: u64,
    /// Width.
    pub width: u64,
    /// Height.
    pub height: u64,
}

/// One day in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayRow {
    /// The day.
    pub day: Date,
    /// Persons who opposed.
    pub opposed: u64,
    /// Spaces created.
    pub created: u64,
    /// Spaces activated.
    pub active: u64,
}
