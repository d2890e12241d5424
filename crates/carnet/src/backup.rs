//! `carnet backup` and `carnet restore`: copies of what lies in files, taken while the service serves.

use std::path::{Path, PathBuf};

use carnet_store::{Part, Shorter, Store};

use crate::admin::say;
use crate::config::{Config, StartError};
use crate::wiring;

/// Which service.
#[derive(Debug, Clone, clap::Args)]
pub struct Of {
    /// Configuration file; without it, the embedded engine in `--data`.
    #[arg(long)]
    pub config: Option<PathBuf>,
    /// Data folder of the embedded engine.
    #[arg(long, default_value = "carnet-data")]
    pub data: PathBuf,
}

impl Of {
    /// Its configuration.
    pub fn read(&self) -> Result<Config, StartError> {
        match &self.config {
            Some(path) => Config::read(path),
            None => Ok(Config::local(([127, 0, 0, 1], 8080).into(), &self.data)),
        }
    }
}

/// Options of `backup`.
#[derive(Debug, Clone, clap::Args)]
pub struct BackupArgs {
    #[command(flatten)]
    pub of: Of,
    /// New file for rows, document bytes and the transparency log: to be kept as long as you wish.
    #[arg(long)]
    pub to: Option<PathBuf>,
    /// New file for the owners' wrapped keys: to be kept apart, and for a short time only.
    #[arg(long, required_unless_present = "to")]
    pub keys_to: Option<PathBuf>,
}

/// Options of `restore`.
#[derive(Debug, Clone, clap::Args)]
pub struct RestoreArgs {
    #[command(flatten)]
    pub of: Of,
    /// The data, as `carnet backup --to` wrote them.
    #[arg(long)]
    pub from: PathBuf,
    /// The latest keys, as `carnet backup --keys-to` wrote them; none when they lie in PostgreSQL.
    #[arg(long)]
    pub keys: Option<PathBuf>,
    /// Go on even where lines that were signed since the backup are lost.
    #[arg(long)]
    pub accept_shorter_log: bool,
}

/// Takes a backup.
pub async fn backup(args: &BackupArgs) -> Result<(), StartError> {
    let config = args.of.read()?;
    let store = wiring::store(&config).await?;
    // Keys are made before the rows that need them: copied after those, they open all of them.
    let wanted = [(Part::Data, &args.to), (Part::Keys, &args.keys_to)];
    for (part, to) in wanted {
        if let Some(to) = to {
            take(&store, part, to).await?;
        }
    }
    Ok(())
}

async fn take(store: &Store, part: Part, to: &Path) -> Result<(), StartError> {
    let taken = store.back_up(part, to).await?;
    let what = match (part, taken.databases) {
        (Part::Data, true) => format!("rows, documents and {} lines of the log", taken.log_size),
        (Part::Data, false) => format!(
            "documents and {} lines of the log; the rows are in PostgreSQL, and its backup is yours to take",
            taken.log_size
        ),
        (Part::Keys, _) => "wrapped keys".to_owned(),
    };
    say(&format!("{}: {what}, {} bytes, sealed", to.display(), taken.bytes));
    Ok(())
}

/// Puts a backup back.
pub async fn restore(args: &RestoreArgs) -> Result<(), StartError> {
    let config = args.of.read()?;
    let place = wiring::place(&config)?;
    let shorter = if args.accept_shorter_log { Shorter::Accept } else { Shorter::Refuse };
    let (from, keys) = (args.from.clone(), args.keys.clone());
    let work = tokio::task::spawn_blocking(move || {
        carnet_store::restore(&place, &from, keys.as_deref(), shorter)
    });
    let restored = work.await.map_err(StartError::system)??;
    // A store that opens has the right keys.
    let store = wiring::store(&config).await?;
    let again = store.log_again().await?;
    let owners: u64 = store.statistics().await?.owners.iter().map(|(_, _, count)| count).sum();
    say(&format!("restored {owners} owners and {} lines of the log", restored.log_size));
    if again > 0 {
        say(&format!(
            "{again} lines whose proofs were lost go into the log again at the next start"
        ));
    }
    if let Some(signed) = restored.signed_before {
        say(&format!(
            "the log was cut: {signed} lines had been signed. Tell whoever keeps its checkpoints."
        ));
    }
    Ok(())
}
