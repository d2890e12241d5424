//! `carnet bench` — how fast the service answers, measured through its doors.
//!
//! The real service starts in this process, on a port of its own and with data of its own, made through the use
//! cases from a seed. Each scenario is then asked for again and again, one request after the other, or several
//! at once. `docs/PERFORMANCE.md` says what the figures mean.

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

use measure::Pace;
use report::Report;
use stage::Stage;

pub use report::Measured;

/// Options of `bench`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Documents in the large space.
    #[arg(long, default_value_t = 1240)]
    pub documents: usize,
    /// Documents of the patient that software searches.
    #[arg(long, default_value_t = 200)]
    pub searched: usize,
    /// Requests of each scenario, at most.
    #[arg(long, default_value_t = 300)]
    pub requests: usize,
    /// Requests of each scenario before those that count.
    #[arg(long, default_value_t = 20)]
    pub warm_up: usize,
    /// Seconds of each scenario, at most.
    #[arg(long, default_value_t = 15)]
    pub seconds: u64,
    /// How many ask at once.
    #[arg(long, default_value_t = 1)]
    pub concurrency: usize,
    /// Only scenarios whose name contains this.
    #[arg(long)]
    pub only: Option<String>,
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

    fn pace(&self) -> Pace {
        Pace {
            warm_up: self.warm_up,
            requests: self.requests,
            within: Duration::from_secs(self.seconds),
            concurrency: self.concurrency.max(1),
        }
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

/// Builds the stage, measures every scenario, and stops the service.
pub async fn figures(args: &Args) -> Result<Measured, StartError> {
    let started = stage::first_page().await?;
    let stage = Stage::build(args).await?;
    let mut report = Report::new(args, stage.setting(), started);
    for scenario in scenario::all(&stage).await? {
        if args.only.as_ref().is_some_and(|only| !scenario.name.contains(only.as_str())) {
            continue;
        }
        let visitor = stage.visitor(scenario.who).await?;
        let samples = measure::measure(&visitor, &scenario, args.pace()).await;
        report.add(&scenario, samples);
    }
    stage.stop().await?;
    Ok(report.close())
}

#[cfg(test)]
mod tests;
