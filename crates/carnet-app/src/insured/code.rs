//! What is kept of a provisional code: a keyed hash, bound to the space it was given for.

use aws_lc_rs::hmac;
use carnet_core::id::OwnerId;

use crate::context::Cx;
use crate::secret;

/// The hash kept of a code of that space, hexadecimal. `normal_code` as [`carnet_core::insured::normal_code`]
/// makes it.
///
/// Sixty bits are not enough for a plain hash once the storage is stolen; the key is not in it.
pub fn code_hash(cx: &Cx, space: OwnerId, normal_code: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret("provisional-code"));
    let tag = hmac::sign(&key, format!("{space}\n{normal_code}").as_bytes());
    secret::hex(tag.as_ref())
}
