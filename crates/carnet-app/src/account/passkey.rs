//! Passkeys (WebAuthn): added to an account, and opening it alone. The authenticator itself makes sure who holds it, by
//! a finger, a face or a PIN: two factors in one gesture.

mod add;
mod challenge;
mod enter;
mod party;
mod verify;

pub use add::{Adding, NewKey, add, begin, waiting};
pub use challenge::{Challenge, challenge};
pub use enter::{Proof, enter};
pub use party::Party;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use carnet_core::account::Account;
use carnet_core::id::OwnerId;

use crate::error::{Error, Kind};

/// One sentence for whatever is wrong with a passkey's answer: who sent it learns nothing of why.
fn refused(fault: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(Kind::Unauthenticated, "passkey.refused").because(fault)
}

fn bytes(base64url: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(base64url).ok()
}

/// How a passkey names the account it opens (§5.4.3): a number that says nothing of anybody.
fn handle(account: OwnerId) -> String {
    URL_SAFE_NO_PAD.encode(account.uuid().as_bytes())
}

/// The identifiers of an account's passkeys, as they are looked up.
pub(super) fn credentials(account: &Account) -> impl Iterator<Item = String> + '_ {
    account.factors.passkeys.iter().map(|key| key.credential.clone())
}
