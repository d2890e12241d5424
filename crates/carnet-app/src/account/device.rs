//! What a browser keeps once somebody opened their account in it: a proof of that, and nothing else.
//!
//! It opens nothing. It only gives that browser tries of its own, so that strangers who guess at a login cannot keep
//! its owner out («device cookies», OWASP).

use aws_lc_rs::hmac;

use crate::context::Cx;
use crate::guard::Caller;
use crate::secret;

/// The value a browser is given after a whole sign-in.
pub(crate) fn value(cx: &Cx, login: &str) -> String {
    let nonce = secret::token(&cx.app.chance);
    let proof = proof(cx, login, &nonce);
    format!("{nonce}.{proof}")
}

/// The name of that browser, when it opened the account of that login before.
pub(crate) fn known(cx: &Cx, login: &str, caller: &Caller) -> Option<String> {
    let (nonce, proven) = caller.device.as_deref()?.split_once('.')?;
    secret::same(&proof(cx, login, nonce), proven).then(|| nonce.to_owned())
}

fn proof(cx: &Cx, login: &str, nonce: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret("known-device"));
    let tag = hmac::sign(&key, format!("{nonce}\n{}", super::normal(login)).as_bytes());
    secret::hex(tag.as_ref())
}
