use jiff::SignedDuration;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::*;

/// Monday 2 March 2026, nine in the morning in Paris.
const MONDAY: Timestamp = Timestamp::constant(1_772_438_400, 0);

fn rules() -> Rules {
    Rules::shipped()
}

fn at(day: i64) -> Timestamp {
    MONDAY + SignedDuration::from_hours(24 * day)
}

/// An actor and the persons met so far.
struct Actor {
    rules: Rules,
    book: Book,
    met: u64,
    alerts: Vec<Signal>,
}

impl Actor {
    fn new(of: Counted) -> Self {
        Self {
            rules: rules(),
            book: Book::new(of, "10100000016", MONDAY),
            met: 0,
            alerts: Vec::new(),
        }
    }

    /// Tries to reach so many new persons on a day; how many were let through.
    fn day(&mut self, day: i64, wanted: u32) -> u32 {
        self.book.turn(at(day));
        for number in 0..wanted {
            let Standing { today, cap } = self.book.standing(&self.rules);
            if today >= cap {
                return number;
            }
            self.met += 1;
            self.book.reach(self.met, false);
            self.alerts.extend(self.book.signals(&self.rules));
        }
        wanted
    }

    /// Weeks of ordinary work, weekends off.
    fn working(of: Counted, weeks: i64, persons: impl Fn(i64) -> u32) -> (Self, i64) {
        let mut actor = Self::new(of);
        for day in (0..weeks * 7).filter(|day| day % 7 < 5) {
            let wanted = persons(day);
            assert_eq!(actor.day(day, wanted), wanted, "day {day}");
        }
        (actor, weeks * 7)
    }
}

#[test]
fn a_stolen_account_stops_at_fifty() {
    let mut thief = Actor::new(Counted::Practitioner);
    assert_eq!(thief.day(0, 1000), 50);
    assert_eq!(thief.alerts, [Signal::PersonsDay, Signal::Stopped]);
    // Days nobody accepted teach nothing: tomorrow is no better for them, and the week ends it.
    let later: u32 = (1..7).map(|day| thief.day(day, 1000)).sum();
    assert_eq!(50 + later, 250, "one week");
    assert!(thief.alerts.contains(&Signal::PersonsWeek));
}

#[test]
fn twice_the_own_baseline_is_seen_within_days() {
    let (mut doctor, monday) =
        Actor::working(Counted::Practitioner, 8, |day| 17 + u32::try_from(day % 5).unwrap());
    assert!(doctor.alerts.is_empty(), "{:?}", doctor.alerts);
    let (mut exposed, mut first_alert) = (0, None);
    for day in 0..10 {
        let reached = doctor.day(monday + day, 40);
        exposed += reached.saturating_sub(20);
        if first_alert.is_none() && !doctor.alerts.is_empty() {
            first_alert = Some(day);
        }
    }
    assert!(first_alert.is_some_and(|day| day <= 4), "{first_alert:?}");
    assert!(exposed <= 300, "{exposed} beyond the doctor's own patients");
}

#[test]
fn a_busy_emergency_doctor_raises_nothing() {
    let (mut doctor, monday) =
        Actor::working(Counted::Practitioner, 6, |day| 28 + u32::try_from(day * 7 % 9).unwrap());
    for day in 0..5 {
        assert_eq!(doctor.day(monday + day, 38), 38);
    }
    assert!(doctor.alerts.is_empty(), "{:?}", doctor.alerts);
}

#[test]
fn several_accounts_of_one_structure_share_its_reach() {
    let mut structure = Actor::new(Counted::Structure);
    assert_eq!(structure.day(0, 5000), 200);
    assert!(structure.alerts.contains(&Signal::Stopped));
}

#[test]
fn the_operator_lets_it_go_on_and_the_day_teaches() {
    let mut doctor = Actor::new(Counted::Practitioner);
    assert_eq!(doctor.day(0, 70), 50);
    doctor.book.accept();
    assert_eq!(doctor.day(0, 20), 20);
    assert!(!doctor.book.is_slow());
    assert_eq!(doctor.day(1, 400), 180, "the rest of the week's two hundred and fifty");
    assert_eq!(doctor.book.day_stop(&rules()), 210, "three times a day of seventy");
}

#[test]
fn emergencies_and_refusals_are_told() {
    let mut book = Book::new(Counted::Practitioner, "10100000016", MONDAY);
    for person in 0..5 {
        book.reach(person, true);
        assert!(book.signals(&rules()).is_empty());
    }
    book.reach(5, true);
    assert_eq!(book.signals(&rules()), [Signal::Emergencies]);
    assert!(book.is_slow() && book.signals(&rules()).is_empty(), "told once");
    for _ in 0..29 {
        book.refusals += 1;
        let _ = book.signals(&rules());
        assert!(!book.refused_enough(&rules()));
    }
    book.refusals += 1;
    assert!(book.refused_enough(&rules()) && book.raised.contains(&Signal::Refusals));
    book.turn(at(1));
    assert!(!book.refused_enough(&rules()) && book.raised.is_empty());
}

#[test]
fn the_same_person_counts_once_a_day() {
    let mut book = Book::new(Counted::Practitioner, "10100000016", MONDAY);
    for _ in 0..500 {
        book.reach(7, false);
    }
    assert_eq!(book.standing(&rules()).today, 1);
}

/// A hundred and thirty professionals over five months: medians of 2 to 25 persons a day, days that differ by a third.
#[test]
fn false_alarms_are_rarer_than_one_in_ten_thousand_days() {
    let (mut chance, rules) = (ChaCha8Rng::seed_from_u64(42), rules());
    let (mut days, mut alarms) = (0_u32, 0_u32);
    for _ in 0..130 {
        let median = (2.5_f64.ln() + chance.random_range(0.0..1.0_f64) * (10.0_f64).ln()).exp();
        let mut actor = Actor::new(Counted::Practitioner);
        for day in (0..150).filter(|day| day % 7 < 5) {
            // The sum of twelve uniform numbers is close to normal.
            let normal = (0..12).map(|_| chance.random_range(0.0..1.0_f64)).sum::<f64>() - 6.0;
            let wanted = (median * (0.33 * normal).exp()).round();
            actor.book.turn(at(day));
            // One more person for each whole number below the drawn one.
            let people =
                (0_u64..200).zip(1_u32..).filter(|(_, number)| f64::from(*number) <= wanted);
            people.for_each(|(person, _)| actor.book.reach(person, false));
            let signals = actor.book.signals(&rules);
            // A newcomer has no history yet: floors alone judge the first four weeks.
            if day >= 28 {
                actor.alerts.extend(signals);
            }
            days += 1;
        }
        alarms += u32::try_from(actor.alerts.len()).unwrap();
    }
    assert!(alarms * 10_000 <= days, "{alarms} alarms in {days} days");
}
