//! A life, told as documents: templates by age and condition, combined and coloured by chance.

mod adult;
mod asthma;
mod bones;
mod breast;
mod child;
mod copd;
mod diabetes;
mod elder;
mod everyday;
mod heart;
mod martine;
mod mind;
mod pregnancy;
mod pressure;
mod samples;
mod screening;
mod synthesis;
mod teen;
mod thyroid;

use carnet_core::document::Label;
use carnet_core::identity::Sex;
use carnet_core::rules::paris;
use carnet_interop::cda::build::Model;
use jiff::civil::{Date, Weekday, date, time};
use jiff::{Span, Timestamp, ToSpan as _};

use super::chance::Chance;
use super::document::{Content, DocumentPlan};
use super::lab::Found;
use super::medicine::{Medicine, Treatment};
use super::part::Part;
use super::person::{PersonPlan, Story};
use super::staff::{Place, Who};
use super::synthesis::Synthesis;
use super::vaccine::{Shot, Vaccine};
use super::words::months_between;

/// Most documents of one person.
const DOCUMENTS_MAX: usize = 80;

/// Documents older than this are rare in a real space, and left out here.
const OLDEST: Date = date(2014, 1, 6);

/// What is written on Sundays too: emergencies, operations, births, stays.
const EVERY_DAY: [&str; 7] =
    ["15507-7", "34874-8", "77436-4", "11490-0", "34112-3", "15508-5", "78489-2"];

/// A life being told.
pub(super) struct Life<'a> {
    pub(super) person: &'a PersonPlan,
    pub(super) chance: Chance,
    pub(super) today: Date,
    doctor: Who,
    documents: Vec<DocumentPlan>,
}

/// The documents of a person, oldest first.
pub(super) fn tell(person: &PersonPlan, today: Date) -> Vec<DocumentPlan> {
    let mut life = Life {
        person,
        chance: person.chance(),
        today,
        doctor: person.attending.unwrap_or(Who::Meunier),
        documents: Vec::new(),
    };
    match person.story {
        Story::Martine => martine::live(&mut life),
        Story::Sample(number) => samples::live(&mut life, number),
        Story::Drawn(first) => draw(&mut life, first),
    }
    let mut documents = life.documents;
    documents.retain(|document| document.received.to_zoned(paris()).date() < today);
    documents.sort_by(|a, b| a.written.cmp(&b.written).then_with(|| a.id.cmp(&b.id)));
    let beyond = documents.len().saturating_sub(DOCUMENTS_MAX);
    documents.split_off(beyond)
}

/// What somebody's first condition is; others come by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    Child,
    Teen,
    Asthma,
    Pregnancy,
    Diabetes,
    Heart,
    Pressure,
    Breast,
    Bones,
    Thyroid,
    Mind,
    Copd,
    Elder,
}

impl Condition {
    /// In the order in which the first people get them.
    pub(super) const ALL: [Self; 13] = [
        Self::Heart,
        Self::Child,
        Self::Pregnancy,
        Self::Diabetes,
        Self::Breast,
        Self::Asthma,
        Self::Elder,
        Self::Teen,
        Self::Pressure,
        Self::Thyroid,
        Self::Copd,
        Self::Mind,
        Self::Bones,
    ];

    /// Youngest and oldest age, and the one sex it is of.
    pub(super) const fn ages(self) -> (i32, i32, Option<Sex>) {
        match self {
            Self::Child => (0, 9, None),
            Self::Teen => (11, 17, None),
            Self::Asthma => (6, 34, None),
            Self::Pregnancy => (23, 41, Some(Sex::Female)),
            Self::Diabetes => (46, 82, None),
            Self::Heart => (64, 92, None),
            Self::Pressure => (44, 79, None),
            Self::Breast => (42, 76, Some(Sex::Female)),
            Self::Bones => (19, 72, None),
            Self::Thyroid => (28, 70, None),
            Self::Mind => (22, 58, None),
            Self::Copd => (54, 80, None),
            Self::Elder => (80, 95, None),
        }
    }

    fn suits(self, age: i32, sex: Sex) -> bool {
        let (low, high, only) = self.ages();
        (low..=high).contains(&age) && only.is_none_or(|only| only == sex)
    }

