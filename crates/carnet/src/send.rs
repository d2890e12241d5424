//! `carnet send` — deposits CDA R2 documents over the API of a Carnet, or of any PDSm server that follows
//! SMART Backend Services. It resumes where it stopped, and says of each file what became of it.

mod answer;
mod client;
mod journal;
pub(crate) mod key;
mod outcome;
mod report;
pub(crate) mod source;
pub(crate) mod words;

use std::collections::VecDeque;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

use client::{Answer, Client, Stop};
use journal::{Entry, Journal};
use key::SigningKey;
use outcome::Outcome;
use report::Report;
use source::{Previous, Ready, Unready};
use words::{Phrase, Speech};

/// What the server answers when it does not know the version a document replaces.
const REPLACES_UNKNOWN: &str = "doc.replaces-unknown";

const NOTHING: Phrase = Phrase::new(
    "Aucun fichier à envoyer : donnez des fichiers, ou des dossiers qui contiennent des fichiers .xml.",
    "No file to send: give files, or folders that hold .xml files.",
);
const KEY_UNREADABLE: Phrase = Phrase::new(
    "La clé {} ne peut pas être lue : il faut une clé privée P-384, en PEM ou en JWK (voir « carnet admin keygen »).",
    "The key {} cannot be read: a private key of P-384 is needed, as PEM or JWK (see “carnet admin keygen”).",
);
const JOURNAL_FAILED: Phrase = Phrase::new(
    "Le journal {} ne peut pas être écrit ({}). Rien de plus n'est envoyé.",
    "The journal {} cannot be written ({}). Nothing more is sent.",
);
const UNREACHABLE: Phrase = Phrase::new(
    "Le serveur ne répond pas comme attendu ({}). Vérifiez l'adresse et le réseau, puis relancez la même commande : elle reprendra où elle s'est arrêtée.",
    "The server does not answer as expected ({}). Check the address and the network, then run the same command again: it goes on where it stopped.",
);
const TURNED_AWAY: Phrase =
    Phrase::new("Le serveur refuse ce client [{}]. {}", "The server refuses this client [{}]. {}");
const STOPPED: Phrase = Phrase::new("Arrêt avant cet envoi.", "Stopped before this one.");

/// Options of `send`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// CDA files, or folders whose .xml files are taken.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Address of the service, like `https://carnet.example.fr`
    #[arg(long)]
    pub to: String,
    /// Client identifier, as registered by the operator.
    #[arg(long)]
    pub client: String,
    /// Private key of the client (PEM or JWK, P-384).
    #[arg(long)]
    pub key: PathBuf,
    /// Name of the key, when it is not in its file [default: key-1].
    #[arg(long)]
    pub kid: Option<String>,
    /// What was sent is written here; a run that was interrupted resumes from it.
    #[arg(long, default_value = "carnet-send.jsonl")]
    pub journal: PathBuf,
}

/// Sends the files. 0: all are in; 1: some were refused; 2: the command or the network is at fault.
pub async fn run(args: Args) -> ExitCode {
    let speech = Speech::of_environment();
    match send(&args, &speech).await {
        Ok(report) => {
            let mut out = io::stdout().lock();
            // A closed pipe does not change what was sent.
            let _ = report.print(&mut out, &speech, &shown(&args.journal));
            report.exit()
        }
        Err(sentence) => {
            let _ = writeln!(io::stderr(), "{sentence}");
            ExitCode::from(2)
        }
    }
}

/// A file whose turn comes.
struct Turn {
    path: PathBuf,
    /// Put back once already, behind the others: the version it replaces may be among them.
    again: bool,
}

async fn send(args: &Args, speech: &Speech) -> Result<Report, String> {
    let files = source::gather(&args.files);
    if files.is_empty() {
        return Err(speech.say(NOTHING, &[]));
    }
    let key = std::fs::read_to_string(&args.key)
        .ok()
        .and_then(|text| SigningKey::read(&text, args.kid.as_deref()).ok())
        .ok_or_else(|| speech.say(KEY_UNREADABLE, &[&shown(&args.key)]))?;
    let to = client::base_of(&args.to);
    let journal = Journal::open(&args.journal, &to).map_err(|error| {
        speech.say(JOURNAL_FAILED, &[&shown(&args.journal), &error.to_string()])
    })?;
    let client = Client::discover(&to, &args.client, key, speech.lang)
        .await
        .map_err(|stop| sentence(&stop, speech))?;
    let bar = bar(files.len());
    let mut sender = Sender { client, journal, to, speech, bar, report: Report::default() };
    let done = sender.send_all(files).await;
    sender.bar.finish_and_clear();
    done.map_err(|error| speech.say(JOURNAL_FAILED, &[&shown(&args.journal), &error.to_string()]))?;
    Ok(sender.report)
}

struct Sender<'a> {
    client: Client,
    journal: Journal,
    to: String,
    speech: &'a Speech,
    bar: ProgressBar,
    report: Report,
}

