//! `carnet bench` — how fast the service answers, and how much it carries, measured through its doors.
//!
//! The real service starts in this process, on a port of its own and with data of its own, made through the use
//! cases from a seed. Each scenario is then asked for one request after the other, then several at once, then at a
//! steady rate whether the service keeps up or not. `docs/PERFORMANCE.md` says what the figures mean.

mod askers;
mod country;
mod machine;
mod measure;
mod report;
mod scenario;
mod stage;
mod visitor;

use std::path::PathBuf;
use std::time::Duration;

use crate::admin::say;
use crate::config::{Postgres, StartError};

use askers::Askers;
use measure::{Limits, Load};
use report::Report;
use stage::Stage;

pub use report::Measured;

/// Options of `bench`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Documents in the large space.
    #[arg(long, default_value_t = 1240)]
    pub documents: usize,
    /// Documents of a patient with some, whom software searches.
    #[arg(long, default_value_t = 200)]
    pub some: usize,
    /// Documents of a patient with few, whom software searches.
    #[arg(long, default_value_t = 20)]
    pub few: usize,
    /// Documents in all, those of everybody else included.
    #[arg(long, default_value_t = 100_000)]
    pub total: usize,
    /// How many ask at once, one measure for each.
    #[arg(long, default_values_t = [1, 16, 64], value_delimiter = ',')]
    pub concurrency: Vec<usize>,
    /// Then requests arrive at this share of the best rate seen, in percent, whoever still waits; 0 leaves it out.
    #[arg(long, default_value_t = 70)]
    pub arrivals: u32,
    /// Seconds of each measure.
    #[arg(long, default_value_t = 5)]
    pub seconds: u64,
    /// Requests of each measure, at most.
    #[arg(long, default_value_t = 100_000)]
    pub requests: usize,
    /// Requests of each scenario before those that count.
    #[arg(long, default_value_t = 20)]
    pub warm_up: usize,
    /// Only scenarios whose name contains one of these.
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
    /// What the people and their documents are drawn from.
    #[arg(long, default_value_t = 42)]
    pub seed: u64,
    /// Where to write the figures, as JSON.
    #[arg(long)]
    pub json: Option<PathBuf>,
    /// An empty PostgreSQL database for the rows, instead of the embedded engine.
    #[arg(long, requires = "postgres_keys")]
    pub postgres: Option<String>,
    /// An empty PostgreSQL database for the keys.
    #[arg(long, requires = "postgres")]
    pub postgres_keys: Option<String>,
}

impl Args {
    fn postgres(&self) -> Option<Postgres> {
        let (url, keys_url) = self.postgres.clone().zip(self.postgres_keys.clone())?;
        Some(Postgres { url, keys_url, pool: 8 })
    }

    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| name.contains(only.as_str()))
    }

    fn limits(&self) -> Limits {
        Limits { requests: self.requests, within: Duration::from_secs(self.seconds) }
    }
}

/// Measures, prints the table and writes the file.
pub async fn run(args: Args) -> Result<(), StartError> {
    crate::serve::log_to_stderr("error");
    let measured = Box::pin(figures(&args)).await?;
    say(&measured.table());
    if let Some(path) = &args.json {
        let json = serde_json::to_vec_pretty(&measured).map_err(StartError::system)?;
        std::fs::write(path, json).map_err(StartError::system)?;
    }
    Ok(())
}

/// Builds the stage, measures every scenario at every load, and stops the service.
pub async fn figures(args: &Args) -> Result<Measured, StartError> {
    let started = stage::first_page().await?;
    let stage = Stage::build(args).await?;
    let askers = Askers::start()?;
    let mut report = Report::new(args, stage.setting(), started);
    for scenario in scenario::all(&stage).await? {
        if !args.wants(scenario.name) {
            continue;
        }
        let visitor = stage.visitor(scenario.who).await?;
        askers.warm_up(&visitor, &scenario, args.warm_up).await?;
        let mut best = 0.0_f64;
        for at_once in &args.concurrency {
            let load = Load::AtOnce((*at_once).max(1));
            let samples = askers.measure(&visitor, &scenario, load, args.limits()).await?;
            best = best.max(samples.per_second());
            report.add(&scenario, load, samples);
        }
        let rate = best * f64::from(args.arrivals) / 100.0;
        if rate > 0.0 {
            let load = Load::Arrivals(rate);
            let samples = askers.measure(&visitor, &scenario, load, args.limits()).await?;
            report.add(&scenario, load, samples);
        }
    }
    stage.stop().await?;
    askers.stop();
    Ok(report.close())
}

#[cfg(test)]
mod tests;
