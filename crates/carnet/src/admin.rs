//! `carnet admin` — the operator's tool.

pub mod alerts;
mod check;
pub mod keys;
pub mod mandates;
pub mod people;
pub mod staff;

use std::collections::BTreeSet;
use std::path::PathBuf;

use carnet_app::App;
use carnet_app::clock::Clock;
use carnet_app::organisation::register::{self, Registration};
use carnet_app::outbox::Keep;
use carnet_core::document::Structure;
use carnet_core::identity::Finess;
use carnet_core::practitioner::Scope;
use clap::{Subcommand, ValueEnum};

use crate::config::{Config, StartError};
use crate::{spool, wiring};

/// Options of `admin`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Configuration file; without it, the embedded engine in `--data`.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    /// Data folder of the embedded engine.
    #[arg(long, global = true, default_value = "carnet-data")]
    data: PathBuf,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make a key pair for a client of the API: the private key in a file, the public one printed.
    Keygen(keys::Keygen),
    /// Register the software of a structure as a client of the API.
    Register(Register),
    /// Create a space for a person.
    CreateSpace(people::CreateSpace),
    /// Open an account on a space.
    CreateAccount(people::CreateAccount),
    /// Declare that a person died: their space is closed, and nobody signs in to their account any more.
    Death(people::Death),
    /// Give operators and agents of the support a login, list them, send them away.
    Staff(staff::Staff),
    /// Record that a person refused their space, and write the proof.
    Oppose(people::Oppose),
    /// Enter a court's decision about a protected adult, or end it.
    Mandate(mandates::Mandate),
    /// List the alerts on unusual numbers of accesses, or accept one.
    Alerts(alerts::Alerts),
    /// Make a new master key and wrap every owner's key with it. Stop the service first.
    RotateKey,
    /// Read everything that is kept and compare it: histories, documents, bytes, public log. Stop the service first.
    Check,
}

/// Options of `admin register`.
#[derive(Debug, clap::Args)]
struct Register {
    /// Client identifier the software will use.
    #[arg(long)]
    client: String,
    /// Name of the structure.
    #[arg(long)]
    name: String,
    /// FINESS of the structure, 9 digits.
    #[arg(long)]
    finess: String,
    /// File with the public keys (JSON Web Key Set), as `admin keygen` prints it.
    #[arg(long)]
    keys: PathBuf,
    /// What it may ask for.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "feed,maintain")]
    scopes: Vec<Wanted>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Wanted {
    /// Deposit documents.
    Feed,
    /// Read under the rules, for a named practitioner.
    Read,
    /// Change or withdraw what the structure deposited.
    Maintain,
}

pub async fn run(args: Args) -> Result<(), StartError> {
    if let What::Keygen(keygen) = &args.what {
        return keys::keygen(keygen);
    }
    let config = match &args.config {
        Some(path) => Config::read(path)?,
        None => Config::local(([127, 0, 0, 1], 8080).into(), &args.data),
    };
    match args.what {
        What::Keygen(_) => Ok(()),
        What::RotateKey => keys::rotate(&config).await,
        What::Check => check::check(&config).await,
        What::Register(register) => registered(&app(&config).await?, register).await,
        What::Alerts(wanted) => alerts::run(&app(&config).await?, &wanted).await,
        What::Staff(wanted) => staff::run(&app(&config).await?, wanted).await,
        What::Oppose(wanted) => people::oppose(&app(&config).await?, &wanted).await,
        What::CreateSpace(create) => people::space(&app(&config).await?, create).await,
        What::Mandate(wanted) => mandates::run(&app(&config).await?, &wanted).await,
        What::Death(death) => people::death(&app(&config).await?, &death).await,
        What::CreateAccount(create) => people::account(&app(&config).await?, create).await,
    }
}

/// The service as a command opens it: what leaves goes to the spool.
pub(crate) async fn app(config: &Config) -> Result<std::sync::Arc<App>, StartError> {
    app_at(config, wiring::clock()).await
}

/// The same by another clock.
pub(crate) async fn app_at(
    config: &Config,
    clock: Clock,
) -> Result<std::sync::Arc<App>, StartError> {
    let store = wiring::store(config).await?;
    let outbox = spool::outbox(&spool::path(config), Keep::Nothing)?;
    wiring::app_at(config, store, outbox, clock)
}

async fn registered(app: &std::sync::Arc<App>, wanted: Register) -> Result<(), StartError> {
    let text = std::fs::read_to_string(&wanted.keys).map_err(StartError::system)?;
    let finess = Finess::parse(&wanted.finess).map_err(StartError::system)?;
    let scopes: BTreeSet<Scope> = wanted
        .scopes
        .into_iter()
        .map(|scope| match scope {
            Wanted::Feed => Scope::Feed,
            Wanted::Read => Scope::Read,
            Wanted::Maintain => Scope::Maintain,
        })
        .collect();
    let registration = Registration {
        client: wanted.client,
        structure: Structure { idnst: finess.idnst(), name: wanted.name },
        keys: serde_json::from_str(&text).map_err(StartError::system)?,
        scopes,
    };
    let organisation = register::register(&app.cx(), registration).await?;
    say(&format!("registered {} for {}", organisation.client, organisation.structure.name));
    Ok(())
}

/// A line on standard output.
#[expect(clippy::print_stdout, reason = "a command prints what it did")]
pub fn say(line: &str) {
    println!("{line}");
}
