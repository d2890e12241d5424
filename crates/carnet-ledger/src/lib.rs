//! The ledger: what makes the history of a space provable to its owner.
//!
//! Three nested proofs, each a module a reader can take alone:
//!
//! 1. [`chain`] — every line of one owner is hashed over the one before it: no change, no gap.
//! 2. [`merkle`] — the keyed commitments ([`leaf`]) of all lines of all owners are the leaves of one
//!    RFC 6962 tree, published as C2SP `tlog-tiles`.
//! 3. [`checkpoint`] — the tree's root is signed as a C2SP `tlog-checkpoint`; [`lock`] keeps the
//!    signer from ever signing two histories.
//!
//! [`export`] is what the owner downloads; [`verify`] checks it offline, trusting nobody but a key.
//!
//! Pure: bytes in, bytes out. No file, no clock, no randomness, nothing of Carnet's other crates.

pub mod chain;
pub mod checkpoint;
pub mod export;
pub mod hash;
pub mod leaf;
pub mod lock;
pub mod merkle;
pub mod note;
pub mod verify;
