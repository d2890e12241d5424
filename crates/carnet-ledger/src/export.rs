//! What an owner downloads about their ledger: `carnet-ledger/1`, one JSON text.
//!
//! Each line carries all that proves it: its canonical bytes, its hash, the opening of its leaf and
//! the path from that leaf to the signed root. The tree and the lines of others are not needed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::chain::{LineBody, LineHash, StatedLine};
use crate::checkpoint::SignedCheckpoint;
use crate::hash::{decode32, encode};
use crate::merkle::{PROOF_HASHES_MAX, TreeHash};
use crate::note::VerifierKey;

/// The name of this format.
pub const FORMAT: &str = "carnet-ledger/1";

/// The ledger of one owner, ready to be checked by anybody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerExport {
    /// [`FORMAT`].
    pub format: String,
    /// The owner's id, as a lowercase UUID.
    pub owner: String,
    /// The identity of the transparency log.
    pub origin: String,
    /// The log's public key, as a vkey (C2SP `signed-note`).
    pub verifier_key: String,
    /// The signed checkpoint that the proofs lead to (C2SP `tlog-checkpoint`).
    pub checkpoint: String,
    /// The lines, from the first.
    pub lines: Vec<ExportLine>,
    /// The documents in the same archive.
    pub documents: Vec<ExportDocument>,
}

/// One line. `at` to `canonical` are all present, or all absent when the line is *withheld*: its
/// place in the chain is shown, what it says is not. `opening` to `proof` are all present, or all
/// absent when the line is *awaiting* the log's next checkpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportLine {
    /// Its number in the owner's chain.
    pub seq: u64,
    /// The instant, RFC 3339 in UTC with microseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The class of actor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_class: Option<String>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// The detail, to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Map<String, Value>>,
    /// The same detail as the exact text that was hashed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// The hash of the line before, base64.
    pub prev: String,
    /// The hash of this line, base64.
    pub hash: String,
    /// The opening of its leaf, base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<String>,
    /// The index of its leaf in the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaf_index: Option<u64>,
    /// The audit path of its leaf, base64 hashes from the leaf up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Vec<String>>,
}

/// A document in the archive. The detail of line `line_seq` must hold, at any depth, an object whose
/// members `document` and `sha256` (and `size`, when there is one) are these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportDocument {
    /// The id of the document.
    pub id: String,
    /// Its path in the archive.
    pub file: String,
    /// Its SHA-256, lowercase hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
    /// The line that tells of its deposit.
    pub line_seq: u64,
}

/// Where the leaf of a line stands in the log, and the proof of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The opening of the leaf.
    pub opening: [u8; 32],
    /// Its index.
    pub leaf_index: u64,
    /// Its audit path in the tree of the export's checkpoint.
    pub proof: Vec<TreeHash>,
}

/// Why a line cannot be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// Its detail is not one compact JSON object: nobody could check what is shown against it.
    #[error("the detail of line {seq} is not one compact JSON object")]
    Detail {
        /// The number of the line.
        seq: u64,
    },
    /// Its instant is outside the calendar.
    #[error("the instant of line {seq} is outside the calendar")]
    Instant {
        /// The number of the line.
        seq: u64,
    },
}

impl ExportError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Detail { .. } => "ledger.export-detail",
            Self::Instant { .. } => "ledger.export-instant",
        }
    }
}

impl LedgerExport {
    /// An export without lines yet. `checkpoint` must be the one that `key` signed.
    pub fn new(owner: &[u8; 16], checkpoint: &SignedCheckpoint, key: &VerifierKey) -> Self {
        assert!(checkpoint.verify(key).is_ok(), "an export carries the key of its checkpoint");
        Self {
            format: FORMAT.to_owned(),
            owner: owner_text(owner),
            origin: checkpoint.checkpoint().origin().to_owned(),
            verifier_key: key.to_string(),
            checkpoint: checkpoint.to_string(),
            lines: Vec::new(),
            documents: Vec::new(),
        }
    }

    /// The JSON text, with one text line for each line of the ledger and each document.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let text = |value: &str| serde_json::to_string(value);
        let mut json = format!(
            "{{\n\"format\":{},\n\"owner\":{},\n\"origin\":{},\n\"verifier_key\":{},\n\
             \"checkpoint\":{},\n\"lines\":[",
            text(&self.format)?,
            text(&self.owner)?,
            text(&self.origin)?,
            text(&self.verifier_key)?,
            text(&self.checkpoint)?,
        );
        one_by_line(&mut json, &self.lines)?;
        json.push_str("],\n\"documents\":[");
        one_by_line(&mut json, &self.documents)?;
        json.push_str("]\n}\n");
        Ok(json.into_bytes())
    }
}

fn one_by_line<T: Serialize>(json: &mut String, items: &[T]) -> Result<(), serde_json::Error> {
    let mut separator = "\n";
    for item in items {
        json.push_str(separator);
        json.push_str(&serde_json::to_string(item)?);
        separator = ",\n";
    }
    json.push('\n');
    Ok(())
}

impl ExportLine {
    /// A line to export: open when it has a body, withheld otherwise; logged when it has a place,
    /// awaiting otherwise.
    pub fn new(line: &StatedLine<'_>, place: Option<&Placement>) -> Result<Self, ExportError> {
        let seq = line.seq;
        let mut export = Self {
            seq,
            at: None,
            actor_class: None,
            action: None,
            detail: None,
            canonical: None,
            prev: line.prev.to_string(),
            hash: line.hash.to_string(),
            opening: place.map(|place| encode(&place.opening)),
            leaf_index: place.map(|place| place.leaf_index),
            proof: place.map(|place| place.proof.iter().map(TreeHash::to_string).collect()),
        };
        if let Some(body) = &line.body {
            let at = instant_text(body.at_unix_micros).ok_or(ExportError::Instant { seq })?;
            let canonical =
                std::str::from_utf8(body.detail).map_err(|_| ExportError::Detail { seq })?;
            export.detail = Some(canonical_object(canonical).ok_or(ExportError::Detail { seq })?);
            export.at = Some(at);
            export.actor_class = Some(body.actor_class.to_owned());
            export.action = Some(body.action.to_owned());
            export.canonical = Some(canonical.to_owned());
        }
        assert!(export.read().is_ok(), "what is exported can be read back");
        Ok(export)
    }

