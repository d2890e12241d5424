//! `carnet campaign run`: page by page, letters into print-ready files with a manifest, mails to the outbox.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use carnet_app::App;
use carnet_app::Settings;
use carnet_app::campaign::{announce, order, page};
use carnet_app::insured::roster;
use carnet_core::campaign::Batch;
use carnet_http::page::{Lang, Words};
use carnet_interop::letter;
use indicatif::{ProgressBar, ProgressStyle};
use sha2::{Digest as _, Sha256};

use crate::admin::say;
use crate::config::StartError;

/// Options of `campaign run`.
#[derive(Debug, clap::Args)]
pub(super) struct Run {
    /// Name of the campaign.
    name: String,
    /// Folder of the letters: one PDF for each page of a thousand persons, and `manifest.csv`.
    #[arg(long)]
    letters: PathBuf,
}

/// Tells everybody who was not told.
pub(super) async fn run(app: &Arc<App>, wanted: &Run) -> Result<(), StartError> {
    fs::create_dir_all(&wanted.letters).map_err(StartError::system)?;
    let campaign = order::by_name(&app.cx(), &wanted.name).await?;
    let pages = roster::pages(&app.cx(), &campaign.territory).await?;
    let done: BTreeSet<_> =
        order::sent(&app.cx(), &campaign).await?.into_iter().map(|batch| batch.id).collect();
    let words = Words::load().map_err(StartError::system)?;
    let bar = bar(pages.iter().map(|page| page.members.len()).sum());
    for roster in &pages {
        if !done.contains(&roster.id) {
            let cx = app.cx();
            if order::by_name(&cx, &wanted.name).await?.paused.is_some() {
                bar.finish_and_clear();
                say(&format!("{} paused", campaign.name));
                return Ok(());
            }
            let told = page::tell(&cx, &campaign, roster).await?;
            let file = match told.letters.as_slice() {
                [] => None,
                letters => {
                    let bytes = print(&words, app.settings(), letters)?;
                    let name = format!("{}-{}.pdf", campaign.name, roster.id.uuid().simple());
                    Some(write(&wanted.letters, &name, &bytes).map_err(StartError::system)?)
                }
            };
            page::finish(&cx, &campaign, roster, &told, file).await?;
        }
        bar.inc(u64::try_from(roster.members.len()).unwrap_or_default());
    }
    bar.finish_and_clear();
    let sent = order::sent(&app.cx(), &campaign).await?;
    manifest(&wanted.letters, &campaign.name, &sent).map_err(StartError::system)?;
    say(&total(&campaign.name, &sent));
    Ok(())
}

/// One print-ready file.
fn print(
    words: &Words,
    settings: &Settings,
    letters: &[announce::Letter],
) -> Result<Vec<u8>, StartError> {
    // French first; the fund's file does not say which language a person reads.
    let lang = Lang::Fr;
    let each =
        letters.iter().map(|told| carnet_http::letter::announcement(words, lang, settings, told));
    let each = each.collect::<Result<Vec<_>, _>>().map_err(StartError::system)?;
    let options = carnet_http::letter::options(words, lang).map_err(StartError::system)?;
    letter::write(&each, &options).map_err(StartError::system)
}

fn total(name: &str, sent: &[Batch]) -> String {
    let sum = |of: fn(&Batch) -> u32| sent.iter().map(|batch| u64::from(of(batch))).sum::<u64>();
    format!(
        "{name} letters={} mails={} settled={} unreachable={} moved={} erased={}",
        sum(|batch| batch.letters),
        sum(|batch| batch.mails),
        sum(|batch| batch.passed.settled),
        sum(|batch| batch.passed.unreachable),
        sum(|batch| batch.passed.moved),
        sum(|batch| batch.passed.erased),
    )
}

/// Writes a file that is there whole or not at all; gives its name and SHA-256.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<(String, String)> {
    let part = folder.join(format!("{name}.part"));
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&part, folder.join(name))?;
    File::open(folder)?.sync_all()?;
    let digest = Sha256::digest(bytes);
    Ok((name.to_owned(), carnet_app::secret::hex(&digest)))
}

/// What the printer checks before anything goes into an envelope.
fn manifest(folder: &Path, campaign: &str, sent: &[Batch]) -> std::io::Result<()> {
    let mut text = "file;letters;sha256\n".to_owned();
    for batch in sent {
        if let Some((file, digest)) = &batch.file {
            let _ = writeln!(text, "{file};{};{digest}", batch.letters);
        }
    }
    write(folder, &format!("{campaign}-manifest.csv"), text.as_bytes()).map(drop)
}

fn bar(persons: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(persons).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template(
        "campagne {bar:32} {pos}/{len} personnes, {elapsed}, reste {eta}",
    );
    // The template is a constant of ours: without it the default bar serves as well.
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}
