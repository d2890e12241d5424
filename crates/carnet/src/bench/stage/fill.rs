//! Two spaces, written through the use cases: a large one, and one that software searches.

use carnet_app::Cx;
use carnet_core::id::OwnerId;

use crate::bench::Args;
use crate::config::StartError;
use crate::population::{self, DocumentPlan, PersonPlan, Population};

/// Documents of an ordinary life: as many people are drawn as it takes.
const PER_LIFE: usize = 25;
/// At most this many lives.
const LIVES_MAX: usize = 4000;

/// A person whose space is filled.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) person: PersonPlan,
    pub(super) space: OwnerId,
    pub(super) documents: usize,
}

/// As many lives as the documents asked for need.
pub(super) fn population(args: &Args) -> Population {
    let today = crate::wiring::clock().now().to_zoned(carnet_core::rules::paris()).date();
    let wanted = args.documents + args.searched;
    let mut lives = (wanted / PER_LIFE).max(24);
    loop {
        let population = population::generate(args.seed, lives, today);
        let there: usize = population.people.iter().map(|person| person.documents().len()).sum();
        if there >= wanted || lives > LIVES_MAX {
            return population;
        }
        lives *= 2;
    }
}

/// Fills both spaces. Their documents are those of everybody, told of two people.
pub(super) async fn fill(
    cx: &Cx,
    population: &Population,
    args: &Args,
) -> Result<(Subject, Subject), StartError> {
    let drawn = |person: &&PersonPlan| person.login.is_some();
    // The last ones with a login: drawn by chance, and adults.
    let mut adults = population.people.iter().filter(drawn).rev();
    let (Some(first), Some(second)) = (adults.next(), adults.next()) else {
        return Err(StartError::system("the population has no adults"));
    };
    let mut plans: Vec<DocumentPlan> =
        population.people.iter().flat_map(PersonPlan::documents).collect();
    plans.sort_by(|a, b| a.received.cmp(&b.received).then_with(|| a.id.cmp(&b.id)));
    let (mut large, mut small) = (Vec::new(), Vec::new());
    let (wanted, all) = (args.searched, plans.len().max(1));
    for (rank, plan) in plans.into_iter().enumerate() {
        // Spread over the years, as those of one life are.
        let due = wanted * (rank + 1) / all;
        if small.len() < due {
            small.push(plan);
        } else {
            large.push(plan);
        }
    }
    let large = latest(large, args.documents);
    Ok((settle(cx, first, &large).await?, settle(cx, second, &small).await?))
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
