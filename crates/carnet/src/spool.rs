//! Messages that leave: one JSON line each in a file the operator's gateway reads.

use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use carnet_app::outbox::{Keep, Message, Outbox, Undelivered};
use carnet_store::faults::{self, Point, Step, Subject};

use crate::config::{Config, StartError};

/// The file of messages that leave.
pub fn path(config: &Config) -> PathBuf {
    config.data.join("outbox.jsonl")
}

/// An outbox that appends to a file. A demonstration keeps what is there to show it again.
pub fn outbox(path: &Path, keep: Keep) -> Result<Outbox, StartError> {
    let file = OpenOptions::new().create(true).append(true).read(true).open(path);
    let mut file = file.map_err(StartError::system)?;
    end_last_line(&mut file).map_err(StartError::system)?;
    let file = Mutex::new(file);
    let outbox = Outbox::new(keep, move |message| append(&file, message));
    if keep == Keep::Recent {
        for message in read(path)? {
            outbox.restore(message);
        }
    }
    Ok(outbox)
}

fn append(file: &Mutex<File>, message: &Message) -> Result<(), Undelivered> {
    let undelivered = |error: &dyn std::fmt::Display| Undelivered(error.to_string());
    let mut line = serde_json::to_vec(message).map_err(|error| undelivered(&error))?;
    line.push(b'\n');
    let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
    // Durable before its task is said to be done: a message lost in a power cut would be lost for good.
    let step = |step| Point(Subject::Outbox, step);
    faults::step(step(Step::Write), || file.write_all(&line))
        .and_then(|()| faults::step(step(Step::Sync), || file.sync_data()))
        .map_err(|error| undelivered(&error))
}

/// A line cut short by a crash ends here, or the next message would be part of it.
fn end_last_line(file: &mut File) -> std::io::Result<()> {
    let mut last = [b'\n'];
    if file.metadata()?.len() > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    if last == [b'\n'] { Ok(()) } else { file.write_all(b"\n") }
}

fn read(path: &Path) -> Result<Vec<Message>, StartError> {
    let file = File::open(path).map_err(StartError::system)?;
    let lines = BufReader::new(file).lines().map_while(Result::ok);
    // A line cut short by a crash was never handed over.
    Ok(lines.filter_map(|line| serde_json::from_str(&line).ok()).collect())
}

#[cfg(test)]
mod tests {
    use carnet_app::outbox::Channel;

    use super::*;

    #[test]
    fn a_line_cut_by_a_crash_ends_before_the_next_message() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("outbox.jsonl");
        std::fs::write(&path, "{\"at\":\"2026-03").unwrap();
        let message = Message {
            at: jiff::Timestamp::UNIX_EPOCH,
            channel: Channel::Mail,
            to: "alice@exemple.fr".to_owned(),
            words: "message-code".to_owned(),
            args: Vec::new(),
        };
        for _ in 0..2 {
            outbox(&path, Keep::Nothing).unwrap().send(message.clone()).unwrap();
        }
        assert_eq!(read(&path).unwrap(), [message.clone(), message]);
    }
}
