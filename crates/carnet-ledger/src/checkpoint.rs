//! Checkpoints (C2SP `tlog-checkpoint`): the head of the tree, signed by the log.

use std::str::FromStr;

use crate::merkle::{TREE_SIZE_MAX, TreeHash, TreeHead};
use crate::note::{Note, NoteError, NoteSignature, SigningKey, VerifierKey};

/// What the log says of its tree at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    head: TreeHead,
    extensions: Vec<String>,
}

/// Why a checkpoint is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// Not a signed note, or its text is not a checkpoint.
    #[error("not a checkpoint")]
    Unreadable,
    /// It is a checkpoint of another log.
    #[error("the checkpoint of another log")]
    OriginDiffers,
    /// The log's key has not signed it, or its signature is false.
    #[error("not signed by the log")]
    Signature(NoteError),
}

impl CheckpointError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "ledger.checkpoint-not-read",
            Self::OriginDiffers => "ledger.checkpoint-of-another-log",
            Self::Signature(error) => error.code(),
        }
    }
}

impl Checkpoint {
    /// The identity of the log.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The tree.
    pub const fn head(&self) -> &TreeHead {
        &self.head
    }

    /// Signs the head of the log whose name the key has. Only [`SignerLock`](crate::lock::SignerLock)
    /// may, so that nothing is signed that it has not let through.
    pub(crate) fn sign(head: TreeHead, key: &SigningKey) -> SignedCheckpoint {
        let origin = key.verifier().name().to_owned();
        let checkpoint = Self { origin, head, extensions: Vec::new() };
        let note = key.sign(checkpoint.to_string());
        assert!(note.text().parse() == Ok(checkpoint.clone()), "what is signed can be read back");
        SignedCheckpoint { checkpoint, note }
    }
}

/// The note text: origin, size, root, extension lines.
impl std::fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.head.size, self.head.root)?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let read = || {
            let mut lines = text.strip_suffix('\n')?.split('\n');
            let origin = lines.next().filter(|line| !line.is_empty())?.to_owned();
            let size = lines.next()?.parse().ok().filter(|size| *size <= TREE_SIZE_MAX)?;
            let root: TreeHash = lines.next()?.parse().ok()?;
            let extensions: Vec<String> = lines.map(str::to_owned).collect();
            let empty_line = extensions.iter().any(String::is_empty);
            (!empty_line).then_some(Self { origin, head: TreeHead { size, root }, extensions })
        };
        // One head, one text: no leading zeroes, no plus sign.
        read().filter(|read| read.to_string() == text).ok_or(CheckpointError::Unreadable)
    }
}

/// A checkpoint with its signatures: what is published, and what an export carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

impl SignedCheckpoint {
    /// Reads a signed checkpoint **without** verifying any signature.
    pub fn read(text: &str) -> Result<Self, CheckpointError> {
        let note = Note::parse(text).map_err(|_| CheckpointError::Unreadable)?;
        Ok(Self { checkpoint: note.text().parse()?, note })
    }

    /// Reads a signed checkpoint and verifies that it is the one of the log that `key` names.
    pub fn open(text: &str, key: &VerifierKey) -> Result<Self, CheckpointError> {
        let signed = Self::read(text)?;
        signed.verify(key)?;
        Ok(signed)
    }

    /// Verifies that it is signed by the log that `key` names.
    pub fn verify(&self, key: &VerifierKey) -> Result<(), CheckpointError> {
        if self.checkpoint.origin != key.name() {
            return Err(CheckpointError::OriginDiffers);
        }
        self.note.verify(key).map_err(CheckpointError::Signature)
    }

    /// What it says.
    pub const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// How many signatures it carries besides those of `key`: witnesses, other keys of the log.
    pub fn cosignatures(&self, key: &VerifierKey) -> usize {
        self.note.signatures().iter().filter(|signature| !signature.is_of(key)).count()
    }

    /// The same checkpoint with the cosignature of a witness (C2SP `tlog-cosignature`), once it is
    /// found true. `line` is the signature line, as the witness answers it.
    pub fn with_cosignature(
        &self,
        line: &str,
        witness: &VerifierKey,
    ) -> Result<Self, CheckpointError> {
        let line = line.strip_suffix('\n').unwrap_or(line);
        let signature = NoteSignature::parse(line).map_err(CheckpointError::Signature)?;
        let note =
            self.note.with_signature(signature, witness).map_err(CheckpointError::Signature)?;
        assert!(note.text() == self.note.text(), "a cosignature leaves the text alone");
        Ok(Self { checkpoint: self.checkpoint.clone(), note })
    }
}

