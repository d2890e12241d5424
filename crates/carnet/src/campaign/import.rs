//! `carnet campaign import`: the fund's file, a batch at a time, in constant memory.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::sync::Arc;

use carnet_app::insured::import::{self, BATCH, Imported};
use carnet_app::{App, Error, Kind};
use carnet_core::insured::COLUMNS;
use indicatif::{ProgressBar, ProgressStyle};

use super::rejects::Rejects;
use crate::admin::say;
use crate::config::StartError;

/// Options of `campaign import`.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// The fund's file; its layout is in docs/ROLLOUT.md.
    file: PathBuf,
    /// Where refused lines are added, each with the reason: correct them there and import that file.
    #[arg(long)]
    rejects: PathBuf,
}

/// What all batches did together.
#[derive(Debug, Default)]
struct Total {
    new: u64,
    changed: u64,
    same: u64,
    rejected: usize,
}

/// Imports.
pub(super) async fn run(app: &Arc<App>, wanted: &Import) -> Result<(), StartError> {
    let file = File::open(&wanted.file).map_err(StartError::system)?;
    let bar = bar(file.metadata().map_err(StartError::system)?.len());
    let mut lines = BufReader::new(file).lines();
    let header = lines.next().transpose().map_err(StartError::system)?.unwrap_or_default();
    let columns: Vec<&str> = header.trim_start_matches('\u{feff}').split(';').collect();
    // A file of rejects has two columns more, and is read as it is.
    if columns.get(..COLUMNS.len()) != Some(&COLUMNS[..]) {
        return Err(Error::new(Kind::Unprocessable, "insured.columns").into());
    }
    let mut rejects = Rejects::open(&wanted.rejects, &COLUMNS)?;
    let mut total = Total::default();
    let mut batch = Vec::with_capacity(BATCH);
    for line in lines {
        let line = line.map_err(StartError::system)?;
        bar.inc(to_u64(line.len()) + 1);
        if !line.trim().is_empty() {
            batch.push(of_columns(&line));
        }
        if batch.len() == BATCH {
            one(app, std::mem::take(&mut batch), &mut total, &mut rejects).await?;
        }
    }
    if !batch.is_empty() {
        one(app, batch, &mut total, &mut rejects).await?;
    }
    bar.finish_and_clear();
    say(&format!(
        "new={} changed={} unchanged={} refused={}",
        total.new, total.changed, total.same, total.rejected
    ));
    Ok(())
}

fn to_u64(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The cells of the fund, without what an earlier import said of them.
fn of_columns(line: &str) -> String {
    let cells: Vec<&str> = line.split(';').collect();
    match cells.len().checked_sub(COLUMNS.len()) {
        Some(2) => cells.get(..COLUMNS.len()).unwrap_or_default().join(";"),
        _ => line.to_owned(),
    }
}

async fn one(
    app: &Arc<App>,
    lines: Vec<String>,
    total: &mut Total,
    rejects: &mut Rejects,
) -> Result<(), StartError> {
    let imported = import::batch(&app.cx(), &lines, |refused| keep(rejects, &lines, refused))
        .await
        .map_err(StartError::from)?;
    let Imported { new, changed, same, rejects: refused } = imported;
    total.new += new;
    total.changed += changed;
    total.same += same;
    total.rejected += refused.len();
    Ok(())
}

/// Durable before the batch is said to be done: its lines are not read again.
fn keep(
    rejects: &mut Rejects,
    lines: &[String],
    refused: &[import::Reject],
) -> std::io::Result<()> {
    for reject in refused {
        rejects.add(lines.get(reject.place).map_or("", String::as_str), reject.code)?;
    }
    rejects.keep()
}

fn bar(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    let style = ProgressStyle::with_template(
        "import {bar:32} {bytes}/{total_bytes}, {elapsed}, reste {eta}",
    );
    // The template is a constant of ours: without it the default bar serves as well.
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}
