//! `carnet demo` — a laptop's Carnet: fictitious people, a sandbox identity provider, an outbox to read.

mod card;
mod families;
mod newcomers;
mod rollout;
mod stage;
mod team;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use carnet_app::outbox::Keep;
use carnet_http::demo::{CITIZEN_LEVEL, CLIENT, LEVEL, SECRET, citizen_issuer, issuer};

use crate::config::{Config, FranceConnect, Provider, StartError};
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
    let config = Config { base_url: address(args.listen), ..config };
    // A number of nobody, of those kept for stories (ARCEP, decision 2012-0856).
    let citizens = FranceConnect {
        issuer: citizen_issuer(&config.base_url),
        client: CLIENT.to_owned(),
        secret: SECRET.to_owned(),
        level: CITIZEN_LEVEL.to_owned(),
    };
    let support = Some("01 99 00 34 22".to_owned());
    let config = Config { support, france_connect: Some(citizens), ..config };
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

/// The address people type: this machine has a name, which passkeys need.
fn address(listen: SocketAddr) -> String {
    if listen.ip() == Ipv4Addr::LOCALHOST {
        format!("http://localhost:{}", listen.port())
    } else {
        format!("http://{listen}")
    }
}
