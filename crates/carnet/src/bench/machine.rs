//! What the figures were measured on.

use std::path::Path;

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
