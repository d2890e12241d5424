//! `[smtp]`: the server that takes our mails.

use std::path::PathBuf;

use serde::Deserialize;

/// `[smtp]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port; the usual one of the encryption when it is not given.
    #[serde(default)]
    pub port: Option<u16>,
    /// How the way to it is encrypted.
    #[serde(default)]
    pub tls: Tls,
    /// Address of the sender, `no-reply@example.org`; the name is the service's.
    pub from: String,
    /// Our name there, if it wants one.
    #[serde(default)]
    pub user: Option<String>,
    /// File whose first line is our password there.
    #[serde(default)]
    pub password_file: Option<PathBuf>,
}

/// How the way to the mail server is encrypted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tls {
    /// From the first byte (port 465).
    Implicit,
    /// After a greeting, mandatory (port 587).
    #[default]
    Starttls,
    /// Not at all: for a relay on this very machine (port 25).
    None,
}
