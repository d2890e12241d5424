//! Messages that leave: one JSON line each in a file the operator's gateway reads.

use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use carnet_app::outbox::{Keep, Message, Outbox, Undelivered};

use crate::config::StartError;

/// An outbox that appends to a file. A demonstration keeps what is there to show it again.
pub fn outbox(path: &Path, keep: Keep) -> Result<Outbox, StartError> {
    let file = OpenOptions::new().create(true).append(true).open(path);
    let file = Mutex::new(file.map_err(StartError::system)?);
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
    file.write_all(&line).map_err(|error| undelivered(&error))
}

fn read(path: &Path) -> Result<Vec<Message>, StartError> {
    let file = File::open(path).map_err(StartError::system)?;
    let lines = BufReader::new(file).lines().map_while(Result::ok);
    // A line cut short by a crash was never handed over.
    Ok(lines.filter_map(|line| serde_json::from_str(&line).ok()).collect())
}
