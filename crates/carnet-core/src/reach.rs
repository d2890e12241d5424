//! How many persons an actor reaches without proof of their presence, day after day, and when that is too many.
//!
//! One [`Book`] per practitioner, per structure and per software. It knows numbers of days and, of today, a keyed
//! hash of each person: never who they are. Limits come from the actor's own history (`docs/adr/0010-own-history.md`).

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, RecordId};
use crate::record::named;
use crate::rules::Rules;

/// Days that count as an actor's own history.
const DAYS: usize = 90;
/// Days of the sliding week.
const WEEK: i32 = 7;

named! {
    /// Whose reach is counted.
    Counted {
        /// A professional, by RPPS, wherever they act.
        Practitioner => "practitioner",
        /// A structure, by IDNST: all who act in it.
        Structure => "structure",
        /// A software, by its client identifier.
        Software => "software",
    }
}

named! {
    /// What drew the operator's attention. The text form is the stable code of the alert.
    Signal {
        /// Persons reached in one day, close to the stop.
        PersonsDay => "reach.persons-day",
        /// Persons reached in seven days, close to the stop.
        PersonsWeek => "reach.persons-week",
        /// No further person is let through.
        Stopped => "reach.stopped",
        /// Persons whose glass was broken in one day.
        Emergencies => "reach.emergencies",
        /// Requests that were refused, or about nobody, in one day.
        Refusals => "reach.refusals",
    }
}

/// One day of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// Which day, in Paris.
    pub day: Date,
    /// Distinct persons reached without proof of their presence.
    pub persons: u32,
    /// Of them, by breaking the glass.
    pub emergencies: u32,
    /// Requests refused, or about nobody.
    pub refusals: u32,
    /// What it teaches.
    pub lesson: Lesson,
}

/// What a day teaches about its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lesson {
    /// Nothing: an alert of that day waits for the operator's word.
    None,
    /// What was usual, once it is a week old: who takes a little more each day does not teach that it is usual.
    Later,
    /// What was usual: the operator said so.
    Now,
}

/// The counts of one actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Of which class.
    pub of: Counted,
    /// RPPS, IDNST or client identifier.
    pub who: String,
    /// The day that is being counted.
    pub day: Date,
    /// Keyed hashes of the persons reached today.
    #[serde(default)]
    pub persons: BTreeSet<u64>,
    /// Of them, by breaking the glass.
    #[serde(default)]
    pub emergencies: BTreeSet<u64>,
    /// Requests refused today, or about nobody.
    #[serde(default)]
    pub refusals: u32,
    /// Alerts raised today.
    #[serde(default)]
    pub raised: BTreeSet<Signal>,
    /// Alerts of today that the operator accepted: they stop nothing any more.
    #[serde(default)]
    pub accepted: BTreeSet<Signal>,
    /// Earlier days, oldest first.
    #[serde(default)]
    pub past: Vec<Day>,
}

/// What the operator is told. It names the actor, never a person reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// Its identifier: the same for the same signal of the same actor and day.
    pub id: RecordId,
    /// The owner of the book it is about.
    pub book: OwnerId,
    /// When it was raised.
    pub at: Timestamp,
    /// Of which class the actor is.
    pub of: Counted,
    /// RPPS, IDNST or client identifier.
    pub who: String,
    /// What happened.
    pub signal: Signal,
    /// Distinct persons that day.
    pub persons: u32,
    /// Refused requests that day.
    pub refusals: u32,
    /// When the operator accepted it.
    #[serde(default)]
    pub accepted: Option<Timestamp>,
}

/// What one person more would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Distinct persons today.
    pub today: u32,
    /// The stop for today: whatever is smaller of the day's and the week's.
    pub cap: u32,
}

impl Book {
    /// The book of an actor who was never counted.
    pub fn new(of: Counted, who: &str, now: Timestamp) -> Self {
        Self {
            of,
            who: who.to_owned(),
            day: today(now),
            persons: BTreeSet::new(),
            emergencies: BTreeSet::new(),
            refusals: 0,
            raised: BTreeSet::new(),
            accepted: BTreeSet::new(),
            past: Vec::new(),
        }
    }

    /// Turns the page when another day has begun.
    pub fn turn(&mut self, now: Timestamp) {
        let today = today(now);
        if today <= self.day {
            return;
        }
        self.past.push(Day {
            day: self.day,
            persons: count(&self.persons),
            emergencies: count(&self.emergencies),
            refusals: self.refusals,
            lesson: match self.raised.is_subset(&self.accepted) {
                false => Lesson::None,
                true if self.accepted.is_empty() => Lesson::Later,
                true => Lesson::Now,
            },
        });
        self.day = today;
        self.persons.clear();
        self.emergencies.clear();
        self.refusals = 0;
        self.raised.clear();
        self.accepted.clear();
        let first =
            today.checked_sub(i64::try_from(DAYS).unwrap_or(90).days()).unwrap_or(Date::MIN);
        self.past.retain(|past| past.day >= first);
    }

