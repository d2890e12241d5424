//! The figures: a table for people, a file for programs.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;

use super::country::{self, Rates};
use super::machine::Machine;
use super::measure::{Load, Samples};
use super::scenario::{Budget, Scenario};
use super::stage::Setting;
use super::{Args, machine};

/// How it was measured.
#[derive(Debug, Clone, Serialize)]
struct Method {
    seed: u64,
    warm_up: usize,
    requests_max: usize,
    seconds_max: u64,
    what: &'static str,
}

/// What is measured, in a few sentences.
const WHAT: &str = "time to the last byte of the answer over loopback, from the request, or from the instant it was due \
    where requests arrive at a steady rate; askers and service share the machine and the process, and the processor time \
    is the service's; every read and every deposit writes its line in the history, durably";

/// The figures of one scenario under one load.
#[derive(Debug, Clone, Serialize)]
pub struct Figures {
    /// Name of the scenario.
    pub name: &'static str,
    /// How many asked at once; none where requests arrived at a steady rate.
    pub at_once: Option<usize>,
    arrivals_per_second: Option<f64>,
    /// Right answers.
    pub requests: usize,
    /// Answers that were not what they should be.
    pub errors: usize,
    first_error: Option<String>,
    per_second: f64,
    p50_ms: f64,
    p95_ms: f64,
    p99_ms: f64,
    processor_ms: Option<f64>,
    bytes_per_answer: u64,
    budget: Option<Budget>,
    within_budget: Option<bool>,
}

/// Everything that was measured.
#[derive(Debug, Clone, Serialize)]
pub struct Measured {
    machine: Machine,
    method: Method,
    setting: Setting,
    /// From nothing to the first page, in milliseconds.
    start_ms: f64,
    /// Memory of the whole process after the measures, in megabytes.
    memory_after_mb: Option<u64>,
    /// By scenario and load, in order.
    pub scenarios: Vec<Figures>,
    #[serde(skip)]
    most_at_once: usize,
}

/// Figures as they come.
pub(super) struct Report(Measured);

impl Report {
    pub(super) fn new(args: &Args, setting: Setting, start_ms: f64) -> Self {
        let method = Method {
            seed: args.seed,
            warm_up: args.warm_up,
            requests_max: args.requests,
            seconds_max: args.seconds,
            what: WHAT,
        };
        Self(Measured {
            machine: Machine::this(),
            method,
            setting,
            start_ms,
            memory_after_mb: None,
            scenarios: Vec::new(),
            most_at_once: args.concurrency.iter().copied().max().unwrap_or(1),
        })
    }

    pub(super) fn add(&mut self, scenario: &Scenario, load: Load, mut samples: Samples) {
        samples.times.sort();
        let count = u64::try_from(samples.times.len()).unwrap_or(u64::MAX);
        let at = |percent| percentile_ms(&samples.times, percent);
        let (p50_ms, p95_ms, p99_ms) = (at(50), at(95), at(99));
        let per_second = samples.per_second();
        let most = Load::AtOnce(self.0.most_at_once);
        // Each budget says under which load it is meant.
        let within = scenario.budget.and_then(|budget| match budget {
            Budget::P50Ms(limit) => (load == Load::AtOnce(1)).then_some(p50_ms < limit),
            Budget::P95Ms(limit) => (load == Load::AtOnce(1)).then_some(p95_ms < limit),
            Budget::PerSecond(least) => (load == most).then_some(per_second >= least),
        });
        let share = |time: Duration| {
            time.as_secs_f64() * 1000.0 / f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX))
        };
        self.0.scenarios.push(Figures {
            name: scenario.name,
            at_once: match load {
                Load::AtOnce(at_once) => Some(at_once),
                Load::Arrivals(_) => None,
            },
            arrivals_per_second: match load {
                Load::AtOnce(_) => None,
                Load::Arrivals(rate) => Some(rate),
            },
            requests: samples.times.len(),
            errors: samples.errors,
            first_error: samples.first_error,
            per_second,
            p50_ms,
            p95_ms,
            p99_ms,
            processor_ms: samples.processor.map(share),
            bytes_per_answer: samples.bytes.checked_div(count).unwrap_or(0),
            budget: scenario.budget.filter(|_| within.is_some()),
            within_budget: within.filter(|_| count > 0),
        });
    }

    pub(super) fn close(mut self) -> Measured {
        self.0.memory_after_mb = machine::memory_mb();
        self.0
    }
}

