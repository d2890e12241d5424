//! The ways in, and what must hold of each.

mod documents;
mod ledger;
mod requests;
mod tokens;

use crate::Outcome;

/// One way in.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, and the folder of its seeds.
    pub name: &'static str,
    /// Reads the bytes; panics when what must hold does not.
    pub run: fn(&[u8]) -> Outcome,
}

/// Every way in.
pub const TARGETS: &[Target] = &[
    Target { name: "cda", run: documents::cda },
    Target { name: "pdf", run: documents::pdf },
    Target { name: "picture", run: documents::picture },
    Target { name: "bundle", run: requests::bundle },
    Target { name: "patch", run: requests::patch },
    Target { name: "search", run: requests::search },
    Target { name: "words", run: requests::words },
    Target { name: "multipart", run: requests::multipart },
    Target { name: "cookie", run: requests::cookie },
    Target { name: "address", run: requests::address },
    Target { name: "jwt", run: tokens::jwt },
    Target { name: "claims", run: tokens::claims },
    Target { name: "passkey", run: tokens::passkey },
    Target { name: "tile", run: ledger::tile },
    Target { name: "proof", run: ledger::proof },
    Target { name: "export", run: ledger::export },
];

/// The way in of that name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