impl Sender<'_> {
    async fn send_all(&mut self, files: Vec<PathBuf>) -> io::Result<()> {
        let mut turns: VecDeque<Turn> =
            files.into_iter().map(|path| Turn { path, again: false }).collect();
        while let Some(turn) = turns.pop_front() {
            let others = !turns.is_empty();
            match self.send_one(&turn, others).await? {
                Step::Done => {}
                Step::Later => turns.push_back(Turn { again: true, ..turn }),
                Step::Stop => {
                    let sentence = self.speech.say(STOPPED, &[]);
                    for turn in turns.drain(..) {
                        let outcome = Outcome::Unsent { sentence: sentence.clone() };
                        self.report.add(shown(&turn.path), outcome);
                    }
                }
            }
        }
        Ok(())
    }

    async fn send_one(&mut self, turn: &Turn, others: bool) -> io::Result<Step> {
        let bytes = match std::fs::read(&turn.path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.note(turn, String::new(), None, self.unready(&Unready::from(error)))?;
                return Ok(Step::Done);
            }
        };
        let sha256 = source::sha256(&bytes);
        if let Some(outcome) = self.journal.sent(&sha256).cloned() {
            self.report.earlier += 1;
            self.tell(turn, outcome);
            return Ok(Step::Done);
        }
        let ready = match Ready::from_bytes(bytes) {
            Ok(ready) => ready,
            Err(error) => {
                self.note(turn, sha256, None, self.unready(&error))?;
                return Ok(Step::Done);
            }
        };
        let unique_id = Some(ready.unique_id().to_owned());
        match self.deposit(&ready, others && !turn.again).await {
            Ok(None) => Ok(Step::Later),
            Ok(Some(outcome)) => {
                self.note(turn, sha256, unique_id, outcome)?;
                Ok(Step::Done)
            }
            Err(stop) => {
                let outcome = Outcome::Unsent { sentence: sentence(&stop, self.speech) };
                self.note(turn, sha256, unique_id, outcome)?;
                Ok(Step::Stop)
            }
        }
    }

    /// Deposits a document; none when the version it replaces may still come.
    async fn deposit(&mut self, ready: &Ready, may_wait: bool) -> Result<Option<Outcome>, Stop> {
        let outcome = match self.client.deposit(&ready.body(Previous::Named)).await? {
            Answer::Created if ready.replaces() => Outcome::Replaced,
            Answer::Created => Outcome::Deposited,
            Answer::Already => Outcome::Already,
            Answer::Refused(refusal) if refusal.code == REPLACES_UNKNOWN && ready.replaces() => {
                if may_wait {
                    return Ok(None);
                }
                return Ok(Some(self.deposit_alone(ready).await?));
            }
            Answer::Refused(refusal) => refused(refusal),
        };
        Ok(Some(outcome))
    }

    /// Deposits a new version whose previous one is not there.
    async fn deposit_alone(&mut self, ready: &Ready) -> Result<Outcome, Stop> {
        Ok(match self.client.deposit(&ready.body(Previous::Left)).await? {
            Answer::Created => Outcome::WithoutPrevious,
            Answer::Already => Outcome::Already,
            Answer::Refused(refusal) => refused(refusal),
        })
    }

    fn unready(&self, error: &Unready) -> Outcome {
        let arguments = Speech::arguments(error.arguments());
        let sentence = self.speech.error(error.code(), &arguments);
        Outcome::Refused { code: error.code().to_owned(), sentence }
    }

    /// Writes in the journal, then tells.
    fn note(
        &mut self,
        turn: &Turn,
        sha256: String,
        unique_id: Option<String>,
        outcome: Outcome,
    ) -> io::Result<()> {
        self.journal.write(&Entry {
            at: client::now(),
            to: self.to.clone(),
            file: shown(&turn.path),
            sha256,
            unique_id,
            outcome: outcome.clone(),
        })?;
        self.tell(turn, outcome);
        Ok(())
    }

    fn tell(&mut self, turn: &Turn, outcome: Outcome) {
        let file = shown(&turn.path);
        if self.bar.is_hidden() {
            for line in report::shown(&file, &outcome, self.speech) {
                let _ = writeln!(io::stderr(), "{line}");
            }
        }
        self.bar.inc(1);
        self.bar.set_message(file.clone());
        self.report.add(file, outcome);
    }
}

/// What comes after a file.
enum Step {
    Done,
    Later,
    Stop,
}

fn refused(refusal: answer::Refusal) -> Outcome {
    Outcome::Refused { code: refusal.code, sentence: refusal.sentence }
}

fn sentence(stop: &Stop, speech: &Speech) -> String {
    match stop {
        Stop::Unreachable(why) => speech.say(UNREACHABLE, &[why]),
        Stop::Refused(refusal) => speech.say(TURNED_AWAY, &[&refusal.code, &refusal.sentence]),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A bar on a terminal; elsewhere each file has its line.
fn bar(files: usize) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
    let style = "{bar:32} {pos}/{len}  {elapsed}  {wide_msg}";
    // The template is a constant of ours: without it the default bar serves as well.
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    bar
}

#[cfg(test)]
mod tests;
