//! Authenticator data (§6.1): for which site, how sure, how often, and for a new passkey its key.

use ciborium::Value;

use super::{Fault, PublicKey, cbor};

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const ELIGIBLE: u8 = 1 << 3;
const BACKED_UP: u8 = 1 << 4;
const HAS_CREDENTIAL: u8 = 1 << 6;
const HAS_EXTENSIONS: u8 = 1 << 7;
/// Longest identifier of a credential (§7.1, step 25).
const CREDENTIAL_LEN_MAX: usize = 1023;

/// Whether a passkey may leave its authenticator (§6.1.3). It never changes between the two first kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backup {
    /// It stays where it was made.
    Bound,
    /// It may be copied to the owner's other devices, and is not yet.
    Eligible,
    /// It is.
    Done,
}

/// A new passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its identifier.
    pub id: Vec<u8>,
    /// Its public key.
    pub key: PublicKey,
    /// The same as it came, `COSE_Key`.
    pub cose: Vec<u8>,
}

/// What an authenticator says. Somebody was present, and verified: it is not read otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authenticator {
    /// How often it signed; 0 when it does not count.
    pub counter: u32,
    /// Whether the passkey may leave it.
    pub backup: Backup,
    /// The new passkey, where one was asked for.
    pub credential: Option<Credential>,
}

impl Authenticator {
    /// Reads the attestation object of a new passkey (§6.5): the statement in it is not looked at.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn of_attestation(object: &[u8], party: &[u8; 32]) -> Result<(Self, Credential), Fault> {
        let map = cbor::whole_map(object).ok_or(Fault::Attestation)?;
        let part = |name: &str| cbor::one(&map, &Value::from(name));
        let shaped = part("fmt").is_some_and(Value::is_text) && part("attStmt").is_some();
        let data = part("authData").and_then(Value::as_bytes).filter(|_| shaped);
        let read = authenticator(data.ok_or(Fault::Attestation)?, party)?;
        let credential = read.credential.clone().ok_or(Fault::Credential)?;
        Ok((read, credential))
    }
}

/// Reads authenticator data; `party` is the SHA-256 of the site's name.
///
/// # Errors
/// [`Fault`].
pub fn authenticator(bytes: &[u8], party: &[u8; 32]) -> Result<Authenticator, Fault> {
    let (of, rest) = bytes.split_at_checked(32).ok_or(Fault::Data)?;
    let (flags, rest) = rest.split_first().ok_or(Fault::Data)?;
    let (counter, rest) = rest.split_first_chunk::<4>().ok_or(Fault::Data)?;
    if of != party {
        return Err(Fault::Party);
    }
    let has = |flag: u8| flags & flag != 0;
    if !(has(PRESENT) && has(VERIFIED)) {
        return Err(Fault::Unverified);
    }
    let backup = match (has(ELIGIBLE), has(BACKED_UP)) {
        (false, false) => Backup::Bound,
        (true, false) => Backup::Eligible,
        (true, true) => Backup::Done,
        (false, true) => return Err(Fault::Backup),
    };
    let (credential, rest) = if has(HAS_CREDENTIAL) {
        let (credential, rest) = credential(rest)?;
        (Some(credential), rest)
    } else {
        (None, rest)
    };
    let over = if has(HAS_EXTENSIONS) { cbor::whole_map(rest).is_some() } else { rest.is_empty() };
    if !over {
        return Err(Fault::Data);
    }
    Ok(Authenticator { counter: u32::from_be_bytes(*counter), backup, credential })
}

/// Attested credential data (§6.5.1).
fn credential(bytes: &[u8]) -> Result<(Credential, &[u8]), Fault> {
    let (_model, rest) = bytes.split_at_checked(16).ok_or(Fault::Data)?;
    let (length, rest) = rest.split_first_chunk::<2>().ok_or(Fault::Data)?;
    let length = usize::from(u16::from_be_bytes(*length));
    let (id, rest) = rest.split_at_checked(length).ok_or(Fault::Data)?;
    if id.is_empty() || id.len() > CREDENTIAL_LEN_MAX {
        return Err(Fault::Credential);
    }
    let (_, after) = cbor::item(rest).ok_or(Fault::Key)?;
    let cose = rest.get(..rest.len() - after.len()).ok_or(Fault::Key)?;
    let key = PublicKey::of_cose(cose)?;
    Ok((Credential { id: id.to_vec(), key, cose: cose.to_vec() }, after))
}
