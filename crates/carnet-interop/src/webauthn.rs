//! What a browser says of a passkey, read and judged in everything but the signature.
//! <https://www.w3.org/TR/webauthn-3/>
//!
//! Attestations are not asked for and not looked at: whoever adds a passkey to their own account may use whichever
//! authenticator they trust.

mod authenticator;
mod cbor;
mod client;
mod key;

pub use authenticator::{Authenticator, Backup, Credential, authenticator};
pub use client::{Ceremony, client};
pub use key::PublicKey;

/// Why an answer of a browser is worth nothing. For the log: who sent it hears one sentence, whatever it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The client data are not what they must be.
    #[error("the client data cannot be read")]
    Client,
    /// It answers another question.
    #[error("an answer to another ceremony")]
    Ceremony,
    /// It answers another challenge.
    #[error("an answer to another challenge")]
    Challenge,
    /// It was given to another site.
    #[error("an answer given to another site")]
    Origin,
    /// It was given inside a page of another site.
    #[error("an answer given inside another site")]
    Framed,
    /// Not CBOR, or not what must be in it.
    #[error("the attestation object cannot be read")]
    Attestation,
    /// The authenticator's data are cut, or too long.
    #[error("the authenticator data cannot be read")]
    Data,
    /// A passkey of another site.
    #[error("a passkey of another site")]
    Party,
    /// Nobody touched the authenticator, or it did not make sure who did.
    #[error("nobody was verified")]
    Unverified,
    /// Backed up, and not to be.
    #[error("the backup flags contradict each other")]
    Backup,
    /// No credential where there must be one.
    #[error("no credential")]
    Credential,
    /// A key of a kind that was not asked for, or none at all.
    #[error("not a key that was asked for")]
    Key,
}

#[cfg(test)]
mod tests;
