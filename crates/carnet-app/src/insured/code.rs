//! Provisional codes: made, and turned into what is kept of them.

use aws_lc_rs::hmac;
use carnet_core::id::OwnerId;
use carnet_core::insured::{normal_code, shown_code};

use crate::context::Cx;
use crate::secret;

/// What is kept of a code: bound to the space, under a key that is not in the database. The code is normal
/// ([`normal_code`]).
pub fn code_hash(cx: &Cx, space: OwnerId, code: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret("provisional-code"));
    secret::hex(hmac::sign(&key, format!("{space}\n{code}").as_bytes()).as_ref())
}

/// What is kept of the last digits of an IBAN.
pub fn iban_hash(cx: &Cx, space: OwnerId, digits: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret("iban"));
    secret::hex(hmac::sign(&key, format!("{space}\n{digits}").as_bytes()).as_ref())
}

/// A new code that nobody can guess, as it is shown.
pub fn draw(cx: &Cx) -> String {
    shown_code(&cx.app.chance.bytes())
}

/// The code of one person in one campaign, as it is shown: the same however often it is asked for, so that a batch of
/// letters cut short is written again word for word.
pub(crate) fn of_campaign(cx: &Cx, campaign: OwnerId, space: OwnerId) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret("campaign-code"));
    let tag = hmac::sign(&key, format!("{campaign}\n{space}").as_bytes());
    let mut bytes = [0; 12];
    bytes.iter_mut().zip(tag.as_ref()).for_each(|(byte, from)| *byte = *from);
    shown_code(&bytes)
}

/// The hash of a code as it is shown.
pub(crate) fn hash_of_shown(cx: &Cx, space: OwnerId, shown: &str) -> String {
    code_hash(cx, space, &normal_code(shown).unwrap_or_default())
}
