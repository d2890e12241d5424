//! What the figures were measured on.

use std::path::Path;
use std::time::Duration;

use serde::Serialize;

/// The machine, as Linux tells it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Machine {
    processor: String,
    cores: usize,
    memory_mb: Option<u64>,
    system: String,
    /// `release` or `debug`; figures of a debug build are no figures.
    build: &'static str,
    version: &'static str,
}

impl Machine {
    pub(super) fn this() -> Self {
        Self {
            processor: line("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".to_owned()),
            cores: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            memory_mb: kilobytes("/proc/meminfo", "MemTotal").map(|kilobytes| kilobytes / 1024),
            system: std::fs::read_to_string("/proc/sys/kernel/osrelease")
                .map_or_else(|_| std::env::consts::OS.to_owned(), |text| text.trim().to_owned()),
            build: if cfg!(debug_assertions) { "debug" } else { "release" },
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// In one line.
    pub(super) fn shown(&self) -> String {
        let memory = self.memory_mb.map_or_else(String::new, |mb| format!(", {mb} MB"));
        let Self { processor, cores, system, build, version, .. } = self;
        format!(
            "{processor}, {cores} cores{memory}, Linux {system}; carnet {version}, {build} build"
        )
    }
}

/// Memory this process holds, in megabytes.
pub(super) fn memory_mb() -> Option<u64> {
    kilobytes("/proc/self/status", "VmRSS").map(|kilobytes| kilobytes / 1024)
}

/// Processor time, in user and system, of every living thread of this process but those whose name begins so.
pub(super) fn processor_without(name: &str) -> Option<Duration> {
    /// What Linux counts processor time in, on every architecture we run on (`USER_HZ`).
    const TICKS_PER_SECOND: u64 = 100;
    let all = std::fs::read_to_string("/proc/self/stat").ok()?;
    let threads = std::fs::read_dir("/proc/self/task").ok()?.flatten();
    let stats =
        threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("stat")).ok());
    let theirs =
        stats.filter(|stat| stat.split_once('(').is_some_and(|(_, rest)| rest.starts_with(name)));
    // Of the whole process, so that threads that ended in between are counted.
    let ticks = ticks(&all)?.saturating_sub(theirs.filter_map(|stat| ticks(&stat)).sum());
    Some(Duration::from_millis(ticks * (1000 / TICKS_PER_SECOND)))
}

/// `utime` and `stime` of a line of `/proc/…/stat`, the 14th and 15th fields; the second may hold anything.
fn ticks(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let (user, system) = (fields.next()?.parse::<u64>().ok()?, fields.next()?.parse::<u64>().ok()?);
    Some(user + system)
}

/// Bytes of all files under a folder.
pub(super) fn bytes_under(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(meta) if meta.is_dir() => bytes_under(&entry.path()),
        Ok(meta) => meta.len(),
        Err(_) => 0,
    };
    entries.map(size).sum()
}

fn line(file: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let found = text.lines().find(|line| line.starts_with(name))?;
    found.split_once(':').map(|(_, value)| value.trim().to_owned())
}

fn kilobytes(file: &str, name: &str) -> Option<u64> {
    line(file, name)?.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_read_behind_a_name_with_brackets() {
        let stat = "71 (a (b) c) S 1 71 71 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 1 0 5 1000 100";
        assert_eq!(ticks(stat), Some(300));
        assert_eq!(ticks("71 (short) S 1"), None);
        assert!(processor_without("nobody is called so").is_some());
    }
}
