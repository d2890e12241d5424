//! Installs what the tests need and the machine lacks: PostgreSQL, Chromium with its driver, strace, a mail server, axe-core and
//! html-validate.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use crate::run::{Outcome, finish, is_installed, program, root};

/// The releases that judge pages; they are fetched, not vendored, each into its folder under `target/`, where
/// `rig` finds it.
const JUDGES: [Package; 2] = [
    Package { folder: "axe", name: "axe-core", version: "4.14.1" },
    Package { folder: "html-validate", name: "html-validate", version: "10.17.0" },
];

/// A package of npm.
struct Package {
    folder: &'static str,
    name: &'static str,
    version: &'static str,
}

/// Read by Debian's PostgreSQL package while it installs: without it, it would start a server of its own.
const NO_SYSTEM_CLUSTER: &str = "/etc/postgresql-common/createcluster.d/carnet-tests.conf";

/// Makes sure all is there, installing Debian packages when we are root.
///
/// # Errors
/// Says the exact line to type when we may not install.
pub(crate) fn ensure() -> Outcome {
    let missing = missing_packages();
    if !missing.is_empty() {
        install(&missing)?;
        let missing = missing_packages();
        if !missing.is_empty() {
            return Err(format!("still missing after the installation: {}", missing.join(" ")));
        }
    }
    judges()
}

/// Installs what judges pages.
pub(crate) fn judges() -> Outcome {
    JUDGES.iter().try_for_each(Package::install)
}

impl Package {
    fn install(&self) -> Outcome {
        let Self { folder, name, version } = self;
        let folder = root().join("target").join(folder);
        let manifest = folder.join("node_modules").join(name).join("package.json");
        let installed = std::fs::read_to_string(manifest);
        if installed.is_ok_and(|json| json.contains(&format!("\"version\": \"{version}\""))) {
            return Ok(());
        }
        std::fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let quiet = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
        let mut npm = program("npm", &quiet);
        npm.arg("--prefix").arg(&folder).arg(format!("{name}@{version}"));
        finish(npm)
    }
}

fn missing_packages() -> Vec<&'static str> {
    let browser =
        ["chromium", "chromium-browser", "google-chrome"].iter().any(|name| is_installed(name));
    [
        ("postgresql", has_postgres()),
        ("chromium", browser),
        ("fonts-liberation", browser),
        ("chromium-driver", is_installed("chromedriver")),
        ("npm", is_installed("npm")),
        ("strace", is_installed("strace")),
        ("python3-aiosmtpd", is_installed("aiosmtpd")),
    ]
    .into_iter()
    .filter_map(|(package, present)| (!present).then_some(package))
    .collect()
}

fn has_postgres() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    is_installed("initdb")
        || versions.into_iter().any(|one| one.path().join("bin/initdb").is_file())
}

fn install(packages: &[&str]) -> Outcome {
    let line = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    let root = std::fs::metadata("/proc/self").is_ok_and(|us| us.uid() == 0);
    if !root || !is_installed("apt-get") {
        return Err(format!(
            "The tests need programs that are not installed. Type:\n\n  sudo {line}\n"
        ));
    }
    finish(program("apt-get", &["update", "--quiet"]))?;
    without_system_cluster(|| {
        let mut words = line.split(' ');
        let name = words.next().unwrap_or_default();
        let mut command = program(name, &words.collect::<Vec<_>>());
        command.env("DEBIAN_FRONTEND", "noninteractive");
        finish(command)
    })
}

/// Runs an installation during which PostgreSQL's package makes no cluster: tests start their own.
fn without_system_cluster(installation: impl FnOnce() -> Outcome) -> Outcome {
    let file = Path::new(NO_SYSTEM_CLUSTER);
    let folder = file.parent().unwrap_or(file);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(file, "create_main_cluster = false\n"))
        .map_err(|error| format!("{}: {error}", file.display()))?;
    let outcome = installation();
    std::fs::remove_file(file).map_err(|error| format!("{}: {error}", file.display()))?;
    outcome
}
