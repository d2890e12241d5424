//! Writes a population through the use cases. Time passes week by week: what happened in a week is written,
//! each document at its own instant and under its own author, then what was due that week is done, so that
//! notices left and announcements opened when they would have.

use std::collections::VecDeque;
use std::sync::Arc;

use carnet_app::authorise::Visit;
use carnet_app::document::deposit::deposit;
use carnet_app::document::{Draft, SubmissionDraft};
use carnet_app::notice::mark::{self, Mark, Which};
use carnet_app::space::create::{self, NewSpace};
use carnet_app::space::open::{self, Ground};
use carnet_app::{Cx, Error, Result, account, job};
use carnet_core::access::{Actor, Assurance, Citizen, Institution, Purpose, Standing};
use carnet_core::document::{Author, Shelf};
use carnet_core::id::OwnerId;
use carnet_core::space::SpaceState;
use carnet_core::valueset;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use tokio::task::JoinSet;

use super::document::DocumentPlan;
use super::person::{PASSWORD, PersonPlan, VisitPlan};
use super::{Place, Population};
use carnet_interop::describe::describe;

/// How many people are written at once: commits of different people are grouped by the store.
const AT_ONCE: usize = 12;
/// How many lives are held in memory at once.
const COHORT: usize = 250;
/// How often what is due is done.
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Why the glass is broken, in the demonstration.
const EMERGENCY: &str = "Détresse respiratoire, personne hors d'état de répondre";

/// A population that is in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// People, in the order of the population.
    pub people: Vec<SettledPerson>,
    /// How many documents were deposited in all.
    pub documents: usize,
}

/// A person whose space exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledPerson {
    /// Rank in the population.
    pub number: u64,
    /// Their space.
    pub space: OwnerId,
    /// How many documents it holds.
    pub documents: usize,
}

