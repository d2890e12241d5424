//! Secrets of other rooms, derived from the key ring, so that every process of a service agrees on them.

use aws_lc_rs::hmac;

use crate::store::Store;

impl Store {
    /// A secret for one use, named by a label (HMAC-SHA-256 of the label under the ring's index key).
    pub fn secret(&self, label: &str) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.keys().ring().index());
        let tag = hmac::sign(&key, format!("carnet/derived/{label}").as_bytes());
        let mut secret = [0; 32];
        secret.copy_from_slice(tag.as_ref());
        secret
    }
}
