//! What a browser keeps once somebody opened their account in it: a proof of that, and nothing else.
//!
//! It opens nothing. It only gives that browser tries of its own, so that strangers who guess at a login cannot keep
//! its owner out («device cookies», OWASP).

use aws_lc_rs::hmac;
use carnet_core::account::Account;
use sha2::{Digest as _, Sha256};

use crate::context::Cx;
use crate::guard::Caller;
use crate::secret;

/// What a browser is given after a whole sign-in, and its name; the same again when it is known already.
pub(crate) fn given(cx: &Cx, account: &Account, caller: &Caller) -> (String, String) {
    if let (Some(name), Some(value)) = (known(cx, account, caller), &caller.device) {
        return (value.clone(), name);
    }
    let nonce = secret::token(&cx.app.chance);
    let proof = proof(cx, &account.login, &nonce);
    (format!("{nonce}.{proof}"), name_of(&nonce))
}

/// The name of a browser that proves that it opened the account of that login before.
pub(crate) fn proven(cx: &Cx, login: &str, caller: &Caller) -> Option<String> {
    let (nonce, proven) = caller.device.as_deref()?.split_once('.')?;
    secret::same(&proof(cx, login, nonce), proven).then(|| name_of(nonce))
}

/// The same, as long as its owner did not have it forgotten.
pub(crate) fn known(cx: &Cx, account: &Account, caller: &Caller) -> Option<String> {
    let name = proven(cx, &account.login, caller)?;
    account.devices.iter().any(|device| device.name == name).then_some(name)
}

/// What is shown and kept of a browser: never what it proves itself with.
fn name_of(nonce: &str) -> String {
    secret::hex(&Sha256::digest(nonce)).chars().take(24).collect()
}

fn proof(cx: &Cx, login: &str, nonce: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret("known-device"));
    let tag = hmac::sign(&key, format!("{nonce}\n{}", super::normal(login)).as_bytes());
    secret::hex(tag.as_ref())
}
