//! Client data: what the browser was asked, by which page.

use serde::Deserialize;

use super::Fault;

/// What a browser was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ceremony {
    /// A new passkey.
    Create,
    /// A proof by one there is.
    Get,
}

impl Ceremony {
    const fn kind(self) -> &'static str {
        match self {
            Self::Create => "webauthn.create",
            Self::Get => "webauthn.get",
        }
    }
}

/// `CollectedClientData` (§5.8.1).
#[derive(Debug, Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
}

/// Judges client data (§7.1 and §7.2): this ceremony, this challenge in Base64url, this site.
///
/// # Errors
/// [`Fault`].
pub fn client(json: &[u8], ceremony: Ceremony, challenge: &str, origin: &str) -> Result<(), Fault> {
    let said: ClientData = serde_json::from_slice(json).map_err(|_| Fault::Client)?;
    if said.kind != ceremony.kind() {
        return Err(Fault::Ceremony);
    }
    if challenge.is_empty() || said.challenge != challenge {
        return Err(Fault::Challenge);
    }
    if said.origin != origin {
        return Err(Fault::Origin);
    }
    if said.cross_origin { Err(Fault::Framed) } else { Ok(()) }
}
