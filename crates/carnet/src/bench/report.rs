//! The figures: a table for people, a file for programs.

use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;

use super::machine::Machine;
use super::measure::Samples;
use super::scenario::{Budget, Scenario};
use super::stage::Setting;
use super::{Args, machine};

/// How it was measured.
#[derive(Debug, Clone, Serialize)]
struct Method {
    seed: u64,
    concurrency: usize,
    warm_up: usize,
    requests_max: usize,
    seconds_max: u64,
    what: &'static str,
}

/// What is measured, in one sentence.
const WHAT: &str = "time from the request to the last byte of its answer, over loopback, in one process with the service; \
    every read writes its line in the history, durably";

/// The figures of one scenario.
#[derive(Debug, Clone, Serialize)]
pub struct Figures {
    /// Its name.
    pub name: &'static str,
    /// Right answers.
    pub requests: usize,
    /// Answers that were not what they should be.
    pub errors: usize,
    first_error: Option<String>,
    per_second: f64,
    p50_ms: f64,
    p95_ms: f64,
    p99_ms: f64,
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
    /// By scenario, in order.
    pub scenarios: Vec<Figures>,
}

/// Figures as they come.
pub(super) struct Report(Measured);

impl Report {
    pub(super) fn new(args: &Args, setting: Setting, start_ms: f64) -> Self {
        let method = Method {
            seed: args.seed,
            concurrency: args.concurrency.max(1),
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
        })
    }

    pub(super) fn add(&mut self, scenario: &Scenario, mut samples: Samples) {
        samples.times.sort();
        let count = u64::try_from(samples.times.len()).unwrap_or(u64::MAX);
        let at = |percent| percentile_ms(&samples.times, percent);
        let (p50_ms, p95_ms, p99_ms) = (at(50), at(95), at(99));
        let within = scenario.budget.map(|budget| match budget {
            Budget::P50Ms(most) => p50_ms < most,
            Budget::P95Ms(most) => p95_ms < most,
        });
        self.0.scenarios.push(Figures {
            name: scenario.name,
            requests: samples.times.len(),
            errors: samples.errors,
            first_error: samples.first_error,
            per_second: f64::from(u32::try_from(count).unwrap_or(u32::MAX))
                / samples.took.as_secs_f64().max(f64::EPSILON),
            p50_ms,
            p95_ms,
            p99_ms,
            bytes_per_answer: samples.bytes.checked_div(count).unwrap_or(0),
            budget: scenario.budget,
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
        let mut out = format!(
            "\n{}\n{}, a space of {} documents, another of {}; seed {}, {} at once\n{}\n\n",
            self.machine.shown(),
            setting.engine,
            setting.documents,
            setting.searched,
            method.seed,
            method.concurrency,
            method.what
        );
        let head = [
            "scenario", "requests", "per s", "p50 ms", "p95 ms", "p99 ms", "errors", "bytes",
            "budget",
        ];
        let widths = [22, 8, 8, 8, 8, 8, 6, 8, 20];
        row(&mut out, &head.map(str::to_owned), widths);
        let _ = writeln!(out, "|{}", widths.map(|width| "-".repeat(width + 1) + ":|").concat());
        for figures in &self.scenarios {
            row(&mut out, &figures.cells(), widths);
        }
        let _ = writeln!(out, "\n{}", self.rest());
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
    fn cells(&self) -> [String; 9] {
        let budget = match self.budget {
            None => String::new(),
            Some(Budget::P50Ms(most)) => format!("p50 < {most:.0}"),
            Some(Budget::P95Ms(most)) => format!("p95 < {most:.0}"),
        };
        let kept = match self.within_budget {
            None => "",
            Some(true) => " kept",
            Some(false) => " MISSED",
        };
        [
            self.name.to_owned(),
            self.requests.to_string(),
            format!("{:.1}", self.per_second),
            format!("{:.2}", self.p50_ms),
            format!("{:.2}", self.p95_ms),
            format!("{:.2}", self.p99_ms),
            self.errors.to_string(),
            self.bytes_per_answer.to_string(),
            format!("{budget}{kept}"),
        ]
    }
}

fn row(out: &mut String, cells: &[String; 9], widths: [usize; 9]) {
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
