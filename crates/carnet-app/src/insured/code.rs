//! Provisional codes: made, and turned into what is kept of them.

use aws_lc_rs::hmac;
use carnet_core::id::OwnerId;
use carnet_core::insured::{normal_code, shown_code};

use crate::context::Cx;
use crate::secret;

/// What is kept of a code: bound to the space, under a key that is not in the database. The code is normal
/// ([`normal_code`]).
pub fn code_hash(cx: &Cx, space: OwnerId, code: &str) -> String {
    secret::hex(keyed(cx, "provisional-code", &format!("{space}\n{code}")).as_ref())
}

/// A text under a key that every process of the service derives, and no database holds.
fn keyed(cx: &Cx, label: &str, text: &str) -> hmac::Tag {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret(label));
    hmac::sign(&key, text.as_bytes())
}

/// What is kept of the last digits of an IBAN.
pub fn iban_hash(cx: &Cx, space: OwnerId, digits: &str) -> String {
    secret::hex(keyed(cx, "iban", &format!("{space}\n{digits}")).as_ref())
}

/// A new code that nobody can guess, as it is shown.
pub(crate) fn draw(cx: &Cx) -> String {
    shown_code(&cx.app.chance.bytes())
}

/// The code of one person in one campaign, as it is shown: the same however often it is asked for, so that a batch of
/// letters cut short is written again word for word.
pub(crate) fn of_campaign(cx: &Cx, campaign: OwnerId, space: OwnerId) -> String {
    let tag = keyed(cx, "campaign-code", &format!("{campaign}\n{space}"));
    let mut bytes = [0; 12];
    bytes.iter_mut().zip(tag.as_ref()).for_each(|(byte, from)| *byte = *from);
    shown_code(&bytes)
}

/// The hash of a code as it is shown.
pub(crate) fn hash_of_shown(cx: &Cx, space: OwnerId, shown: &str) -> String {
    code_hash(cx, space, &normal_code(shown).unwrap_or_default())
}
