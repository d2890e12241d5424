//! People: identity, contact, login and what decides their story.

use std::collections::BTreeSet;

use carnet_core::identity::ins::key_of;
use carnet_core::identity::{Ins, InsDomain, Sex, Traits};
use carnet_core::rules::paris;
use carnet_core::space::{Consent, Contact};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};

use super::chance::Chance;
use super::document::DocumentPlan;
use super::life::{self, Condition, instant};
use super::name;
use super::staff::Who;

/// The password of every login of the population. It protects fictitious people, and is printed on the card.
pub const PASSWORD: &str = "Lentilles-Vertes-43";

/// The day spaces began: people who were there before got theirs in April 2022.
const BEGINNING: Date = date(2022, 4, 4);

/// What a person's documents are drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// Persona 1, told word by word.
    Martine,
    /// A published test identity.
    Sample(u8),
    /// A life whose first condition is this one.
    Drawn(Condition),
}

/// A person of the population.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonPlan {
    /// Rank in the population, from 0.
    pub number: u64,
    /// National identity, under a test domain.
    pub ins: Ins,
    /// Traits.
    pub traits: Traits,
    /// Fictitious e-mail and mobile.
    pub contact: Contact,
    /// Login, for people one can be in the demonstration; the password is [`PASSWORD`].
    pub login: Option<String>,
    /// Médecin traitant.
    pub attending: Option<Who>,
    /// When the space was created.
    pub opened: Timestamp,
    pub(super) story: Story,
    pub(super) seed: u64,
    pub(super) today: Date,
}

/// A professional opens the space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitPlan {
    /// Who.
    pub who: Who,
    /// When.
    pub at: Timestamp,
    /// How consent was collected; none is an emergency.
    pub consent: Option<Consent>,
}

impl PersonPlan {
    /// The documents of this life, oldest first. The same person always tells the same.
    pub fn documents(&self) -> Vec<DocumentPlan> {
        life::tell(self, self.today)
    }

    /// Who opened the space, and when, oldest first.
    pub fn visits(&self) -> Vec<VisitPlan> {
        let today = instant(self.today, 0, 0);
        let mut visits = Vec::new();
        let mut met = BTreeSet::new();
        for document in self.documents() {
            let reads = matches!(
                document.author,
                Who::Roux | Who::Ait | Who::Meunier | Who::Ferry | Who::Baptiste | Who::Haddad
            );
            // A professional opens the space during the visit, some minutes before writing.
            let at = document.start.checked_add(4.minutes()).unwrap_or(document.start);
            if !reads || at <= self.opened || at >= today || !met.insert(document.author) {
                continue;
            }
            let own = self.attending == Some(document.author);
            let consent = match document.author {
                // One emergency in four finds somebody who cannot answer.
                Who::Haddad if self.number.is_multiple_of(4) => None,
                _ if own => Some(Consent::CareTeam),
                _ => Some(Consent::Declared),
            };
            visits.push(VisitPlan { who: document.author, at, consent });
        }
        visits
    }

    /// The stream of chance of this life.
    pub(super) fn chance(&self) -> Chance {
        Chance::new(self.seed, 2 * self.number + 1)
    }
}

/// What the first draws of a person decide.
pub(super) struct Draw<'a> {
    pub(super) seed: u64,
    pub(super) today: Date,
    /// Matricules given so far.
    pub(super) taken: &'a mut BTreeSet<String>,
    /// Logins given so far.
    pub(super) logins: &'a mut BTreeSet<String>,
}