    /// How many persons were reached today, and where it stops.
    pub fn standing(&self, rules: &Rules) -> Standing {
        let today = count(&self.persons);
        if self.accepted.contains(&Signal::Stopped) {
            return Standing { today, cap: u32::MAX };
        }
        let before = self.week_before(self.day);
        let left = self.week_stop(rules).saturating_sub(before);
        Standing { today, cap: self.day_stop(rules).min(left) }
    }

    /// Distinct persons after which a day stops: so many times the actor's own busiest day, never under the floor.
    pub fn day_stop(&self, rules: &Rules) -> u32 {
        let floor = rules.presence_cap(0).saturating_mul(self.size(rules));
        rules.presence_cap(self.usual(|past| past.persons)).max(floor)
    }

    /// The same for seven days in a row.
    pub fn week_stop(&self, rules: &Rules) -> u32 {
        let usual = (1..=self.past.len()).map(|end| self.learned_week(end)).max().unwrap_or(0);
        rules.reach_week(usual, self.size(rules))
    }

    /// Requests refused after which an actor is let through no more today.
    pub fn refusals_stop(&self, rules: &Rules) -> u32 {
        rules.reach_refusals(self.usual(|past| past.refusals), self.size(rules))
    }

    /// True when too many requests were refused today.
    pub fn refused_enough(&self, rules: &Rules) -> bool {
        self.refusals >= self.refusals_stop(rules) && !self.accepted.contains(&Signal::Refusals)
    }

    /// Counts a person.
    pub fn reach(&mut self, person: u64, emergency: bool) {
        self.persons.insert(person);
        if emergency {
            self.emergencies.insert(person);
        }
    }

    /// What is to be told now, and was not told today.
    pub fn signals(&mut self, rules: &Rules) -> Vec<Signal> {
        let Standing { today, cap } = self.standing(rules);
        let week = self.week_before(self.day).saturating_add(today);
        let emergencies =
            rules.reach_emergencies(self.usual(|past| past.emergencies), self.size(rules));
        let close = |value: u32, stop: u32| value >= rules.reach_alert(stop);
        let signals = [
            (Signal::PersonsDay, close(today, self.day_stop(rules))),
            (Signal::PersonsWeek, close(week, self.week_stop(rules))),
            (Signal::Stopped, today >= cap),
            (Signal::Emergencies, count(&self.emergencies) > emergencies),
            (Signal::Refusals, close(self.refusals, self.refusals_stop(rules))),
        ];
        let new = signals.into_iter().filter(|(_, now)| *now).map(|(signal, _)| signal);
        let new: Vec<Signal> = new.filter(|signal| !self.raised.contains(signal)).collect();
        self.raised.extend(&new);
        new
    }

    /// True when the operator's attention is drawn and not answered: further persons come slowly.
    pub fn is_slow(&self) -> bool {
        [Signal::PersonsDay, Signal::PersonsWeek, Signal::Emergencies]
            .iter()
            .any(|signal| self.raised.contains(signal) && !self.accepted.contains(signal))
    }

    /// The operator knows why: today goes on, and the days that waited for it teach like others.
    pub fn accept(&mut self) {
        self.accepted.extend(self.raised.iter().copied());
        self.accepted.extend([Signal::PersonsDay, Signal::PersonsWeek, Signal::Stopped]);
        for past in &mut self.past {
            if past.lesson == Lesson::None {
                past.lesson = Lesson::Now;
            }
        }
    }

    fn teaches(&self, past: &Day) -> bool {
        match past.lesson {
            Lesson::None => false,
            Lesson::Now => true,
            Lesson::Later => past.day <= self.day.checked_sub(WEEK.days()).unwrap_or(Date::MIN),
        }
    }

    /// A large actor has the floors of so many practitioners.
    fn size(&self, rules: &Rules) -> u32 {
        if self.of == Counted::Practitioner { 1 } else { rules.reach_structure_size() }
    }

    /// The 99th percentile of the last ninety days is the busiest of them.
    fn usual(&self, of: impl Fn(&Day) -> u32) -> u32 {
        self.past.iter().filter(|past| self.teaches(past)).map(of).max().unwrap_or(0)
    }

    /// Persons of the six days before a day, whatever they taught.
    fn week_before(&self, day: Date) -> u32 {
        let first = day.checked_sub((WEEK - 1).days()).unwrap_or(Date::MIN);
        let days = self.past.iter().filter(|past| past.day >= first && past.day < day);
        days.map(|past| past.persons).fold(0, u32::saturating_add)
    }

    /// Persons of the seven days that end with the last of so many, of those that teach. Days are in order.
    fn learned_week(&self, end: usize) -> u32 {
        let days = self.past.get(..end).unwrap_or_default();
        let Some(last) = days.last() else { return 0 };
        let first = last.day.checked_sub((WEEK - 1).days()).unwrap_or(Date::MIN);
        let days = days.iter().rev().take_while(|past| past.day >= first);
        days.filter(|past| self.teaches(past)).map(|past| past.persons).fold(0, u32::saturating_add)
    }
}

/// The day of an instant, in Paris.
pub fn today(now: Timestamp) -> Date {
    now.to_zoned(crate::rules::paris()).date()
}

fn count(persons: &BTreeSet<u64>) -> u32 {
    u32::try_from(persons.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