    /// What a synthesis calls it: code (CIM-10) and words; none for what is not a disease that lasts.
    const fn problem(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Asthma => ("J45.9", "Asthme"),
            Self::Diabetes => ("E11.9", "Diabète de type 2"),
            Self::Heart => ("I50.9", "Insuffisance cardiaque"),
            Self::Pressure => ("I10", "Hypertension artérielle"),
            Self::Breast => ("C50.9", "Cancer du sein"),
            Self::Thyroid => ("E03.9", "Hypothyroïdie"),
            Self::Mind => ("F32.9", "Épisode dépressif"),
            Self::Copd => ("J44.9", "Bronchopneumopathie chronique obstructive"),
            Self::Child | Self::Teen | Self::Pregnancy | Self::Bones | Self::Elder => return None,
        })
    }

    fn live(self, life: &mut Life<'_>) {
        match self {
            Self::Child => child::live(life),
            Self::Teen => teen::live(life),
            Self::Asthma => asthma::live(life),
            Self::Pregnancy => pregnancy::live(life),
            Self::Diabetes => diabetes::live(life),
            Self::Heart => heart::live(life),
            Self::Pressure => pressure::live(life),
            Self::Breast => breast::live(life),
            Self::Bones => bones::live(life),
            Self::Thyroid => thyroid::live(life),
            Self::Mind => mind::live(life),
            Self::Copd => copd::live(life),
            Self::Elder => elder::live(life),
        }
    }
}

fn draw(life: &mut Life<'_>, first: Condition) {
    let (age, sex) = (life.years_today(), life.person.traits.sex);
    first.live(life);
    if age < 11 && first != Condition::Child {
        child::live(life);
    }
    let another = life.chance.one(&Condition::ALL).to_owned();
    let mut conditions = vec![first];
    if another != first && another != Condition::Child && another.suits(age, sex) {
        another.live(life);
        conditions.push(another);
    }
    if age >= 18 {
        screening::live(life);
        adult::live(life);
    }
    everyday::live(life);
    synthesis::live(life, &conditions);
}

