//! `carnet campaign figures`: who was told, opposed, has a space, activated it.

use std::collections::BTreeMap;
use std::sync::Arc;

use carnet_app::App;
use carnet_app::campaign::{figures, order};

use crate::admin::say;
use crate::config::StartError;

/// Options of `campaign figures`.
#[derive(Debug, clap::Args)]
pub(super) struct Figures {
    /// Name of the campaign.
    name: String,
    /// Day by day.
    #[arg(long)]
    daily: bool,
}

/// Prints the figures.
pub(super) async fn run(app: &Arc<App>, wanted: &Figures) -> Result<(), StartError> {
    let cx = app.cx();
    let campaign = order::by_name(&cx, &wanted.name).await?;
    let figures = figures::count(&cx, &campaign).await?;
    say(&format!(
        "{} {} {} letters={} mails={} returned={} unreachable={}",
        campaign.name,
        campaign.territory,
        campaign.day,
        figures.letters,
        figures.mails,
        figures.returned,
        figures.unreachable
    ));
    let mut totals = BTreeMap::new();
    for ((state, day), count) in &figures.states {
        *totals.entry(state.as_str()).or_insert(0_u64) += count;
        if wanted.daily {
            say(&format!("{day} {state} {count}"));
        }
    }
    for (state, count) in totals {
        say(&format!("{state} {count}"));
    }
    Ok(())
}
