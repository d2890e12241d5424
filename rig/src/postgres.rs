//! A private PostgreSQL cluster for the tests of one process.

use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::watchdog::Watchdog;
use crate::{programs, tally};

/// A running cluster with a data folder of its own, reachable by a socket only; stopped and removed on drop.
///
/// It answers as the superuser `postgres` without a password. It does not survive a power cut
/// (`fsync = off`): it proves behaviour, not durability.
#[derive(Debug)]
pub struct Cluster {
    programs: PathBuf,
    databases: AtomicU32,
    watchdog: Watchdog,
}

/// The cluster all tests of this process share, started at first use.
///
/// `None` when this machine has no PostgreSQL and `CARNET_TEST_REQUIRE` does not name `postgres`; the test
/// then returns early.
pub fn shared() -> Option<&'static Cluster> {
    static SHARED: OnceLock<Option<Cluster>> = OnceLock::new();
    SHARED
        .get_or_init(|| {
            programs::or_skip("postgres", programs::postgres_folder()).map(Cluster::with)
        })
        .as_ref()
}

impl Cluster {
    /// Starts a cluster of its own, for a test that stops it or changes its settings; others use [`shared`].
    ///
    /// # Panics
    /// When PostgreSQL is missing or does not start.
    pub fn start() -> Self {
        Self::with(
            programs::postgres_folder().expect("PostgreSQL is installed (Debian: `postgresql`)"),
        )
    }

    fn with(programs: PathBuf) -> Self {
        let mut command = if std::fs::metadata("/proc/self").is_ok_and(|us| us.uid() == 0) {
            // PostgreSQL refuses to run as root; Debian's package makes the user `postgres`.
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "--", "sh"]);
            command.env_remove("TMPDIR");
            command
        } else {
            Command::new("sh")
        };
        command.args(["-c", include_str!("postgres.sh"), "carnet-postgres"]).arg(&programs);
        Self { watchdog: Watchdog::start(command), programs, databases: AtomicU32::new(0) }
    }

    /// Makes a fresh empty database and gives its connection string (`host=… user=postgres dbname=…`).
    ///
    /// # Panics
    /// When the server refuses.
    pub fn database(&self, name: &str) -> String {
        let number = self.databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("{name}_{number}");
        self.run(&self.url("postgres"), &format!("CREATE DATABASE \"{name}\" TEMPLATE template0"));
        tally::mark("postgres", &name);
        self.url(&name)
    }

    /// Runs one SQL command with `psql` and gives its rows, columns parted by `|`.
    ///
    /// # Panics
    /// When the command fails.
    pub fn run(&self, url: &str, sql: &str) -> String {
        let output = Command::new(self.programs.join("psql"))
            .args([
                "--no-psqlrc",
                "--quiet",
                "--no-align",
                "--tuples-only",
                "-v",
                "ON_ERROR_STOP=1",
            ])
            .args(["-c", sql, "-d", url])
            .output()
            .expect("psql starts");
        assert!(output.status.success(), "{sql}\n{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    /// The whole of a database as text, as `pg_dump` writes it.
    ///
    /// # Panics
    /// When the command fails.
    pub fn dump(&self, url: &str) -> Vec<u8> {
        let output = Command::new(self.programs.join("pg_dump"))
            .args(["-d", url])
            .output()
            .expect("pg_dump starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// The folder of the server's socket, data and log.
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(&self.watchdog.ready)
    }

    fn url(&self, database: &str) -> String {
        format!("host={} user=postgres dbname={database}", self.watchdog.ready)
    }
}