impl Life<'_> {
    /// Age today, in whole years.
    pub(super) fn years_today(&self) -> i32 {
        self.person.traits.age_on(self.today).into()
    }

    pub(super) fn is_woman(&self) -> bool {
        self.person.traits.sex == Sex::Female
    }

    /// The person's own doctor.
    pub(super) fn doctor(&self) -> Who {
        self.doctor
    }

    /// A day this many months after birth.
    pub(super) fn at_months(&self, months: i32) -> Date {
        self.person.traits.birth_date.saturating_add(months.months())
    }

    /// A day this many years after birth, and some weeks.
    pub(super) fn at_years(&mut self, years: i32) -> Date {
        let weeks = self.chance.between(2, 40);
        self.person.traits.birth_date.saturating_add(years.years().weeks(weeks))
    }

    /// A day this long ago.
    pub(super) fn ago(&mut self, months: i32) -> Date {
        let days = self.chance.between(0, 20);
        self.today.saturating_sub(months.months().days(days))
    }

    /// Months from a day to today.
    pub(super) fn months_since(&self, day: Date) -> i32 {
        months_between(day, self.today)
    }

    /// A day moved a little, later.
    pub(super) fn around(&mut self, day: Date, days: i32) -> Date {
        let later = self.chance.between(0, days);
        day.saturating_add(later.days())
    }

    /// The last day that is not today, for what was said to be coming.
    pub(super) fn is_past(&self, day: Date) -> bool {
        day < self.today
    }

    /// A letter or report, printed.
    pub(super) fn letter(
        &mut self,
        day: Date,
        who: Who,
        kind: &'static str,
        title: &str,
        parts: Vec<Part>,
    ) {
        self.add(day, who, kind, title, Content::Letter(parts));
    }

    /// The same in a structured body.
    pub(super) fn note(
        &mut self,
        day: Date,
        who: Who,
        kind: &'static str,
        title: &str,
        parts: Vec<Part>,
    ) {
        self.add(day, who, kind, title, Content::Sections(Model::Free, parts));
    }

    /// A letter about a stay that began some days before.
    pub(super) fn stay(
        &mut self,
        (from, to): (Date, Date),
        who: Who,
        kind: &'static str,
        title: &str,
        parts: Vec<Part>,
    ) {
        self.add(to, who, kind, title, Content::Letter(parts));
        if let Some(document) = self.documents.last_mut() {
            document.stop = Some(document.start);
            document.start = instant(from, 9, 15);
            if who.plan().places.contains(&Place::Hospital) {
                document.place = Place::Hospital;
            }
        }
    }

    /// A laboratory report.
    pub(super) fn lab(&mut self, day: Date, title: &str, found: Vec<Found>) {
        self.add(day, Who::Salvi, "11502-2", title, Content::Laboratory(found));
    }

    /// A rapid test, done during the visit.
    pub(super) fn rapid_test(&mut self, day: Date, who: Who, title: &str, found: Vec<Found>) {
        self.add(day, who, "96173-0", title, Content::Laboratory(found));
    }

    /// A prescription of medicines.
    pub(super) fn prescribe(
        &mut self,
        day: Date,
        who: Who,
        medicines: &[Medicine],
        (days, renewals): (i32, u32),
    ) {
        let treatment = Treatment { medicines: medicines.to_vec(), days, renewals };
        let title = treatment.title();
        self.add(day, who, "57833-6", &title, Content::Prescription(treatment));
    }

    /// A medical synthesis.
    pub(super) fn summarise(&mut self, day: Date, who: Who, synthesis: Synthesis) {
        self.add(day, who, "SYNTH", "Synthèse médicale", Content::Synthesis(synthesis));
    }

    /// A vaccination note.
    pub(super) fn vaccinate(&mut self, day: Date, who: Who, vaccines: &[(Vaccine, Option<u32>)]) {
        let mut shots = Vec::new();
        for (vaccine, rank) in vaccines {
            let letter = self.chance.pick(['A', 'B', 'C', 'D', 'K', 'T', 'V']);
            let lot = format!("{letter}{:05}", self.chance.between(10_000, 99_999));
            shots.push(Shot { vaccine: *vaccine, rank: *rank, lot });
        }
        let named: Vec<&str> = vaccines.iter().map(|(vaccine, _)| vaccine.short()).collect();
        let title = format!("Vaccination : {}", named.join(", "));
        self.add(day, who, "87273-9", &title, Content::Vaccination(shots));
    }

    /// Where the document just told was written, when it is another of the author's places.
    pub(super) fn place_last(&mut self, place: Place) {
        if let Some(document) = self.documents.last_mut() {
            document.place = place;
        }
    }

    /// Labels for the document just told.
    pub(super) fn label_last(&mut self, label: Label) {
        if let Some(document) = self.documents.last_mut() {
            document.labels.push(label);
        }
    }

    fn add(&mut self, day: Date, who: Who, kind: &'static str, title: &str, content: Content) {
        if day < OLDEST || day < self.person.traits.birth_date {
            return;
        }
        let place = who.place();
        // A hospital operates and lets people go home on a Sunday; nobody has appointments then.
        let day = if EVERY_DAY.contains(&kind) { day } else { workday(day) };
        let start = instant(day, self.chance.between(8, 17), self.chance.between(0, 11) * 5);
        // What one author writes on one day belongs to one visit.
        let same = self
            .documents
            .last()
            .filter(|last| last.author == who && last.written.to_zoned(paris()).date() == day);
        let start = same.map_or(start, |last| last.written);
        let takes: Span = match place {
            Place::Laboratory => 5.hours(),
            Place::Hospital => 2.hours(),
            _ => self.chance.between(15, 45).minutes(),
        };
        let written = start.checked_add(takes).unwrap_or(start);
        // A hospital's letters leave the day after, the others at once.
        let delay: Span = match place {
            Place::Hospital => self.chance.between(18, 30).hours(),
            _ => self.chance.between(1, 9).minutes(),
        };
        let sent = written.checked_add(delay).unwrap_or(written);
        // What was in the DMP before arrives with the space.
        let rank = i64::try_from(self.documents.len()).unwrap_or(0);
        let opened = self.person.opened.checked_add((60 + 7 * rank).seconds()).unwrap_or(sent);
        self.documents.push(DocumentPlan {
            id: format!("2.25.{}", self.chance.bits()),
            kind,
            title: title.to_owned(),
            author: who,
            place,
            start,
            stop: None,
            written,
            received: sent.max(opened),
            labels: Vec::new(),
            content,
        });
    }
}

fn workday(day: Date) -> Date {
    let days = match day.weekday() {
        Weekday::Sunday => 1,
        Weekday::Saturday => 2,
        _ => 0,
    };
    day.saturating_add(days.days())
}

/// An instant of a day, in French civil time.
pub(super) fn instant(day: Date, hour: i32, minute: i32) -> Timestamp {
    let hour = i8::try_from(hour).unwrap_or(9);
    let minute = i8::try_from(minute).unwrap_or(0);
    let civil = day.to_datetime(time(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0));
    civil.to_zoned(paris()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}