impl Draw<'_> {
    /// A person drawn by chance. The first ones go through every condition, then chance decides.
    pub(super) fn person(&mut self, number: u64, rank: usize) -> PersonPlan {
        let mut chance = Chance::new(self.seed, 2 * number);
        let round = Condition::ALL.get(rank % Condition::ALL.len()).copied();
        let condition = match round {
            Some(condition) if rank < 2 * Condition::ALL.len() => condition,
            _ => *chance.one(&Condition::ALL),
        };
        let (low, high, only) = condition.ages();
        let sex = only.unwrap_or(if chance.percent(51) { Sex::Female } else { Sex::Male });
        let birth = self.birth(&mut chance, rank, (low, high));
        let code = name::town(&mut chance, birth.year());
        let ins = self.matricule(&mut chance, sex, birth, code);
        let family = name::family(&mut chance);
        let given = name::given(&mut chance, sex, birth.year());
        let second = name::given(&mut chance, sex, birth.year() - 25);
        let married = sex == Sex::Female && birth.year() < 1985 && chance.percent(55);
        let traits = Traits {
            birth_name: family.to_owned(),
            used_name: married.then(|| name::family(&mut chance).to_owned()),
            given_names: vec![given.to_owned(), second.to_owned()],
            used_given_name: None,
            birth_date: birth,
            sex,
            birth_place: Some(code.to_owned()),
        };
        let adult = traits.age_on(self.today) >= 18;
        // As people call them: under the name they use.
        let shown = traits.used_name.clone().unwrap_or_else(|| family.to_owned());
        let login = (adult && rank < 40).then(|| self.login(given, &shown));
        PersonPlan {
            number,
            ins,
            contact: contact(&traits, number),
            login,
            attending: Some(chance.pick([Who::Roux, Who::Meunier, Who::Meunier, Who::Ait])),
            opened: opened(birth, &mut chance),
            traits,
            story: Story::Drawn(condition),
            seed: self.seed,
            today: self.today,
        }
    }

    fn birth(&self, chance: &mut Chance, rank: usize, (low, high): (i32, i32)) -> Date {
        // The second person is the newborn, the seventh the oldest.
        let (years, days) = match rank {
            1 => (0, chance.between(38, 60)),
            6 => (95, chance.between(1, 300)),
            _ => (chance.between(low, high), chance.between(1, 360)),
        };
        self.today.saturating_sub(years.years().days(days))
    }

    fn matricule(&mut self, chance: &mut Chance, sex: Sex, birth: Date, code: &str) -> Ins {
        let first = if sex == Sex::Male { 1 } else { 2 };
        loop {
            let year = birth.year().rem_euclid(100);
            let order = chance.between(1, 990);
            let number = format!("{first}{year:02}{:02}{code}{order:03}", birth.month());
            let key = key_of(&number).unwrap_or(0);
            if let Ok(ins) = Ins::parse(&format!("{number}{key:02}"), InsDomain::Test)
                && self.taken.insert(ins.matricule().to_owned())
            {
                return ins;
            }
        }
    }

    fn login(&mut self, given: &str, family: &str) -> String {
        let plain = name::login(given, family);
        let mut login = plain.clone();
        let mut next = 2;
        while !self.logins.insert(login.clone()) {
            login = format!("{plain}{next}");
            next += 1;
        }
        login
    }
}

/// An e-mail that cannot exist (RFC 2606) and a mobile of the range kept for fiction (ARCEP).
pub(super) fn contact(traits: &Traits, number: u64) -> Contact {
    let family = traits.used_name.as_deref().unwrap_or(&traits.birth_name);
    let name = name::login(traits.shown_given(), family);
    let (tens, units) = (number / 100 % 100, number % 100);
    Contact {
        email: Some(format!("{name}@exemple.invalid")),
        mobile: Some(format!("+33 6 39 98 {tens:02} {units:02}")),
    }
}

fn opened(birth: Date, chance: &mut Chance) -> Timestamp {
    let first = birth.saturating_add(chance.between(9, 20).days()).max(BEGINNING);
    instant(first, chance.between(6, 22), chance.between(0, 59))
}

/// When the spaces of those who were there before were created.
pub(super) fn beginning() -> Timestamp {
    BEGINNING
        .at(7, 30, 0, 0)
        .to_zoned(paris())
        .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}
