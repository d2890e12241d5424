//! Depositing a document in a patient's space.

use jiff::Timestamp;
use serde::Serialize;

use super::patient::Band;
use crate::page::View;
use crate::view::citizen::{KindGroup, Visibility};
use crate::view::field::FieldError;

/// `GET|POST /pro/patients/{space}/deposer` — multipart fields `type`, `titre`, `texte` or `fichier`,
/// `visibilite` (`visible`, `masque`, `annonce`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deposit {
    /// Who.
    pub band: Band,
    /// Types this profession may deposit, by drawer.
    pub kinds: Vec<KindGroup>,
    /// Title as typed.
    pub title: String,
    /// Text as typed.
    pub text: String,
    /// Visibility as chosen.
    pub visibility: Visibility,
    /// Largest file taken.
    pub limit_bytes: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Deposit {
    const TEMPLATE: &'static str = "practitioner/deposit.html";
}

/// `GET /pro/patients/{space}/deposer/{id}` — proof of a deposit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deposited {
    /// Who.
    pub band: Band,
    /// Title.
    pub title: String,
    /// Type in words.
    pub kind: String,
    /// When it was kept for good.
    pub at: Timestamp,
    /// SHA-256 of what was sent, hex.
    pub sha256: String,
    /// True when the patient is told later, once the author has announced it.
    pub waits: bool,
    /// Place of the line in the ledger of the space; none when the depositor may not know it.
    pub seq: Option<u64>,
    /// Where the document opens; none when the depositor may not read.
    pub href: Option<String>,
}

impl View for Deposited {
    const TEMPLATE: &'static str = "practitioner/deposited.html";
}
