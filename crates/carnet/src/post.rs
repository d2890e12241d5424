//! The postman: mails of the outbox, handed in order to the server that takes them.
//!
//! A message is in the outbox, durable, before anybody is told that it will leave. The postman remembers how far it has
//! come in a file beside the outbox: after a crash it goes on there, and at worst a mail of the last moment leaves twice,
//! under the same `Message-ID`. Messages of other roads are the operator's gateway's.

mod letterbox;
mod mark;
mod server;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use carnet_app::outbox::{Channel, Message};
use carnet_http::page::Words;
use futures_util::future::join_all;
use tokio::sync::watch;

use crate::config::{Config, StartError};
use letterbox::{Letterbox, Line};
use mark::Mark;
use server::{Handed, Server};

/// How long between two looks into an outbox that was empty.
const BEAT: Duration = Duration::from_millis(250);
/// How long to wait after a first failure, and at most.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_mins(5));
/// Mails on their way at once.
const ABREAST: usize = 16;

/// Takes mails from the outbox to their server.
pub struct Postman {
    letterbox: Letterbox,
    mark: Mark,
    server: Server,
    /// Handed over beyond the mark, since one before them is late.
    ahead: BTreeSet<u64>,
}

impl std::fmt::Debug for Postman {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Postman").finish_non_exhaustive()
    }
}

/// How a round ended.
enum Round {
    /// Nothing was there.
    Idle,
    /// What was there left.
    Done,
    /// Something is late: the server does not take it now.
    Late,
}

impl Postman {
    /// The postman of a service; none when no server takes its mails.
    ///
    /// # Errors
    /// A sender or a password that cannot be used.
    pub fn of(config: &Config, outbox: &Path) -> Result<Option<Self>, StartError> {
        let Some(smtp) = &config.smtp else { return Ok(None) };
        let words = Words::load().map_err(StartError::system)?;
        Ok(Some(Self {
            letterbox: Letterbox::new(outbox),
            mark: Mark::open(&outbox.with_extension("posted")).map_err(StartError::system)?,
            server: Server::new(smtp, &config.name, words)?,
            ahead: BTreeSet::new(),
        }))
    }

    /// Goes on its rounds until the service stops.
    pub async fn walk(mut self, mut stopped: watch::Receiver<()>) {
        let mut pause = PAUSES.0;
        loop {
            let wait = match self.round().await {
                Ok(Round::Done) => Duration::ZERO,
                Ok(Round::Idle) => BEAT,
                Ok(Round::Late) => {
                    let wait = pause;
                    pause = (pause * 2).min(PAUSES.1);
                    wait
                }
                Err(error) => {
                    tracing::error!(cause = %error, "the outbox could not be read");
                    PAUSES.1
                }
            };
            if wait <= BEAT {
                pause = PAUSES.0;
            }
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                _ = stopped.changed() => return,
            }
        }
    }

    /// Takes what is there, a few at a time, and remembers how far it came.
    async fn round(&mut self) -> std::io::Result<Round> {
        let lines = self.letterbox.after(self.mark.place(), ABREAST)?;
        if lines.is_empty() {
            return Ok(Round::Idle);
        }
        let waiting: Vec<&Line> =
            lines.iter().filter(|line| !self.ahead.contains(&line.begins)).collect();
        let handed = join_all(waiting.iter().map(|line| self.hand(line))).await;
        for (line, handed) in waiting.iter().zip(handed) {
            match handed {
                Handed::Taken => {
                    self.ahead.insert(line.begins);
                }
                Handed::Refused(code) => {
                    // The address is somebody's: it is in the outbox, not in the log.
                    tracing::warn!(place = line.begins, code, "a mail was refused for good");
                    self.ahead.insert(line.begins);
                }
                Handed::Later(code) => tracing::warn!(code, "the mail server takes nothing now"),
            }
        }
        let mut late = false;
        for line in &lines {
            if !self.ahead.remove(&line.begins) {
                late = true;
                break;
            }
            self.mark.advance(line.ends);
        }
        self.mark.keep()?;
        Ok(if late { Round::Late } else { Round::Done })
    }

    async fn hand(&self, line: &Line) -> Handed {
        match &line.message {
            Some(message @ Message { channel: Channel::Mail, .. }) => {
                self.server.hand(message, line.begins).await
            }
            // Another road, or a line cut short by a crash: nothing of it was promised to anybody.
            _ => Handed::Taken,
        }
    }
}
