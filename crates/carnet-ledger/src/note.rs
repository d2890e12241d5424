//! Signed notes (C2SP `signed-note`): a text, and who signed it.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::{Engine, engine::general_purpose::STANDARD};

use crate::hash::{encode, sha256};

/// A note longer than this is not read: 16 post-quantum signatures fit (C2SP `signed-note`).
pub const NOTE_BYTES_MAX: usize = 128 * 1024;

/// A note with more signatures than this is not read.
pub const SIGNATURES_MAX: usize = 64;

const DASH: &str = "\u{2014} ";

/// Why a note, a key or a signature is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Not a signed note.
    #[error("not a signed note")]
    Unreadable,
    /// Not a verifier key, or its id is not the one of its name and key.
    #[error("not a verifier key")]
    KeyUnreadable,
    /// The key has not signed.
    #[error("not signed by the key")]
    Unsigned,
    /// A signature in the name of the key is not of this text.
    #[error("the signature is false")]
    SignatureFalse,
}

impl NoteError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "ledger.note-unreadable",
            Self::KeyUnreadable => "ledger.note-key-unreadable",
            Self::Unsigned => "ledger.note-unsigned",
            Self::SignatureFalse => "ledger.note-signature-false",
        }
    }
}

/// What a key signs with: the signature type byte of C2SP `signed-note`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// `0x01`: Ed25519 over the note text.
    Ed25519,
    /// `0x04`: timestamped Ed25519 of a witness (C2SP `tlog-cosignature`).
    CosignatureV1,
}

impl Algorithm {
    const fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 0x01,
            Self::CosignatureV1 => 0x04,
        }
    }
}

/// A public key with a name. Its text form is the *vkey* `<name>+<id in hex>+<base64>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    algorithm: Algorithm,
    public_key: [u8; 32],
}

impl VerifierKey {
    /// A named public key.
    pub fn new(name: &str, algorithm: Algorithm, public_key: [u8; 32]) -> Result<Self, NoteError> {
        let refused = |c: char| c.is_whitespace() || c.is_control() || c == '+';
        if name.is_empty() || name.len() > 255 || name.contains(refused) {
            return Err(NoteError::KeyUnreadable);
        }
        Ok(Self { name: name.to_owned(), algorithm, public_key })
    }

    /// The name, a schema-less URL: for a log, its origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs with.
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The first four bytes of `SHA-256(name ‖ 0x0A ‖ type ‖ public key)`.
    pub fn id(&self) -> [u8; 4] {
        let digest =
            sha256(&[self.name.as_bytes(), b"\n", &[self.algorithm.byte()], &self.public_key]);
        let [a, b, c, d, ..] = digest;
        [a, b, c, d]
    }

    /// Checks one signature over a note text.
    fn verify(&self, text: &str, signature: &[u8]) -> Result<(), NoteError> {
        let key = UnparsedPublicKey::new(&ED25519, &self.public_key);
        let valid = match self.algorithm {
            Algorithm::Ed25519 => key.verify(text.as_bytes(), signature),
            Algorithm::CosignatureV1 => {
                let (time, signature) =
                    signature.split_first_chunk::<8>().ok_or(NoteError::SignatureFalse)?;
                let time = u64::from_be_bytes(*time);
                let message = format!("cosignature/v1\ntime {time}\n{text}");
                key.verify(message.as_bytes(), signature)
            }
        };
        valid.map_err(|_| NoteError::SignatureFalse)
    }
}

impl std::fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let id = u32::from_be_bytes(self.id());
        let mut key = vec![self.algorithm.byte()];
        key.extend_from_slice(&self.public_key);
        write!(f, "{}+{id:08x}+{}", self.name, encode(&key))
    }
}

impl std::str::FromStr for VerifierKey {
    type Err = NoteError;

    fn from_str(vkey: &str) -> Result<Self, NoteError> {
        let read = || {
            // A name has no plus; the base64 may.
            let (name, rest) = vkey.split_once('+')?;
            let (_, key) = rest.split_once('+')?;
            let key = STANDARD.decode(key.get(..44).filter(|k| k.len() == key.len())?).ok()?;
            let (algorithm, public_key) = key.split_first()?;
            let algorithm = match algorithm {
                0x01 => Algorithm::Ed25519,
                0x04 => Algorithm::CosignatureV1,
                _ => return None,
            };
            Self::new(name, algorithm, public_key.try_into().ok()?).ok()
        };
        // The id is computed, never believed.
        read().filter(|key| key.to_string() == vkey).ok_or(NoteError::KeyUnreadable)
    }
}

