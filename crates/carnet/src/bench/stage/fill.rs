//! Who is there, written through the use cases: three people with as many documents as measured, and everybody else.

use carnet_app::Cx;
use carnet_core::id::OwnerId;

use crate::bench::Args;
use crate::config::StartError;
use crate::population::{self, DocumentPlan, PersonPlan, Population};

/// Documents of an ordinary life: as many people are drawn as it takes.
const PER_LIFE: usize = 25;
/// At most this many lives.
const LIVES_MAX: usize = 100_000;

/// A person whose space is filled.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) person: PersonPlan,
    pub(super) space: OwnerId,
    pub(super) documents: usize,
}

/// Everybody, once written.
pub(super) struct Town {
    pub(super) large: Subject,
    pub(super) some: Subject,
    pub(super) few: Subject,
    /// Everybody else.
    pub(super) crowd: Vec<PersonPlan>,
    /// Documents of all.
    pub(super) documents: usize,
}

/// As many lives as the documents asked for need.
pub(super) fn population(args: &Args) -> Population {
    let today = crate::wiring::clock().now().to_zoned(carnet_core::rules::paris()).date();
    let wanted = (args.documents + args.some + args.few).max(args.total);
    let lives = (wanted / PER_LIFE).clamp(24, LIVES_MAX);
    population::generate(args.seed, lives, today)
}

/// Writes everybody. The documents of the three are those of the first lives, told of them; the others are drawn until
/// there are as many in all as wanted.
pub(super) async fn fill(
    cx: &Cx,
    population: &Population,
    args: &Args,
) -> Result<Town, StartError> {
    let drawn = |person: &&PersonPlan| person.login.is_some();
    // The last ones with a login: drawn by chance, and adults.
    let adults: Vec<&PersonPlan> = population.people.iter().filter(drawn).rev().take(3).collect();
    let [first, second, third] = adults.as_slice() else {
        return Err(StartError::system("the population has no three adults"));
    };
    let (mut plans, others) = told(population, args.documents + args.some + args.few);
    let few = spread(&mut plans, args.few);
    let some = spread(&mut plans, args.some);
    let large = settle(cx, first, &latest(plans, args.documents)).await?;
    let some = settle(cx, second, &some).await?;
    let few = settle(cx, third, &few).await?;
    let there = large.documents + some.documents + few.documents;
    let (crowd, lived) =
        settle_crowd(cx, others, &adults, args.total.saturating_sub(there)).await?;
    Ok(Town { large, some, few, crowd, documents: there + lived })
}

/// The documents of the first lives, in order of reception, and the lives after them.
fn told(population: &Population, wanted: usize) -> (Vec<DocumentPlan>, &[PersonPlan]) {
    let mut plans: Vec<DocumentPlan> = Vec::new();
    let mut told = 0;
    for person in &population.people {
        if plans.len() >= wanted {
            break;
        }
        plans.extend(person.documents());
        told += 1;
    }
    plans.sort_by(|a, b| a.received.cmp(&b.received).then_with(|| a.id.cmp(&b.id)));
    (plans, population.people.get(told..).unwrap_or_default())
}

/// Takes so many, spread over the years as those of one life are.
fn spread(plans: &mut Vec<DocumentPlan>, wanted: usize) -> Vec<DocumentPlan> {
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    let all = plans.len().max(1);
    for (rank, plan) in std::mem::take(plans).into_iter().enumerate() {
        if taken.len() < wanted * (rank + 1) / all {
            taken.push(plan);
        } else {
            left.push(plan);
        }
    }
    *plans = left;
    taken
}

/// The most recent ones.
fn latest(mut plans: Vec<DocumentPlan>, wanted: usize) -> Vec<DocumentPlan> {
    plans.split_off(plans.len().saturating_sub(wanted))
}

async fn settle(
    cx: &Cx,
    person: &PersonPlan,
    documents: &[DocumentPlan],
) -> Result<Subject, StartError> {
    let settled = population::settle_heavy(cx, person, documents, &mut |_| ()).await?;
    Ok(Subject { person: person.clone(), space: settled.space, documents: settled.documents })
}

/// Writes lives until they have as many documents as wanted, and at least one; nobody of them signs in.
async fn settle_crowd(
    cx: &Cx,
    others: &[PersonPlan],
    but: &[&PersonPlan],
    wanted: usize,
) -> Result<(Vec<PersonPlan>, usize), StartError> {
    let mut crowd: Vec<PersonPlan> = Vec::new();
    let mut documents = 0;
    for person in others {
        if documents >= wanted && !crowd.is_empty() {
            break;
        }
        if but.iter().all(|other| other.number != person.number) {
            documents += person.documents().len();
            let mut person = person.clone();
            person.login = None;
            crowd.push(person);
        }
    }
    let everybody = Population { people: crowd, practitioners: Vec::new(), structures: Vec::new() };
    let settled = population::settle(cx, &everybody, &mut |_, _| ()).await?;
    Ok((everybody.people, settled.documents))
}
