//! Writes a population through the use cases: each document at its own instant, under its own author.

use std::sync::Arc;

use carnet_app::authorise::Visit;
use carnet_app::document::deposit::deposit;
use carnet_app::document::{Draft, SubmissionDraft};
use carnet_app::space::create::{self, NewSpace};
use carnet_app::space::open::{self, Ground};
use carnet_app::{Cx, Error, Result, account, notice};
use carnet_core::access::{Actor, Assurance, Citizen, Institution, Purpose, Standing};
use carnet_core::document::{Author, Shelf};
use carnet_core::id::OwnerId;
use carnet_core::space::SpaceState;
use carnet_core::valueset;
use jiff::{Timestamp, ToSpan as _};
use tokio::task::JoinSet;

use super::document::DocumentPlan;
use super::person::{PASSWORD, PersonPlan, VisitPlan};
use super::{Place, Population};
use carnet_interop::describe::describe;

/// How many people are written at once: commits of different people are grouped by the store.
const AT_ONCE: usize = 8;

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
    let mut waiting = population.people.iter();
    let mut working: JoinSet<Result<SettledPerson>> = JoinSet::new();
    let mut people = Vec::with_capacity(total);
    progress(0, total);
    loop {
        while working.len() < AT_ONCE
            && let Some(person) = waiting.next()
        {
            working.spawn(settle_person(cx.clone(), person.clone()));
        }
        let Some(settled) = working.join_next().await else { break };
        people.push(settled.map_err(Error::fault)??);
        progress(people.len(), total);
    }
    people.sort_by_key(|person| person.number);
    let documents = people.iter().map(|person| person.documents).sum();
    Ok(Settled { people, documents })
}

/// Something that happens in a space.
enum Event {
    Document(Box<DocumentPlan>),
    Visit(VisitPlan),
    /// The holder reads their notices.
    Reading,
}

async fn settle_person(cx: Cx, person: PersonPlan) -> Result<SettledPerson> {
    let person = Arc::new(person);
    let space =
        create::create(&cx.at(person.opened), Actor::System("population"), new(&person)).await?;
    let holder = match &person.login {
        Some(login) => Some(sign_up(&cx, &person, login, space).await?),
        None => None,
    };
    let mut documents = 0;
    for (at, event) in timeline(&person) {
        let cx = cx.at(at);
        match event {
            Event::Document(plan) => {
                feed(&cx, &person, space, *plan).await?;
                documents += 1;
            }
            Event::Visit(visit) => see(&cx, &person, visit).await?,
            Event::Reading => {
                if let Some(holder) = &holder {
                    notice::mark_read(&cx, holder).await?;
                }
            }
        }
    }
    Ok(SettledPerson { number: person.number, space, documents })
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
    let account = account::create::create(&cx.at(person.opened), new).await?;
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
