//! One scenario, again and again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::scenario::Scenario;
use super::visitor::Visitor;

/// How often, how long and how many at once. A closed loop: whoever has an answer asks again at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// Requests that do not count, before the others.
    pub(super) warm_up: usize,
    /// Requests at most.
    pub(super) requests: usize,
    /// Time at most.
    pub(super) within: Duration,
    /// How many ask at once.
    pub(super) concurrency: usize,
}

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Samples {
    /// Time of each right answer, from the request to its last byte.
    pub(super) times: Vec<Duration>,
    /// Bytes of all bodies.
    pub(super) bytes: u64,
    /// Answers that are not what they should be.
    pub(super) errors: usize,
    /// What the first of them said.
    pub(super) first_error: Option<String>,
    /// How long it took in all.
    pub(super) took: Duration,
}

impl Samples {
    fn add(&mut self, answer: Result<(Duration, u64), String>) {
        match answer {
            Ok((time, bytes)) => {
                self.times.push(time);
                self.bytes += bytes;
            }
            Err(why) => {
                self.errors += 1;
                self.first_error.get_or_insert(why);
            }
        }
    }

    fn join(&mut self, other: Self) {
        self.times.extend(other.times);
        self.bytes += other.bytes;
        self.errors += other.errors;
        if self.first_error.is_none() {
            self.first_error = other.first_error;
        }
    }
}

/// Asks for a scenario at a pace.
pub(super) async fn measure(visitor: &Visitor, scenario: &Scenario, pace: Pace) -> Samples {
    for number in 0..pace.warm_up {
        // A wrong answer will be seen again among those that count.
        let _ = ask(visitor, scenario, number).await;
    }
    let next = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let mut askers: JoinSet<Samples> = JoinSet::new();
    for _ in 0..pace.concurrency {
        let (visitor, scenario, next) = (visitor.clone(), scenario.clone(), Arc::clone(&next));
        askers.spawn(async move {
            let mut samples = Samples::default();
            while start.elapsed() < pace.within {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= pace.requests {
                    break;
                }
                samples.add(ask(&visitor, &scenario, number).await);
            }
            samples
        });
    }
    let mut all = Samples::default();
    while let Some(samples) = askers.join_next().await {
        match samples {
            Ok(samples) => all.join(samples),
            Err(error) => all.add(Err(error.to_string())),
        }
    }
    all.took = start.elapsed();
    all
}

async fn ask(
    visitor: &Visitor,
    scenario: &Scenario,
    number: usize,
) -> Result<(Duration, u64), String> {
    let address = scenario.address(number);
    let start = Instant::now();
    let page = visitor.get(address).await.map_err(|error| error.to_string())?;
    let time = start.elapsed();
    if page.status != 200 || !page.text.contains(&scenario.shows) {
        return Err(format!("{address}: status {}, without “{}”", page.status, scenario.shows));
    }
    Ok((time, u64::try_from(page.text.len()).unwrap_or(u64::MAX)))
}
