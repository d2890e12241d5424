//! `carnet campaign returned` and `unreachable`: letters that came back, and who could not be told.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use carnet_app::App;
use carnet_app::campaign::{order, returned, unreachable};
use carnet_core::access::Actor;

use crate::admin::say;
use crate::config::StartError;

/// Options of `campaign returned`.
#[derive(Debug, clap::Args)]
pub(super) struct Returns {
    /// Name of the campaign.
    name: String,
    /// File with a reference on each line, as it is printed on the letters.
    file: PathBuf,
}

/// Options of `campaign unreachable`.
#[derive(Debug, clap::Args)]
pub(super) struct Unreachable {
    /// Name of the campaign.
    name: String,
    /// The list for the fund.
    #[arg(long)]
    out: PathBuf,
}

/// Whoever types a command acts for the service.
const ACTOR: Actor = Actor::System("campaign");

/// Notes the letters of a file, so many at a time.
pub(super) async fn note(app: &Arc<App>, wanted: &Returns) -> Result<(), StartError> {
    let text = fs::read_to_string(&wanted.file).map_err(StartError::system)?;
    let cx = app.cx();
    let campaign = order::by_name(&cx, &wanted.name).await?;
    let lines: Vec<&str> = text.lines().collect();
    let (mut new, mut again, mut unknown) = (0, 0, 0);
    for part in lines.chunks(returned::MAX) {
        let noted = returned::note(&cx, &ACTOR, &campaign, &part.join("\n")).await?;
        new += noted.new;
        again += noted.again;
        unknown += noted.unknown.len();
        noted.unknown.iter().for_each(|line| say(&format!("unknown {line}")));
    }
    say(&format!("{} returned={new} again={again} unknown={unknown}", campaign.name));
    Ok(())
}

/// Writes the list.
pub(super) async fn list(app: &Arc<App>, wanted: &Unreachable) -> Result<(), StartError> {
    let cx = app.cx();
    let campaign = order::by_name(&cx, &wanted.name).await?;
    let unreached = unreachable::list(&cx, &ACTOR, &campaign).await?;
    fs::write(&wanted.out, unreachable::csv(&unreached)).map_err(StartError::system)?;
    say(&format!("{} unreachable={}", campaign.name, unreached.len()));
    Ok(())
}
