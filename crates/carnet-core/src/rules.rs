//! The clauses of law and practice, loaded as data from `data/rules/clauses.toml`.
//!
//! A clause has one accessor here, whose type says its unit. Calendar spans are counted in
//! French civil time, so that a month is a month and a birthday begins at midnight in Paris.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, ToSpan as _};
use serde::Deserialize;

use crate::document::{Announcement, label::Combination};
use crate::space;

const SHIPPED: &str = include_str!("../../../data/rules/clauses.toml");

/// What a clause's value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Unit {
    /// Years.
    #[serde(rename = "years")]
    Years,
    /// Months.
    #[serde(rename = "months")]
    Months,
    /// Weeks.
    #[serde(rename = "weeks")]
    Weeks,
    /// Days.
    #[serde(rename = "days")]
    Days,
    /// Hours.
    #[serde(rename = "hours")]
    Hours,
    /// Minutes.
    #[serde(rename = "minutes")]
    Minutes,
    /// Persons.
    #[serde(rename = "persons")]
    Persons,
    /// A factor or a number of attempts.
    #[serde(rename = "times")]
    Times,
    /// Hundredths.
    #[serde(rename = "percent")]
    Percent,
    /// 1,048,576 bytes.
    #[serde(rename = "MiB")]
    Mebibytes,
    /// 1 is on, 0 is off.
    #[serde(rename = "switch")]
    Switch,
}

/// One clause, as written in the data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Stable name, like `opposition.window`.
    pub id: String,
    /// The number.
    pub value: u32,
    /// What it counts.
    pub unit: Unit,
    /// Article or specification.
    pub source: String,
    /// First day it applies.
    #[serde(deserialize_with = "toml_date")]
    pub valid_from: Date,
    /// False while it was not checked against its text.
    pub verified: bool,
}

/// A table of clauses the program refuses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRules {
    /// The file is not TOML of the expected shape.
    #[error("the clauses cannot be read: {0}")]
    Syntax(String),
    /// The same clause twice.
    #[error("clause {0} is there twice")]
    Doubled(String),
    /// A clause the program needs.
    #[error("clause {0} is missing")]
    Missing(&'static str),
    /// A clause in another unit than the program counts in.
    #[error("clause {id} is in {found:?}, expected {expected:?}")]
    Unit {
        /// Which clause.
        id: &'static str,
        /// What the program counts in.
        expected: Unit,
        /// What the table says.
        found: Unit,
    },
    /// A clause no accessor reads.
    #[error("clause {0} is read by nothing")]
    Unread(String),
}

impl InvalidRules {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "rules.syntax",
            Self::Doubled(_) => "rules.clause-doubled",
            Self::Missing(_) => "rules.clause-missing",
            Self::Unit { .. } => "rules.clause-unit",
            Self::Unread(_) => "rules.clause-unread",
        }
    }
}

macro_rules! clauses {
    ($($field:ident: $id:literal in $unit:ident),+ $(,)?) => {
        /// The clauses in force, typed.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Rules {
            clauses: Vec<Clause>,
            $($field: u32),+
        }

        impl Rules {
            fn of(clauses: Vec<Clause>, mut by_id: BTreeMap<String, (u32, Unit)>) -> Result<Self, InvalidRules> {
                $(let $field = take(&mut by_id, $id, Unit::$unit)?;)+
                match by_id.pop_first() {
                    Some((id, _)) => Err(InvalidRules::Unread(id)),
                    None => Ok(Self { clauses, $($field),+ }),
                }
            }
        }
    };
}

clauses! {
    opposition_weeks: "opposition.window" in Weeks,
    archive_years: "archive.length" in Years,
    deletion_months: "deletion.express" in Months,
    deletion_margin_weeks: "deletion.margin" in Weeks,
    tell_weeks: "announcement.tell" in Weeks,
    open_months: "announcement.open" in Months,
    majority_years: "majority.age" in Years,
    teen_years: "teen.view-age" in Years,
    delegates_max: "delegation.delegates-max" in Persons,
    helped_max: "delegation.helped-max" in Persons,
    delegation_offer_days: "delegation.offer" in Days,
    representatives_max: "representation.representatives-max" in Persons,
    representation_offer_days: "representation.offer" in Days,
    masked_with_hidden: "labels.masked-with-hidden" in Switch,
    presence_persons_min: "presence.persons-min" in Persons,
    presence_usual_factor: "presence.usual-factor" in Times,
    reach_week_min: "reach.week-min" in Persons,
    reach_week_factor: "reach.week-factor" in Times,
    reach_structure_size: "reach.structure-size" in Times,
    reach_emergencies_min: "reach.emergencies-min" in Persons,
    reach_emergencies_factor: "reach.emergencies-factor" in Times,
    reach_refusals_min: "reach.refusals-min" in Times,
    reach_refusals_factor: "reach.refusals-factor" in Times,
    reach_alert_percent: "reach.alert-at" in Percent,
    session_idle_minutes: "session.idle" in Minutes,
    session_absolute_hours: "session.absolute" in Hours,
    code_minutes: "one-time-code.life" in Minutes,
    code_attempts: "one-time-code.attempts" in Times,
    code_wrong_day: "one-time-code.wrong-a-day" in Times,
    code_sent_day: "one-time-code.sent-a-day" in Times,
    code_resent: "one-time-code.sent-again" in Times,
    holder_upload_mebibytes: "upload.holder-max" in Mebibytes,
    api_upload_mebibytes: "upload.api-max" in Mebibytes,
    essentials_months: "essentials.look-back" in Months,
    support_minutes: "support.call" in Minutes,
    support_tries: "support.tries" in Times,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    clause: Vec<Clause>,
}

