//! An authenticator that keeps passkeys and verifies whoever asks, in the browser itself.
//! <https://www.w3.org/TR/webauthn-3/#sctn-automation>

use serde_json::json;

use crate::browser::{Browser, expect};

impl Browser {
    /// Gives the browser such an authenticator, as a telephone with a finger on it.
    pub fn authenticator(&self) {
        let options = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
        });
        expect(self.session.post("/webauthn/authenticator", &options), "an authenticator");
    }
}
