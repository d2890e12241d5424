//! System calls of the server, as `strace` writes them, and what they show.

use std::collections::BTreeMap;

/// One call that came to its end, at that place in the trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// The file, where the call names one.
    pub(crate) path: String,
    /// What it was given and what it answered.
    pub(crate) text: String,
    /// False when it failed.
    pub(crate) done: bool,
}

impl Call {
    /// True for a flush that made this file durable.
    fn makes_durable(&self, file: &str) -> bool {
        self.done
            && matches!(self.name.as_str(), "fsync" | "fdatasync")
            && self.path.ends_with(file)
    }

    /// The status of the answer whose first bytes it sends, if it does.
    pub(crate) fn answers(&self) -> Option<u16> {
        let (_, status) = self.text.split_once("\"HTTP/1.1 ")?;
        status.get(..3)?.parse().ok()
    }
}

/// Reads a trace of several threads. A call counts from the moment it came to its end; an answer from the moment it
/// began.
pub(crate) fn read(text: &str) -> Vec<Call> {
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    let mut calls = Vec::new();
    for line in text.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(start) = rest.strip_suffix("<unfinished ...>") {
            begun.insert(thread, start);
            if start.contains("\"HTTP/1.1 ") {
                calls.extend(call(start, ""));
            }
        } else if let Some(resumed) = rest.strip_prefix("<... ") {
            let Some(start) = begun.remove(thread) else { continue };
            if !start.contains("\"HTTP/1.1 ") {
                calls.extend(call(start, resumed));
            }
        } else {
            calls.extend(call(rest, ""));
        }
    }
    calls
}

fn call(start: &str, end: &str) -> Option<Call> {
    let (name, arguments) = start.split_once('(')?;
    let path = arguments.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    let text = format!("{start}{end}");
    let done = !text.contains(" = -1 ");
    let path = path.map(|(path, _)| path.to_owned()).unwrap_or_default();
    Some(Call { name: name.to_owned(), path, text, done })
}

/// What lies between the answer before and each answer with a status.
pub(crate) fn before_each_answer(calls: &[Call]) -> Vec<(u16, &[Call])> {
    let mut windows = Vec::new();
    let mut from = 0;
    for (place, call) in calls.iter().enumerate() {
        if let Some(status) = call.answers() {
            windows.push((status, &calls[from..place]));
            from = place + 1;
        }
    }
    windows
}

/// True when these files were made durable one after the other, in this order, each after it was last written to by
/// what comes before.
pub(crate) fn made_durable_in_order(calls: &[Call], files: &[&str]) -> bool {
    let mut rest = calls;
    files.iter().all(|file| {
        let written = rest.iter().position(|call| {
            call.done && call.name.starts_with("pwrite") && call.path.ends_with(file)
        });
        let Some(written) = written else { return false };
        let synced = rest[written..].iter().position(|call| call.makes_durable(file));
        let Some(synced) = synced else { return false };
        rest = &rest[written + synced + 1..];
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "\
7  pwrite64(9</d/content.db-wal>, \"x\"..., 4096, 0) = 4096
7  fdatasync(9</d/content.db-wal> <unfinished ...>
8  sendto(20<socket:[1]>, \"HTTP/1.1 200 OK\"..., 10, 0, NULL, 0) = 10
7  <... fdatasync resumed>) = 0
6  pwrite64(5</d/carnet.db-wal>, \"x\"..., 4096, 0) = 4096
6  fdatasync(5</d/carnet.db-wal>) = 0
8  writev(20<socket:[1]>, [{iov_base=\"HTTP/1.1 201 Created\"..., iov_len=9}], 1 <unfinished ...>
8  <... writev resumed>) = 9
";

    #[test]
    fn an_order_is_read_out_of_several_threads() {
        let calls = read(GOOD);
        let windows = before_each_answer(&calls);
        let statuses: Vec<u16> = windows.iter().map(|(status, _)| *status).collect();
        assert_eq!(statuses, [200, 201]);
        // The flush that began before the first answer came to its end after it.
        assert!(!made_durable_in_order(windows[0].1, &["content.db-wal"]));
        assert!(made_durable_in_order(&calls, &["content.db-wal", "carnet.db-wal"]));
        assert!(!made_durable_in_order(&calls, &["carnet.db-wal", "content.db-wal"]));
    }

    #[test]
    fn a_missing_or_failed_flush_is_seen() {
        let files = ["content.db-wal", "carnet.db-wal"];
        let without = GOOD.replace("6  fdatasync(5</d/carnet.db-wal>) = 0\n", "");
        assert!(!made_durable_in_order(&read(&without), &files));
        let failed =
            GOOD.replace("carnet.db-wal>) = 0", "carnet.db-wal>) = -1 EIO (Input/output error)");
        assert!(!made_durable_in_order(&read(&failed), &files));
    }
}