/// A private Ed25519 key with a name.
pub struct SigningKey {
    verifier: VerifierKey,
    pair: Ed25519KeyPair,
}

impl SigningKey {
    /// The key pair of a 32-byte seed (RFC 8032 §5.1.5).
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        let pair =
            Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| NoteError::KeyUnreadable)?;
        let public_key = pair.public_key().as_ref();
        let public_key = public_key.try_into().map_err(|_| NoteError::KeyUnreadable)?;
        Ok(Self { verifier: VerifierKey::new(name, Algorithm::Ed25519, public_key)?, pair })
    }

    /// The public half.
    pub const fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// Signs a text, which must end in a newline.
    pub(crate) fn sign(&self, text: String) -> Note {
        assert!(text.ends_with('\n'), "the text of a note ends in a newline");
        let signature = NoteSignature {
            name: self.verifier.name.clone(),
            key_id: self.verifier.id(),
            bytes: self.pair.sign(text.as_bytes()).as_ref().to_vec(),
        };
        let note = Note { text, signatures: vec![signature] };
        assert!(note.verify(&self.verifier).is_ok(), "a signature made is a signature that holds");
        note
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({}, [secret])", self.verifier)
    }
}

/// One signature line of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    name: String,
    key_id: [u8; 4],
    bytes: Vec<u8>,
}

impl NoteSignature {
    /// The name of the key that signed, or says so.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether this line is in the name of `key`: name and id, as a name may have several keys.
    pub fn is_of(&self, key: &VerifierKey) -> bool {
        self.name == key.name && self.key_id == key.id()
    }

    /// Reads a signature line, without its newline.
    pub fn parse(line: &str) -> Result<Self, NoteError> {
        let read = || {
            let (name, bytes) = line.strip_prefix(DASH)?.split_once(' ')?;
            let bytes = STANDARD.decode(bytes).ok()?;
            let (key_id, bytes) = bytes.split_first_chunk::<4>()?;
            let named = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+');
            (named && !bytes.is_empty()).then(|| Self {
                name: name.to_owned(),
                key_id: *key_id,
                bytes: bytes.to_vec(),
            })
        };
        if line.len() > NOTE_BYTES_MAX { None } else { read() }.ok_or(NoteError::Unreadable)
    }
}

impl std::fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = [self.key_id.as_slice(), &self.bytes].concat();
        write!(f, "{DASH}{} {}", self.name, encode(&bytes))
    }
}

/// A text with its signatures. Nothing is verified by reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl Note {
    /// Reads a signed note; refuses whatever would be written otherwise.
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        let read = || {
            let (text, signatures) = note.rsplit_once("\n\n")?;
            let lines = signatures.strip_suffix('\n')?.split('\n');
            let signatures: Vec<_> = lines
                .take(SIGNATURES_MAX + 1)
                .map(NoteSignature::parse)
                .collect::<Result<_, _>>()
                .ok()?;
            (signatures.len() <= SIGNATURES_MAX)
                .then(|| Self { text: format!("{text}\n"), signatures })
        };
        let refused = |c: char| c < ' ' && c != '\n';
        if note.len() > NOTE_BYTES_MAX || note.contains(refused) {
            return Err(NoteError::Unreadable);
        }
        read().filter(|read| read.to_string() == note).ok_or(NoteError::Unreadable)
    }

    /// The text, with its last newline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, verified or not.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Checks that `key` has signed: at least once, and never falsely. Signatures of other keys are
    /// not looked at.
    pub fn verify(&self, key: &VerifierKey) -> Result<(), NoteError> {
        let mut signed = Err(NoteError::Unsigned);
        for signature in self.signatures.iter().filter(|signature| signature.is_of(key)) {
            key.verify(&self.text, &signature.bytes)?;
            signed = Ok(());
        }
        signed
    }

    /// The same note with one more signature, which must be a true one of `key`; it takes the place
    /// of an earlier one of the same key.
    pub fn with_signature(
        &self,
        signature: NoteSignature,
        key: &VerifierKey,
    ) -> Result<Self, NoteError> {
        if !signature.is_of(key) {
            return Err(NoteError::Unsigned);
        }
        key.verify(&self.text, &signature.bytes)?;
        let mut note = self.clone();
        note.signatures.retain(|other| !other.is_of(key));
        if note.signatures.len() >= SIGNATURES_MAX {
            return Err(NoteError::Unreadable);
        }
        note.signatures.push(signature);
        assert!(note.verify(key).is_ok(), "a signature just checked holds");
        Ok(note)
    }
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

#[cfg(test)]
mod tests;