/// The signed note, as published at `<prefix>/checkpoint`.
impl std::fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.note.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lock::SignerLock;
    use crate::merkle::empty_root;
    use crate::note::Algorithm;

    fn key() -> SigningKey {
        SigningKey::from_seed("journal.example.fr/carnet", &[3; 32]).unwrap()
    }

    #[test]
    fn what_is_signed_opens() {
        let signed = SignerLock::empty().sign(&key());
        let text = signed.to_string();
        assert_eq!(SignedCheckpoint::open(&text, key().verifier()), Ok(signed));
        let expected = format!("journal.example.fr/carnet\n0\n{}\n\n\u{2014} ", empty_root());
        assert!(text.starts_with(&expected), "{text}");
    }

    #[test]
    fn any_changed_byte_is_refused() {
        let text = SignerLock::empty().sign(&key()).to_string();
        for place in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1;
            if let Ok(text) = String::from_utf8(bytes) {
                assert!(SignedCheckpoint::open(&text, key().verifier()).is_err(), "byte {place}");
            }
        }
    }

    #[test]
    fn another_key_or_another_log_is_refused() {
        let text = SignerLock::empty().sign(&key()).to_string();
        let other = SigningKey::from_seed("journal.example.fr/carnet", &[4; 32]).unwrap();
        assert_eq!(
            SignedCheckpoint::open(&text, other.verifier()),
            Err(CheckpointError::Signature(NoteError::Unsigned))
        );
        let other = SigningKey::from_seed("autre.example.fr", &[3; 32]).unwrap();
        assert_eq!(
            SignedCheckpoint::open(&text, other.verifier()),
            Err(CheckpointError::OriginDiffers)
        );
    }

    #[test]
    fn a_true_cosignature_is_kept_and_a_false_one_refused() {
        use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
        let pair = Ed25519KeyPair::from_seed_unchecked(&[5; 32]).unwrap();
        let public = pair.public_key().as_ref().try_into().unwrap();
        let witness =
            VerifierKey::new("temoin.example.org", Algorithm::CosignatureV1, public).unwrap();
        let signed = SignerLock::empty().sign(&key());
        let line = |time: u64, said: u64| {
            let message = format!("cosignature/v1\ntime {said}\n{}", signed.checkpoint());
            let signature = pair.sign(message.as_bytes());
            let id = witness.id();
            let bytes = [&id[..], &time.to_be_bytes(), signature.as_ref()].concat();
            format!("\u{2014} temoin.example.org {}\n", crate::hash::encode(&bytes))
        };
        let cosigned = signed.with_cosignature(&line(7, 7), &witness).unwrap();
        let cosigned = cosigned.with_cosignature(&line(8, 8), &witness).unwrap();
        let opened = SignedCheckpoint::open(&cosigned.to_string(), key().verifier()).unwrap();
        assert_eq!(opened.cosignatures(key().verifier()), 1);
        assert_eq!(
            signed.with_cosignature(&line(7, 8), &witness),
            Err(CheckpointError::Signature(NoteError::SignatureFalse))
        );
        assert!(signed.with_cosignature(&line(7, 7), key().verifier()).is_err());
    }

    #[test]
    fn one_head_has_one_text() {
        let root = empty_root();
        assert!(format!("o\n10\n{root}\n").parse::<Checkpoint>().is_ok());
        assert!(format!("o\n10\n{root}\nextension\n").parse::<Checkpoint>().is_ok());
        for text in [
            format!("o\n010\n{root}\n"),
            format!("o\n+10\n{root}\n"),
            format!("o\n-1\n{root}\n"),
            format!("\n10\n{root}\n"),
            format!("o\n10\n{root}"),
            format!("o\n10\n{root}\n\n"),
            format!("o\n{}\n{root}\n", u64::MAX),
            "o\n10\n".to_owned(),
        ] {
            assert_eq!(text.parse::<Checkpoint>(), Err(CheckpointError::Unreadable), "{text}");
        }
    }
}
