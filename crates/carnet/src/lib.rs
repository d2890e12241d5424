//! Carnet: an open digital health space. One program: server, sender, verifier, operator's tool.
//!
//! The program is [`run`]; its parts are public so that the integration tests start the same service.

pub mod admin;
pub mod backup;
pub mod bench;
pub mod campaign;
pub mod config;
pub mod demo;
pub mod outbound;
pub mod pdf;
pub mod population;
pub mod post;
pub mod send;
pub mod serve;
pub mod spool;
pub mod verify;
pub mod wiring;
pub mod words;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// An open digital health space.
#[derive(Debug, Parser)]
#[command(name = "carnet", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve a space with a fictitious population, a sandbox identity provider and an outbox to read.
    Demo(demo::Args),
    /// Serve.
    Serve(serve::Args),
    /// Deposit CDA documents over the API of a Carnet.
    Send(send::Args),
    /// Check offline what a holder downloaded.
    Verify(verify::Args),
    /// The operator's tool.
    Admin(admin::Args),
    /// Import the insured, tell them, and follow how it goes.
    Campaign(campaign::Args),
    /// Copy rows, documents, log and keys into sealed files, while the service serves.
    Backup(backup::BackupArgs),
    /// Put a backup back into an empty place.
    Restore(backup::RestoreArgs),
    /// Measure how fast the service answers, with data of its own.
    Bench(bench::Args),
}

/// Runs the command of this process's arguments.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    #[cfg(debug_assertions)]
    obey();
    match cli.command {
        Command::Demo(args) => serve::exit(demo::run(args).await),
        Command::Serve(args) => serve::exit(serve::run(args).await),
        Command::Admin(args) => serve::exit(admin::run(args).await),
        Command::Campaign(args) => serve::exit(campaign::run(args).await),
        Command::Backup(args) => serve::exit(backup::backup(&args).await),
        Command::Restore(args) => serve::exit(backup::restore(&args).await),
        // The bench holds a whole service and its clients: on the heap, or every command would weigh as much.
        Command::Bench(args) => serve::exit(Box::pin(bench::run(args)).await),
        Command::Send(args) => send::run(args).await,
        Command::Verify(args) => verify::run(&args),
    }
}

/// Takes the order of a test that wants a step of the storage to fail. A build that is shipped has no such door.
#[cfg(debug_assertions)]
fn obey() {
    let order = std::env::var_os("CARNET_FAULT");
    let order = order.as_deref().and_then(std::ffi::OsStr::to_str);
    if let Some(order) = order.and_then(carnet_store::faults::Order::parse) {
        carnet_store::faults::arm(order);
    }
}
