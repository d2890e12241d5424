//! `carnet demo` — a laptop's Carnet: fictitious people, a sandbox identity provider, an outbox to read.

mod card;
mod newcomers;
mod rollout;
mod stage;
mod team;

use std::net::SocketAddr;
use std::path::PathBuf;

use carnet_app::outbox::Keep;
use carnet_http::demo::{CLIENT, LEVEL, SECRET, issuer};

use crate::config::{Config, Provider, StartError};
use crate::{population, serve, spool, wiring};

/// Options of `demo`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Data folder, made and filled at the first start.
    #[arg(long, default_value = "carnet-data")]
    pub data: PathBuf,
    /// How many people are drawn by chance, besides the named ones (first start only).
    #[arg(long, default_value_t = population::PEOPLE_DEFAULT)]
    pub people: usize,
    /// The seed they are drawn from (first start only).
    #[arg(long, default_value_t = 42)]
    pub seed: u64,
    /// Show this day, YYYY-MM-DD, instead of today: what was due until then is done at once.
    #[arg(long)]
    pub at: Option<jiff::civil::Date>,
}

/// Fills the data folder the first time, then serves until told to stop.
pub async fn run(args: Args) -> Result<(), StartError> {
    serve::log_to_stderr("warn");
    let config = Config::local(args.listen, &args.data);
    // A number of nobody, of those kept for stories (ARCEP, decision 2012-0856).
    let config = Config { support: Some("01 99 00 34 22".to_owned()), ..config };
    // The port first: a demonstration that cannot be reached is not worth filling.
    let listener = serve::listen(&config).await?;
    let store = wiring::store(&config).await?;
    let outbox = spool::outbox(&spool::path(&config), Keep::Recent)?;
    let (clock, hands) = wiring::clock_of(args.at)?;
    let app = wiring::app_at(&config, store, outbox, clock)?;
    let stage = stage::Stage::ready(&app, &args).await?;
    card::print(&config, &stage);
    let provider = Provider {
        issuer: issuer(&config.base_url),
        client: CLIENT.to_owned(),
        secret: SECRET.to_owned(),
        level: LEVEL.to_owned(),
    };
    serve::serve(&config, app, provider, Some(stage.demo()?.with_hands(hands)), listener).await
}
