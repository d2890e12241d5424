//! `carnet verify` — checks offline what a holder downloaded: every line of the history, its proof of
//! publication, the signature of the log, and each document. It trusts a public key, and nobody else.

mod archive;
mod told;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use carnet_ledger::verify::{EXPORT_BYTES_MAX, Report, verify};

use crate::send::words::Speech;
use archive::Archive;

/// Name of the ledger in the archive.
const LEDGER: &str = "ledger.json";
/// Largest document that is read from the archive.
const DOCUMENT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Options of `verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The archive that was downloaded (.zip).
    pub export: PathBuf,
    /// Key of the log (vkey), as its operator publishes it elsewhere. Without it, the key inside the
    /// archive is used, and the report says so.
    #[arg(long, value_name = "VKEY")]
    pub key: Option<String>,
}

/// Checks an archive. 0: everything is true; 1: something is false; 2: the archive cannot be read.
pub fn run(args: &Args) -> ExitCode {
    let speech = Speech::of_environment();
    match check(args) {
        Ok(report) => {
            let mut out = io::stdout().lock();
            // A closed pipe does not change what is true.
            let _ = told::print(&mut out, &report, &args.export, &speech);
            ExitCode::from(u8::from(!report.holds()))
        }
        Err(unread) => {
            let _ = writeln!(io::stderr(), "{}", unread.sentence(&args.export, &speech));
            ExitCode::from(2)
        }
    }
}

fn check(args: &Args) -> Result<Report, archive::Unread> {
    let mut archive = Archive::open(&args.export)?;
    let limit = u64::try_from(EXPORT_BYTES_MAX).unwrap_or(u64::MAX);
    // One byte more than the limit lets the verifier say that it is too long.
    let ledger = archive.read(LEDGER, limit.saturating_add(1)).ok_or(archive::Unread::NoLedger)?;
    let mut files = |path: &str| archive.read(path, DOCUMENT_BYTES_MAX);
    Ok(verify(&ledger, &mut files, args.key.as_deref()))
}

#[cfg(test)]
mod tests;
