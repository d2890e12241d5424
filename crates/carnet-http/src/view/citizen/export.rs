//! Taking everything home.

use serde::Serialize;

use crate::page::View;

/// `GET /espace/export`; `POST /espace/export` answers with the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Export {
    /// How many documents it holds.
    pub documents: u64,
    /// How many lines of history.
    pub lines: u64,
    /// Size of the documents together.
    pub size_bytes: u64,
    /// Address of the verification key of this service's log, as one line to copy; none when the log has
    /// no public key yet.
    pub log_key: Option<String>,
}

impl View for Export {
    const TEMPLATE: &'static str = "citizen/export.html";
}