impl Rules {
    /// The clauses shipped with this version.
    #[expect(
        clippy::expect_used,
        reason = "the shipped table is part of the program; a test reads it"
    )]
    pub fn shipped() -> Self {
        Self::parse(SHIPPED).expect("data/rules/clauses.toml is a valid table of clauses")
    }

    /// Reads a table of clauses.
    ///
    /// # Errors
    /// [`InvalidRules`] when a clause is missing, doubled, unknown or of another unit.
    pub fn parse(text: &str) -> Result<Self, InvalidRules> {
        let table: Table =
            toml::from_str(text).map_err(|error| InvalidRules::Syntax(error.to_string()))?;
        let mut by_id = BTreeMap::new();
        for clause in &table.clause {
            if by_id.insert(clause.id.clone(), (clause.value, clause.unit)).is_some() {
                return Err(InvalidRules::Doubled(clause.id.clone()));
            }
        }
        Self::of(table.clause, by_id)
    }

    /// Every clause with its source, to show.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// End of the opposition window, from the sending of the information (R1111-28 CSP).
    pub fn opposition_ends(&self, sent: Timestamp) -> Timestamp {
        later(sent, i64::from(self.opposition_weeks).weeks())
    }

    /// End of the archive of a closed space (R1111-36 CSP).
    pub fn archive_ends(&self, closed: Timestamp) -> Timestamp {
        later(closed, i64::from(self.archive_years).years())
    }

    /// Last instant to honour an express request of deletion (R1111-36 CSP).
    pub fn express_deletion_due(&self, asked: Timestamp) -> Timestamp {
        later(asked, i64::from(self.deletion_months).months())
    }

    /// When an express request of deletion is carried out: early enough before its last instant to mend what fails.
    pub fn express_deletion_at(&self, asked: Timestamp) -> Timestamp {
        later(self.express_deletion_due(asked), -i64::from(self.deletion_margin_weeks).weeks())
    }

    /// Deadlines of a document hidden from its holder until an announcement (R1111-53 CSP).
    pub fn announcement(&self, now: Timestamp) -> Announcement {
        Announcement {
            tell_at: later(now, i64::from(self.tell_weeks).weeks()),
            open_at: later(now, i64::from(self.open_months).months()),
        }
    }

    /// The instant a person comes of age: 00:00 in Paris on the birthday.
    pub fn majority_at(&self, birth: Date) -> Timestamp {
        birthday(birth, self.majority_years)
    }

    /// The instant a minor may have a view of their own.
    pub fn teen_view_at(&self, birth: Date) -> Timestamp {
        birthday(birth, self.teen_years)
    }

    /// How many delegates one person may have (L1111-13-1 CSP).
    pub fn delegates_max(&self) -> u32 {
        self.delegates_max
    }

    /// How many persons one delegate may help.
    pub fn helped_max(&self) -> u32 {
        self.helped_max
    }

    /// Until when somebody may answer an offer to become a delegate.
    pub fn delegation_offer_ends(&self, offered: Timestamp) -> Timestamp {
        later(offered, i64::from(self.delegation_offer_days).days())
    }

    /// How many representatives a minor may have in this service.
    pub fn representatives_max(&self) -> u32 {
        self.representatives_max
    }

    /// Until when somebody may answer an offer to represent a minor.
    pub fn representation_offer_ends(&self, offered: Timestamp) -> Timestamp {
        later(offered, i64::from(self.representation_offer_days).days())
    }

    /// Whether a document may be masked and hidden from its holder at once (EX_2.1-1050).
    pub fn combination(&self) -> Combination {
        if self.masked_with_hidden == 0 { Combination::Forbidden } else { Combination::Allowed }
    }

    /// How many distinct persons may be reached in a day without proof of presence.
    ///
    /// `usual` is the actor's own busy day: the 99th percentile of the last ninety.
    pub fn presence_cap(&self, usual: u32) -> u32 {
        self.presence_persons_min.max(usual.saturating_mul(self.presence_usual_factor))
    }

    /// A session ends after this long without use.
    pub fn session_idle(&self) -> SignedDuration {
        SignedDuration::from_mins(self.session_idle_minutes.into())
    }

    /// How many distinct persons may be reached in seven days without proof of presence, by an actor of so many
    /// practitioners' size; `usual` is the busiest week of its own.
    pub fn reach_week(&self, usual: u32, size: u32) -> u32 {
        let floor = self.reach_week_min.saturating_mul(size);
        usual.saturating_mul(self.reach_week_factor).max(floor)
    }

    /// For how many practitioners a structure or a software counts, in the floors.
    pub fn reach_structure_size(&self) -> u32 {
        self.reach_structure_size
    }

    /// Persons whose glass may be broken in a day before the operator is told.
    pub fn reach_emergencies(&self, usual: u32, size: u32) -> u32 {
        let floor = self.reach_emergencies_min.saturating_mul(size);
        usual.saturating_mul(self.reach_emergencies_factor).max(floor)
    }

    /// Refused requests after which an actor is let through no more that day.
    pub fn reach_refusals(&self, usual: u32, size: u32) -> u32 {
        let floor = self.reach_refusals_min.saturating_mul(size);
        usual.saturating_mul(self.reach_refusals_factor).max(floor)
    }

    /// The part of a stop at which the operator is told, and further persons come slowly.
    pub fn reach_alert(&self, stop: u32) -> u32 {
        let part = u64::from(stop) * u64::from(self.reach_alert_percent) / 100;
        u32::try_from(part).unwrap_or(u32::MAX)
    }

    /// A session ends after this long in any case.
    pub fn session_absolute(&self) -> SignedDuration {
        SignedDuration::from_hours(self.session_absolute_hours.into())
    }

    /// How long a one-time code lives.
    pub fn one_time_code_life(&self) -> SignedDuration {
        SignedDuration::from_mins(self.code_minutes.into())
    }

    /// How many wrong one-time codes end the attempt.
    pub fn one_time_code_attempts(&self) -> u32 {
        self.code_attempts
    }

    /// How many wrong one-time codes an account takes in any 24 hours, all codes together.
    pub fn one_time_code_wrong_a_day(&self) -> u32 {
        self.code_wrong_day
    }

    /// How many one-time codes are sent for an account in any 24 hours.
    pub fn one_time_code_sent_a_day(&self) -> u32 {
        self.code_sent_day
    }

    /// How often a code is sent again before the password is asked anew.
    pub fn one_time_code_sent_again(&self) -> u32 {
        self.code_resent
    }

    /// How long an agent of the support acts for a person who called.
    pub fn support_call(&self) -> SignedDuration {
        SignedDuration::from_mins(self.support_minutes.into())
    }

    /// Wrong answers of a person who called before the call is over.
    pub fn support_tries(&self) -> u32 {
        self.support_tries
    }

    /// Largest document a holder may add, in bytes.
    pub fn holder_upload_bytes_max(&self) -> u64 {
        mebibytes(self.holder_upload_mebibytes)
    }

    /// How far back the essentials look: who follows the patient, results, treatments without an end.
    pub fn essentials_since(&self, now: Timestamp) -> Timestamp {
        later(now, -i64::from(self.essentials_months).months())
    }

    /// Largest document through the API, in bytes.
    pub fn api_document_bytes_max(&self) -> u64 {
        mebibytes(self.api_upload_mebibytes)
    }
}

/// French civil time: CET and CEST with the switches of directive 2000/84/CE.
///
/// Written out so that nothing is read from the machine's time zone files.
pub fn paris() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC)
}

fn take(
    by_id: &mut BTreeMap<String, (u32, Unit)>,
    id: &'static str,
    expected: Unit,
) -> Result<u32, InvalidRules> {
    match by_id.remove(id) {
        None => Err(InvalidRules::Missing(id)),
        Some((_, found)) if found != expected => Err(InvalidRules::Unit { id, expected, found }),
        Some((value, _)) => Ok(value),
    }
}

fn later(from: Timestamp, span: Span) -> Timestamp {
    from.to_zoned(paris()).checked_add(span).map_or(Timestamp::MAX, |end| end.timestamp())
}

fn birthday(birth: Date, years: u32) -> Timestamp {
    let day = i16::try_from(years).map_or(Date::MAX, |years| space::majority(birth, years));
    day.to_zoned(paris()).map_or(Timestamp::MAX, |midnight| midnight.timestamp())
}

fn mebibytes(count: u32) -> u64 {
    u64::from(count) * 1_048_576
}

fn toml_date<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Date, D::Error> {
    let date = toml::value::Datetime::deserialize(d)?;
    date.to_string().parse().map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests;
