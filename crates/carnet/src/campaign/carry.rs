//! `carnet campaign carry`: documents of an earlier record, from a folder with a manifest.

mod file;

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use carnet_app::document::carry::{self, Carried};
use carnet_app::{App, Error, Kind};
use carnet_core::identity::Ins;

use super::rejects::Rejects;
use crate::admin::say;
use crate::config::StartError;

/// The columns of the manifest.
const COLUMNS: [&str; 4] = ["file", "ins", "oid", "sha256"];

/// Options of `campaign carry`.
#[derive(Debug, clap::Args)]
pub(super) struct Carry {
    /// The manifest, beside the files it names; its layout is in docs/ROLLOUT.md.
    manifest: PathBuf,
    /// Where refused lines are written, each with the reason.
    #[arg(long)]
    rejects: PathBuf,
}

#[derive(Debug, Default)]
struct Total {
    carried: u64,
    already: u64,
    waiting: u64,
    refused: u64,
}

/// One line of the manifest.
struct Named {
    file: PathBuf,
    ins: Ins,
    sha256: String,
}

/// Carries what can be; run again, it goes on with what could not.
pub(super) async fn run(app: &Arc<App>, wanted: &Carry) -> Result<(), StartError> {
    let manifest = File::open(&wanted.manifest).map_err(StartError::system)?;
    let folder = wanted.manifest.parent().unwrap_or(Path::new("."));
    let mut lines = BufReader::new(manifest).lines();
    let header = lines.next().transpose().map_err(StartError::system)?.unwrap_or_default();
    if header.trim_start_matches('\u{feff}').trim_end() != COLUMNS.join(";") {
        return Err(Error::new(Kind::Unprocessable, "carry.columns").into());
    }
    // Who runs it again reads what is refused today.
    File::create(&wanted.rejects).map_err(StartError::system)?;
    let mut rejects = Rejects::open(&wanted.rejects, &COLUMNS)?;
    let mut total = Total::default();
    for line in lines {
        let line = line.map_err(StartError::system)?;
        if line.trim().is_empty() {
            continue;
        }
        if let Err(error) = one(app, folder, &line, &mut total).await {
            if !matches!(
                error.kind,
                Kind::Unprocessable
                    | Kind::Incorrect
                    | Kind::Conflict
                    | Kind::NotFound
                    | Kind::Forbidden
            ) {
                return Err(error.into());
            }
            total.refused += 1;
            rejects.add(&line, error.code).map_err(StartError::system)?;
        }
    }
    rejects.keep().map_err(StartError::system)?;
    say(&format!(
        "carried={} already={} waiting={} refused={}",
        total.carried, total.already, total.waiting, total.refused
    ));
    Ok(())
}

/// The documents of one file, oldest first, so that a version finds the one it replaces.
async fn one(app: &Arc<App>, folder: &Path, line: &str, total: &mut Total) -> Result<(), Error> {
    let named = parse(line, folder)?;
    let read = file::read(&named.file, &named.sha256);
    let mut drafts =
        read.map_err(|unfit| Error::new(Kind::Unprocessable, unfit.code()).because(unfit))?;
    drafts.sort_by_key(|draft| draft.description.created);
    for draft in drafts {
        match carry::carry(&app.cx(), &named.ins, draft).await? {
            Carried::In => total.carried += 1,
            Carried::Already => total.already += 1,
            Carried::Waiting => total.waiting += 1,
        }
    }
    Ok(())
}

fn parse(line: &str, folder: &Path) -> Result<Named, Error> {
    let wrong = || Error::new(Kind::Unprocessable, "carry.cells");
    let cells: Vec<&str> = line.split(';').map(str::trim).collect();
    let [file, ins, oid, sha256] = cells.as_slice() else { return Err(wrong()) };
    let ins =
        Ins::from_oid(ins, oid).map_err(|error| Error::new(Kind::Unprocessable, error.code()))?;
    let file = Path::new(file);
    // Nothing outside of the folder.
    let inside = file.components().all(|part| matches!(part, std::path::Component::Normal(_)));
    if !inside {
        return Err(Error::new(Kind::Unprocessable, "carry.file"));
    }
    Ok(Named { file: folder.join(file), ins, sha256: sha256.to_lowercase() })
}
