//! One scenario under one load.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::scenario::{Asked, Scenario};
use super::visitor::Visitor;

/// How requests come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Load {
    /// So many ask at once, and whoever has an answer asks again: a closed loop, which shows what the service can do.
    AtOnce(usize),
    /// So many arrive each second, evenly, whether those before have their answer or not: an open loop, which shows
    /// how long one waits.
    Arrivals(f64),
}

/// When a measure ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Requests at most.
    pub(super) requests: usize,
    /// Time at most.
    pub(super) within: Duration,
}

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Samples {
    /// Time of each right answer, to its last byte: from the request in a closed loop, from the instant it was due in
    /// an open one.
    pub(super) times: Vec<Duration>,
    /// Bytes of all bodies.
    pub(super) bytes: u64,
    /// Answers that are not what they should be.
    pub(super) errors: usize,
    /// What the first of them said.
    pub(super) first_error: Option<String>,
    /// How long it took in all.
    pub(super) took: Duration,
    /// Processor time of the process without its askers, where the system tells.
    pub(super) processor: Option<Duration>,
}

impl Samples {
    /// Right answers each second.
    pub(super) fn per_second(&self) -> f64 {
        let count = u32::try_from(self.times.len()).unwrap_or(u32::MAX);
        f64::from(count) / self.took.as_secs_f64().max(f64::EPSILON)
    }

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

/// Asks a few times; a wrong answer will be seen again among those that count.
pub(super) async fn warm_up(visitor: &Visitor, scenario: &Scenario, requests: usize) {
    for number in 0..requests {
        let _ = ask(visitor, scenario, &scenario.request(number), Instant::now()).await;
    }
}

/// Asks for a scenario under a load.
pub(super) async fn measure(
    visitor: &Visitor,
    scenario: &Scenario,
    load: Load,
    limits: Limits,
) -> Samples {
    let start = Instant::now();
    let mut samples = match load {
        Load::AtOnce(askers) => closed(visitor, scenario, askers, limits).await,
        Load::Arrivals(rate) => open(visitor, scenario, rate, limits).await,
    };
    samples.took = start.elapsed();
    samples
}

async fn closed(visitor: &Visitor, scenario: &Scenario, askers: usize, limits: Limits) -> Samples {
    let next = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let mut working: JoinSet<Samples> = JoinSet::new();
    for _ in 0..askers {
        let (visitor, scenario, next) = (visitor.clone(), scenario.clone(), Arc::clone(&next));
        working.spawn(async move {
            let mut samples = Samples::default();
            while start.elapsed() < limits.within {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= limits.requests {
                    break;
                }
                let asked = scenario.request(number);
                samples.add(ask(&visitor, &scenario, &asked, Instant::now()).await);
            }
            samples
        });
    }
    let mut all = Samples::default();
    while let Some(samples) = working.join_next().await {
        match samples {
            Ok(samples) => all.join(samples),
            Err(error) => all.add(Err(error.to_string())),
        }
    }
    all
}

async fn open(visitor: &Visitor, scenario: &Scenario, rate: f64, limits: Limits) -> Samples {
    let start = Instant::now();
    let mut working = JoinSet::new();
    let mut all = Samples::default();
    for number in 0..limits.requests {
        let rank = f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let after = Duration::from_secs_f64(rank / rate);
        if after > limits.within {
            break;
        }
        let due = start + after;
        // Made before it is due: what it takes to write a request is not the service's.
        let asked = scenario.request(number);
        tokio::time::sleep_until(due.into()).await;
        let (visitor, scenario) = (visitor.clone(), scenario.clone());
        working.spawn(async move { ask(&visitor, &scenario, &asked, due).await });
        while let Some(answer) = working.try_join_next() {
            all.add(answer.unwrap_or_else(|error| Err(error.to_string())));
        }
    }
    while let Some(answer) = working.join_next().await {
        all.add(answer.unwrap_or_else(|error| Err(error.to_string())));
    }
    all
}

async fn ask(
    visitor: &Visitor,
    scenario: &Scenario,
    asked: &Asked,
    since: Instant,
) -> Result<(Duration, u64), String> {
    let page = visitor.ask(asked).await.map_err(|error| error.to_string())?;
    let time = since.elapsed();
    if page.status != scenario.status || !page.text.contains(&scenario.shows) {
        let shows = &scenario.shows;
        return Err(format!("{}: status {}, without “{shows}”", asked.address(), page.status));
    }
    Ok((time, u64::try_from(page.text.len()).unwrap_or(u64::MAX)))
}