/// Writes everybody: spaces, accounts, documents, visits of professionals. `progress` is told how many
/// people are done, and how many there are.
///
/// # Errors
/// Those of the use cases; the first one stops everything.
pub async fn settle(
    cx: &Cx,
    population: &Population,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Settled> {
    let total = population.people.len();
    let mut people = Vec::with_capacity(total);
    progress(0, total);
    for cohort in population.people.chunks(COHORT) {
        let before = people.len();
        let mut share = |done: usize, of: usize| {
            progress(before + cohort.len() * done / of.max(1), total);
        };
        people.extend(live_through(cx, cohort, &mut share).await?);
    }
    let documents = people.iter().map(|person| person.documents).sum();
    Ok(Settled { people, documents })
}

/// Something that happens to a person.
enum Event {
    /// The space is created, and the account opened.
    Opening,
    Document(Box<DocumentPlan>),
    Visit(VisitPlan),
    /// The holder reads their notices.
    Reading,
}

/// A person on their way through time.
struct Resident {
    person: Arc<PersonPlan>,
    space: Option<OwnerId>,
    holder: Option<Visit>,
    documents: usize,
    ahead: VecDeque<(Timestamp, Event)>,
}

/// Takes a cohort from its first event to its last.
async fn live_through(
    cx: &Cx,
    cohort: &[PersonPlan],
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<SettledPerson>> {
    let mut residents: Vec<Resident> =
        cohort.iter().map(|person| Resident::new(person, cx.now)).collect();
    let events: usize = residents.iter().map(|resident| resident.ahead.len()).sum();
    while let Some(first) = residents.iter().filter_map(Resident::next).min() {
        let until = first.checked_add(WEEK).unwrap_or(cx.now).min(cx.now);
        residents = week(cx, residents, until).await?;
        job::run_until_idle(&cx.at(until)).await?;
        let left: usize = residents.iter().map(|resident| resident.ahead.len()).sum();
        progress(events - left, events);
    }
    residents.sort_by_key(|resident| resident.person.number);
    residents.into_iter().map(Resident::settled).collect()
}

/// Everybody lives what comes before an instant.
async fn week(cx: &Cx, residents: Vec<Resident>, until: Timestamp) -> Result<Vec<Resident>> {
    let (busy, mut all): (Vec<_>, Vec<_>) =
        residents.into_iter().partition(|resident| resident.next().is_some_and(|at| at <= until));
    let mut waiting = busy.into_iter();
    let mut working: JoinSet<Result<Resident>> = JoinSet::new();
    loop {
        while working.len() < AT_ONCE
            && let Some(resident) = waiting.next()
        {
            working.spawn(resident.live(cx.clone(), until));
        }
        let Some(lived) = working.join_next().await else { return Ok(all) };
        all.push(lived.map_err(Error::fault)??);
    }
}

impl Resident {
    /// A life up to now: what is yet to come does not happen.
    fn new(person: &PersonPlan, now: Timestamp) -> Self {
        let ahead = timeline(person).into_iter().filter(|(at, _)| *at <= now).collect();
        Self { person: Arc::new(person.clone()), space: None, holder: None, documents: 0, ahead }
    }

    /// When the next event is.
    fn next(&self) -> Option<Timestamp> {
        self.ahead.front().map(|(at, _)| *at)
    }

    fn settled(self) -> Result<SettledPerson> {
        let space = self.space.ok_or_else(|| Error::fault("every life begins with its space"))?;
        Ok(SettledPerson { number: self.person.number, space, documents: self.documents })
    }

    async fn live(mut self, cx: Cx, until: Timestamp) -> Result<Self> {
        while self.next().is_some_and(|at| at <= until)
            && let Some((at, event)) = self.ahead.pop_front()
        {
            self.meet(&cx.at(at), event).await?;
        }
        Ok(self)
    }

    async fn meet(&mut self, cx: &Cx, event: Event) -> Result<()> {
        let person = Arc::clone(&self.person);
        match (event, self.space) {
            (Event::Opening, _) => {
                let actor = Actor::System("population");
                let space = create::create(cx, actor, new(&person)).await?;
                self.space = Some(space);
                if let Some(login) = &person.login {
                    self.holder = Some(sign_up(cx, &person, login, space).await?);
                }
            }
            (Event::Document(plan), Some(space)) => {
                feed(cx, &person, space, *plan).await?;
                self.documents += 1;
            }
            (Event::Visit(visit), _) => see(cx, &person, visit).await?,
            (Event::Reading, _) => {
                if let Some(holder) = &self.holder {
                    mark::mark(cx, holder, Which::All, Mark::Read).await?;
                }
            }
            (Event::Document(_), None) => {
                return Err(Error::fault("every life begins with its space"));
            }
        }
        Ok(())
    }
}

fn new(person: &PersonPlan) -> NewSpace {
    let since = person.opened;
    NewSpace {
        ins: person.ins.clone(),
        traits: person.traits.clone(),
        contact: person.contact.clone(),
        state: match person.login {
            Some(_) => SpaceState::Active { since },
            None => SpaceState::Created { since },
        },
        attending_doctor: person.attending.map(|who| who.plan().person()),
    }
}

/// Opens the account and answers who the holder is from then on.
async fn sign_up(cx: &Cx, person: &PersonPlan, login: &str, space: OwnerId) -> Result<Visit> {
    let new = account::create::NewAccount {
        login: login.to_owned(),
        password: PASSWORD.to_owned(),
        name: person.traits.display_name(),
        contact: person.contact.clone(),
        space,
    };
    let account = account::create::create(cx, new).await?;
    let citizen = Citizen {
        account: account.id,
        space,
        name: account.name,
        assurance: Assurance::Substantial,
    };
    Ok(Visit { actor: Actor::Holder(citizen), purpose: Purpose::Own, space })
}

/// What happens, in order.
fn timeline(person: &PersonPlan) -> Vec<(Timestamp, Event)> {
    let documents = person.documents();
    let mut events: Vec<(Timestamp, Event)> =
        person.visits().into_iter().map(|visit| (visit.at, Event::Visit(visit))).collect();
    if person.login.is_some() {
        let days = 17 * 24 + i64::try_from(person.number % 10).unwrap_or(0);
        let evening = super::life::instant(person.today, 20, 12);
        events.push((evening.checked_sub(days.hours()).unwrap_or(evening), Event::Reading));
    }
    let arrived =
        documents.into_iter().map(|plan| (plan.received, Event::Document(Box::new(plan))));
    events.extend(arrived);
    events.retain(|(at, _)| *at > person.opened);
    events.push((person.opened, Event::Opening));
    events.sort_by_key(|(at, _)| *at);
    events
}

/// Deposits one document, by its author or by the institution they work in.
async fn feed(cx: &Cx, person: &PersonPlan, space: OwnerId, plan: DocumentPlan) -> Result<()> {
    let (actor, depositor) = depositor(&plan);
    let visit = Visit { actor, purpose: Purpose::Deposit, space };
    // Printing and writing a document takes milliseconds: never on a thread that serves others.
    let (written, person) = (plan.clone(), person.clone());
    let (description, bytes) = tokio::task::spawn_blocking(move || {
        let cda = written.document(&person);
        describe(&cda).map(|description| (description, carnet_interop::cda::write::document(&cda)))
    })
    .await
    .map_err(Error::fault)?
    .map_err(Error::fault)?;
    let submission = SubmissionDraft {
        unique_id: format!("{}.1", plan.id),
        source_id: None,
        designation: valueset::designation(activity(&plan)).map(valueset::Entry::code_value),
        title: None,
        author: depositor.clone(),
    };
    let draft = Draft {
        description,
        labels: plan.labels,
        replaces: None,
        media_type: "text/xml".to_owned(),
        bytes,
        shelf: Shelf::Active,
    };
    deposit(cx, &visit, &depositor, &submission, vec![draft]).await?;
    Ok(())
}

fn activity(plan: &DocumentPlan) -> &'static str {
    match (plan.place, plan.stop) {
        (Place::Hospital, Some(_)) => "03",
        (Place::Hospital, None) if plan.kind == "15507-7" => "10",
        _ => "07",
    }
}

fn depositor(plan: &DocumentPlan) -> (Actor, Author) {
    let structure = plan.place.plan();
    if let (Some(client), Some(device)) = (structure.client, structure.device()) {
        let institution = Institution {
            client: client.to_owned(),
            structure: structure.structure(),
            standing: Standing::Active,
        };
        return (Actor::Institution(institution), device);
    }
    let author = plan.author.plan();
    (Actor::Practitioner(author.professional(plan.place)), author.author(plan.place))
}

/// A professional opens the space.
async fn see(cx: &Cx, person: &PersonPlan, visit: VisitPlan) -> Result<()> {
    let ground = match visit.consent {
        Some(consent) => Ground::Declared(consent),
        None => Ground::Emergency(EMERGENCY.to_owned()),
    };
    let professional = visit.who.plan().professional(visit.who.place());
    open::open(cx, professional, &person.ins, ground).await?;
    Ok(())
}

mod heavy;

pub use heavy::settle_heavy;

#[cfg(test)]
mod tests;