/// The time within which so many percent of the answers came (nearest rank), of times in order.
fn percentile_ms(times: &[Duration], percent: usize) -> f64 {
    let rank = (times.len() * percent).div_ceil(100).max(1);
    times.get(rank - 1).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

impl Measured {
    /// The table, as Markdown.
    pub fn table(&self) -> String {
        let Self { setting, method, .. } = self;
        let [large, some, few] = setting.spaces;
        let mut out = format!(
            "\n{}\n{}, {} documents in all, spaces of {large}, {some} and {few}; seed {}, {} s each\n{}\n\n",
            self.machine.shown(),
            setting.engine,
            setting.documents,
            method.seed,
            method.seconds_max,
            method.what
        );
        let head = [
            "scenario", "at once", "requests", "per s", "p50 ms", "p95 ms", "p99 ms", "errors",
            "cpu ms", "bytes", "budget",
        ];
        let widths = [22, 8, 8, 8, 8, 8, 8, 6, 7, 8, 18];
        row(&mut out, &head.map(str::to_owned), widths);
        let _ = writeln!(out, "|{}", widths.map(|width| "-".repeat(width + 1) + ":|").concat());
        for figures in &self.scenarios {
            row(&mut out, &figures.cells(), widths);
        }
        let _ = writeln!(out, "\n{}\n{}", self.rest(), country::share(self.rates()));
        for figures in &self.scenarios {
            if let Some(why) = &figures.first_error {
                let _ = writeln!(out, "{}: {why}", figures.name);
            }
        }
        if cfg!(debug_assertions) {
            let _ = writeln!(out, "A debug build: these figures say nothing of the service.");
        }
        out
    }

    /// The best rates of what a country does most.
    fn rates(&self) -> Rates {
        let best = |name: &str| {
            let of = self.scenarios.iter().filter(|figures| figures.name == name);
            of.filter(|figures| figures.at_once.is_some())
                .map(|figures| figures.per_second)
                .max_by(f64::total_cmp)
        };
        let slowest = |start: &str| {
            let names: BTreeSet<&str> = self.scenarios.iter().map(|figures| figures.name).collect();
            let of = names.into_iter().filter(|name| name.starts_with(start));
            of.filter_map(best).min_by(f64::total_cmp)
        };
        Rates {
            deposits: best("deposit-iti105"),
            holders: slowest("holder-"),
            professionals: slowest("doctor-"),
        }
    }

    /// What is not a scenario.
    fn rest(&self) -> String {
        let mut parts = vec![
            format!("Start to first page: {:.0} ms (budget 1000).", self.start_ms),
            format!("Written in {:.1} s.", self.setting.built_s),
        ];
        if let Some(bytes) = self.setting.disk_bytes_per_document {
            parts.push(format!("On disk: {bytes} bytes for each document, its own included."));
        }
        if let Some((before, after)) = self.setting.memory_mb.zip(self.memory_after_mb) {
            parts.push(format!("Memory of the process: {before} MB before, {after} MB after."));
        }
        parts.join(" ")
    }
}

impl Figures {
    fn cells(&self) -> [String; 11] {
        let budget = match self.budget {
            None => String::new(),
            Some(Budget::P50Ms(most)) => format!("p50 < {most:.0}"),
            Some(Budget::P95Ms(most)) => format!("p95 < {most:.0}"),
            Some(Budget::PerSecond(least)) => format!(">= {least:.0}/s"),
        };
        let kept = match self.within_budget {
            None => "",
            Some(true) => " kept",
            Some(false) => " MISSED",
        };
        let load = match (self.at_once, self.arrivals_per_second) {
            (Some(at_once), _) => at_once.to_string(),
            (None, rate) => format!("{:.0}/s", rate.unwrap_or(0.0)),
        };
        [
            self.name.to_owned(),
            load,
            self.requests.to_string(),
            format!("{:.1}", self.per_second),
            format!("{:.2}", self.p50_ms),
            format!("{:.2}", self.p95_ms),
            format!("{:.2}", self.p99_ms),
            self.errors.to_string(),
            self.processor_ms.map_or_else(String::new, |ms| format!("{ms:.2}")),
            self.bytes_per_answer.to_string(),
            format!("{budget}{kept}"),
        ]
    }
}

fn row(out: &mut String, cells: &[String; 11], widths: [usize; 11]) {
    out.push('|');
    for (cell, width) in cells.iter().zip(widths) {
        let _ = write!(out, " {cell:<width$} |");
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_ranks() {
        let times: Vec<Duration> = (1..=100).map(Duration::from_millis).collect();
        let at = |times: &[Duration], percent| format!("{:.0}", percentile_ms(times, percent));
        assert_eq!([50, 95, 99, 100].map(|percent| at(&times, percent)), ["50", "95", "99", "100"]);
        assert_eq!([50, 95].map(|percent| at(times.get(..3).unwrap(), percent)), ["2", "3"]);
        assert_eq!(at(&[], 95), "0");
    }
}