    /// Reads the texts of a line; names the first field that does not read.
    pub(crate) fn read(&self) -> Result<ReadLine<'_>, &'static str> {
        let prev = self.prev.parse().map_err(|_| "prev")?;
        let hash = self.hash.parse().map_err(|_| "hash")?;
        Ok(ReadLine { prev, hash, body: self.read_body()?, place: self.read_place()? })
    }

    fn read_body(&self) -> Result<Option<ReadBody<'_>>, &'static str> {
        match (&self.at, &self.actor_class, &self.action, &self.detail, &self.canonical) {
            (None, None, None, None, None) => Ok(None),
            (Some(at), Some(actor_class), Some(action), Some(shown), Some(canonical)) => {
                let line = LineBody {
                    at_unix_micros: read_instant(at).ok_or("at")?,
                    actor_class,
                    action,
                    detail: canonical.as_bytes(),
                };
                let as_shown = canonical_object(canonical).is_some_and(|said| said == *shown);
                Ok(Some(ReadBody { line, as_shown }))
            }
            _ => Err("body"),
        }
    }

    fn read_place(&self) -> Result<Option<Placement>, &'static str> {
        match (&self.opening, self.leaf_index, &self.proof) {
            (None, None, None) => Ok(None),
            (Some(opening), Some(leaf_index), Some(proof)) if proof.len() <= PROOF_HASHES_MAX => {
                let opening = decode32(opening).map_err(|_| "opening")?;
                let proof: Result<Vec<TreeHash>, _> =
                    proof.iter().map(|hash| hash.parse()).collect();
                Ok(Some(Placement { opening, leaf_index, proof: proof.map_err(|_| "proof")? }))
            }
            _ => Err("proof"),
        }
    }
}

/// A line whose texts have been read.
#[derive(Debug)]
pub(crate) struct ReadLine<'a> {
    pub(crate) prev: LineHash,
    pub(crate) hash: LineHash,
    pub(crate) body: Option<ReadBody<'a>>,
    pub(crate) place: Option<Placement>,
}

/// What an open line says.
#[derive(Debug)]
pub(crate) struct ReadBody<'a> {
    pub(crate) line: LineBody<'a>,
    /// Whether the detail shown is the one that was hashed.
    pub(crate) as_shown: bool,
}

/// Reads one JSON object written compactly. Blanks, or a member said twice, would let two readers
/// see two things in one text: both make the text longer than what it says.
fn canonical_object(text: &str) -> Option<Map<String, Value>> {
    let object: Map<String, Value> = serde_json::from_str(text).ok()?;
    let written = serde_json::to_string(&object).ok()?;
    (written.len() == text.len()).then_some(object)
}

/// The one text of an instant.
fn instant_text(unix_micros: i64) -> Option<String> {
    Timestamp::from_microsecond(unix_micros).ok().map(|instant| format!("{instant:.6}"))
}

fn read_instant(text: &str) -> Option<i64> {
    let unix_micros = text.parse::<Timestamp>().ok()?.as_microsecond();
    (instant_text(unix_micros)? == text).then_some(unix_micros)
}

/// The one text of an owner's id.
fn owner_text(owner: &[u8; 16]) -> String {
    let hex = crate::hash::hex(owner);
    let mut text = String::with_capacity(36);
    for (place, digit) in hex.chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

pub(crate) fn read_owner(text: &str) -> Option<[u8; 16]> {
    if text.len() != 36 {
        return None;
    }
    let owner = u128::from_str_radix(&text.replace('-', ""), 16).ok()?.to_be_bytes();
    (owner_text(&owner) == text).then_some(owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_has_one_text() {
        let text = "2026-11-22T18:40:00.123456Z";
        assert_eq!(read_instant(text), Some(1_795_372_800_123_456));
        assert_eq!(instant_text(1_795_372_800_123_456).unwrap(), text);
        assert_eq!(instant_text(0).unwrap(), "1970-01-01T00:00:00.000000Z");
        for other in ["2026-11-22T18:40:00Z", "2026-11-22T19:40:00.123456+01:00", "", "2026-11-22"]
        {
            assert_eq!(read_instant(other), None, "{other}");
        }
    }

    #[test]
    fn an_owner_has_one_text() {
        let text = "0192f0c1-2b3c-7d4e-8f50-0123456789ab";
        assert_eq!(owner_text(&read_owner(text).unwrap()), text);
        assert_eq!(read_owner(&text.to_uppercase()), None);
        assert_eq!(read_owner(&text.replacen('0', "+", 1)), None);
        assert_eq!(read_owner("0192f0c12-b3c-7d4e-8f50-0123456789ab"), None);
    }

    #[test]
    fn a_detail_is_one_compact_object() {
        assert!(canonical_object(r#"{"b":1,"a":[1.5,"é"]}"#).is_some());
        for text in ["", "null", "[]", r#"{"a": 1}"#, r#"{"a":1,"a":2}"#, "{\"a\":1}\n"] {
            assert!(canonical_object(text).is_none(), "{text}");
        }
    }
}
