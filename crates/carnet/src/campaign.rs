//! `carnet campaign`: rolling out to a territory. See docs/ROLLOUT.md.

mod carry;
mod figures;
mod import;
mod rejects;
mod returned;
mod run;

use carnet_app::campaign::order;
use carnet_core::campaign::Whom;
use clap::Subcommand;
use jiff::civil::Date;

use crate::admin::{app, app_at, say};
use crate::backup::Of;
use crate::config::StartError;
use crate::wiring;

/// Options of `campaign`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    of: Of,
    /// The day it is, YYYY-MM-DD: beside a demonstration that shows another one.
    #[arg(long, global = true)]
    at: Option<Date>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Import the file of the fund: the same file twice changes nothing.
    Import(import::Import),
    /// Bring in the documents of an earlier record, into spaces that were created. Run it again for the others.
    Carry(carry::Carry),
    /// Order a campaign for a territory. Nothing is sent before `run`.
    Order(Order),
    /// Tell everybody who was not told: letters into a folder, mails to the outbox. Goes on where it was stopped.
    Run(run::Run),
    /// Stop a campaign after the page it is writing.
    Pause {
        /// Name of the campaign.
        name: String,
    },
    /// Let a campaign go on: run it again.
    Resume {
        /// Name of the campaign.
        name: String,
    },
    /// Note letters that came back, by the references printed on them.
    Returned(returned::Returns),
    /// List who could not be told, for the fund: no address, or the letter came back.
    Unreachable(returned::Unreachable),
    /// Who was told, opposed, has a space, activated it, day by day.
    Figures(figures::Figures),
}

/// Options of `campaign order`.
#[derive(Debug, clap::Args)]
struct Order {
    /// A name of your choice, like `43-2026-03`.
    name: String,
    /// Département or territory: `43`, `2A`, `971`.
    #[arg(long)]
    territory: String,
    /// The day of sending, YYYY-MM-DD: the six weeks count from it.
    #[arg(long)]
    day: Date,
    /// Tell who is born or comes to the scheme: from that day on, each day that it is run.
    #[arg(long)]
    newcomers: bool,
}

/// Runs one of its commands.
pub async fn run(args: Args) -> Result<(), StartError> {
    let config = args.of.read()?;
    let app = match args.at {
        None => app(&config).await?,
        Some(day) => app_at(&config, wiring::clock_of(Some(day))?.0).await?,
    };
    match args.what {
        What::Import(wanted) => import::run(&app, &wanted).await,
        What::Carry(wanted) => Box::pin(carry::run(&app, &wanted)).await,
        What::Order(wanted) => {
            let cx = app.cx();
            let whom = if wanted.newcomers { Whom::Newcomers } else { Whom::Everybody };
            let when = (wanted.day, whom);
            let campaign = order::order(&cx, &wanted.name, &wanted.territory, when).await?;
            say(&format!("{} ordered: {}, {}", campaign.name, campaign.territory, campaign.day));
            Ok(())
        }
        What::Run(wanted) => run::run(&app, &wanted).await,
        What::Pause { name } => paused(&app, &name, true).await,
        What::Resume { name } => paused(&app, &name, false).await,
        What::Returned(wanted) => returned::note(&app, &wanted).await,
        What::Unreachable(wanted) => returned::list(&app, &wanted).await,
        What::Figures(wanted) => figures::run(&app, &wanted).await,
    }
}

async fn paused(
    app: &std::sync::Arc<carnet_app::App>,
    name: &str,
    pause: bool,
) -> Result<(), StartError> {
    let campaign = order::pause(&app.cx(), name, pause).await?;
    let state = campaign.paused.map_or("may run", |_| "paused");
    say(&format!("{} {state}", campaign.name));
    Ok(())
}
