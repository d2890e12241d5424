//! The configuration of a service: one TOML file, read once at start, unknown keys refused.

mod announcements;
mod smtp;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use carnet_http::{Announcement, ForwardedBy, Network, Proxies};
use serde::Deserialize;

pub use smtp::{Smtp, Tls};

/// What went wrong on the way to a running service; said in one line, on standard error.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The configuration file cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The configuration is not what it must be.
    #[error("{path}: {source}")]
    Invalid {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: Box<toml::de::Error>,
    },
    /// Something of the machine: a port in use, a folder that cannot be written.
    #[error("{0}")]
    System(String),
    /// The storage does not open.
    #[error("storage: {0}")]
    Store(#[from] carnet_store::StoreError),
    /// The key ring does not open.
    #[error("key ring: {0}")]
    KeyRing(#[from] carnet_store::KeyRingError),
    /// A use case failed.
    #[error("{0} (code {code})", code = .0.code)]
    App(#[from] carnet_app::Error),
}

impl StartError {
    /// A failure of the machine, in words.
    pub fn system(what: impl std::fmt::Display) -> Self {
        Self::System(what.to_string())
    }
}

/// The whole file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where to listen, `127.0.0.1:8080`.
    #[serde(default = "listen")]
    pub listen: SocketAddr,
    /// The address people type, without a final slash; `https://` makes cookies `Secure`.
    #[serde(default = "base_url")]
    pub base_url: String,
    /// Name of the service, in mails.
    #[serde(default = "name")]
    pub name: String,
    /// Telephone number of the support, on the pages where one may need it.
    #[serde(default)]
    pub support: Option<String>,
    /// Version of the terms in force: whoever accepted another is asked again.
    #[serde(default = "terms")]
    pub terms: String,
    /// Folder of everything that is not configured elsewhere.
    #[serde(default = "data")]
    pub data: PathBuf,
    /// Where rows and keys are; the embedded engine when absent.
    #[serde(default)]
    pub postgres: Option<Postgres>,
    /// Keys that are never in the database.
    #[serde(default)]
    pub key_ring: Option<PathBuf>,
    /// Last signed state of the transparency log; outside whatever is backed up.
    #[serde(default)]
    pub log_lock: Option<PathBuf>,
    /// The identity provider of professionals.
    #[serde(default)]
    pub provider: Option<Provider>,
    /// The server that takes our mails; without it they wait in the outbox, with all other messages.
    #[serde(default)]
    pub smtp: Option<Smtp>,
    /// The identity provider of citizens (FranceConnect+): the other way in, beside the card and the password.
    #[serde(default)]
    pub france_connect: Option<FranceConnect>,
    /// The proxies in front of the service, whose word on where a request comes from is believed.
    #[serde(default)]
    pub proxies: Option<ProxyList>,
    /// How many requests are served at once.
    #[serde(default = "concurrency")]
    pub concurrency: usize,
    /// What is announced on every page, and what is closed meanwhile.
    #[serde(default, deserialize_with = "announcements::read")]
    pub announcements: Vec<Announcement>,
}

/// `[postgres]`
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Postgres {
    /// Connection string of the rows.
    pub url: String,
    /// Connection string of the keys: another database, with its own short-lived backups.
    pub keys_url: String,
    /// Connections kept open.
    #[serde(default = "pool")]
    pub pool: usize,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Postgres([secret])")
    }
}

/// `[proxies]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProxyList {
    /// Their addresses, or blocks of addresses like `10.0.0.0/8`.
    #[serde(deserialize_with = "networks")]
    pub trusted: Vec<Network>,
    /// The one header they write: `x-forwarded-for` or `forwarded`.
    #[serde(default)]
    pub header: ForwardedBy,
}

fn networks<'de, D: serde::Deserializer<'de>>(read: D) -> Result<Vec<Network>, D::Error> {
    let texts = Vec::<String>::deserialize(read)?;
    let parse = |text: String| {
        text.parse().map_err(|error| serde::de::Error::custom(format!("{text}: {error}")))
    };
    texts.into_iter().map(parse).collect()
}

/// `[provider]` — OpenID Connect, as Pro Santé Connect.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Issuer.
    pub issuer: String,
    /// Our client identifier.
    pub client: String,
    /// Our secret.
    pub secret: String,
    /// Level required.
    #[serde(default = "level")]
    pub level: String,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Provider({})", self.issuer)
    }
}

/// `[france_connect]` — OpenID Connect, as FranceConnect+.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FranceConnect {
    /// Issuer.
    pub issuer: String,
    /// Our client identifier.
    pub client: String,
    /// Our secret.
    pub secret: String,
    /// Level asked for; that one or a higher one is required.
    #[serde(default = "citizen_level")]
    pub level: String,
}

impl std::fmt::Debug for FranceConnect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FranceConnect({})", self.issuer)
    }
}

fn citizen_level() -> String {
    "eidas2".to_owned()
}

fn listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8080))
}

fn base_url() -> String {
    "http://127.0.0.1:8080".to_owned()
}

fn name() -> String {
    "Carnet".to_owned()
}

fn terms() -> String {
    carnet_core::account::FIRST_TERMS.to_owned()
}

fn data() -> PathBuf {
    PathBuf::from("carnet-data")
}

const fn concurrency() -> usize {
    256
}

const fn pool() -> usize {
    8
}

fn level() -> String {
    "eidas1".to_owned()
}

impl Config {
    /// The defaults, for a laptop.
    pub fn local(listen: SocketAddr, data: &Path) -> Self {
        Self {
            listen,
            base_url: format!("http://{listen}"),
            name: name(),
            support: None,
            terms: terms(),
            data: data.to_owned(),
            postgres: None,
            key_ring: None,
            log_lock: None,
            provider: None,
            smtp: None,
            france_connect: None,
            proxies: None,
            concurrency: concurrency(),
            announcements: Vec::new(),
        }
    }

    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, StartError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| StartError::Unreadable { path: path.to_owned(), source })?;
        toml::from_str(&text).map_err(|source| StartError::Invalid {
            path: path.to_owned(),
            source: Box::new(source),
        })
    }

    /// Whose word is believed on where a request comes from.
    pub fn proxies(&self) -> Proxies {
        let listed = self.proxies.clone();
        listed.map_or_else(Proxies::default, |ProxyList { trusted, header }| Proxies {
            trusted,
            header,
        })
    }

    /// Where the key ring is.
    pub fn key_ring_path(&self) -> PathBuf {
        self.key_ring.clone().unwrap_or_else(|| self.data.join("key-ring"))
    }

    /// Where the log's lock is.
    pub fn log_lock_path(&self) -> PathBuf {
        self.log_lock.clone().unwrap_or_else(|| self.data.join("log-lock"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_refused() {
        assert!(toml::from_str::<Config>("name = \"x\"").is_ok());
        assert!(toml::from_str::<Config>("nom = \"x\"").is_err());
    }

    #[test]
    fn proxies_are_named_by_their_addresses() {
        let read = |text: &str| toml::from_str::<Config>(text).map(|config| config.proxies());
        assert!(read("").unwrap().trusted.is_empty());
        let two = "[proxies]\ntrusted = [\"10.0.0.0/8\", \"::1\"]\nheader = \"forwarded\"";
        assert_eq!(read(two).unwrap().trusted.len(), 2);
        assert!(read("[proxies]\ntrusted = [\"proxy.example\"]").is_err());
    }
}
