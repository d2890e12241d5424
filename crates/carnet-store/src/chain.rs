//! The ledger of one owner: lines sealed and chained, read back and checked.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use carnet_core::history::Detail;
use carnet_core::id::OwnerId;
use carnet_ledger::chain::{Head, LineBody, LineHash, line_hash};
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::driver::OwnerRow;
use crate::error::StoreError;
use crate::seal::{self, OwnerKeys, Place};
use crate::sql;
use crate::value::{Query, Row, values};

/// A line that waits for its place in the ledger.
#[derive(Debug, Clone)]
pub(crate) struct PendingLine {
    pub(crate) at: Timestamp,
    pub(crate) detail: Detail,
}

/// What is hashed and sealed.
#[derive(Serialize)]
struct Canonical<'a> {
    /// Random, since a detail holds little that cannot be guessed: whoever has only the hash (of a line withheld
    /// in an export, or after an erasure) cannot try details.
    salt: String,
    #[serde(flatten)]
    detail: &'a Detail,
}

impl PendingLine {
    /// One compact JSON object.
    fn canonical(&self) -> Vec<u8> {
        let salt = BASE64.encode(seal::random::<16>());
        let json =
            serde_json::to_vec(&Canonical { salt, detail: &self.detail }).unwrap_or_default();
        assert!(!json.is_empty(), "the detail of a line can be written as JSON");
        json
    }
}

/// A line as kept.
#[derive(Debug, Clone)]
pub(crate) struct KeptLine {
    pub(crate) seq: u64,
    pub(crate) at: Timestamp,
    pub(crate) actor: String,
    pub(crate) action: String,
    /// The JSON of the detail, exactly as it was hashed.
    pub(crate) detail: Vec<u8>,
    pub(crate) prev: LineHash,
    pub(crate) hash: LineHash,
}

/// The end of the chain of an owner.
pub(crate) fn head(owner: OwnerId, row: Option<&OwnerRow>) -> Head {
    row.map_or_else(
        || Head::genesis(owner.uuid().as_bytes()),
        |row| Head { seq: row.seq, hash: LineHash(row.hash) },
    )
}

/// The statement that appends a line, and the head after it.
pub(crate) fn append(
    owner: OwnerId,
    keys: &OwnerKeys,
    head: &Head,
    line: &PendingLine,
) -> (Query, Head) {
    let seq = head.seq + 1;
    let detail = line.canonical();
    let (actor, action) = (line.detail.actor.clone(), line.detail.action.clone());
    let hash = hash(owner, &head.hash, (seq, line.at, &actor, &action, &detail));
    let sealed = keys.seal(place(owner, seq), &detail);
    let query = Query::new(
        sql::LEDGER_APPEND,
        values![
            owner.shard(),
            owner,
            seq,
            line.at,
            actor,
            action,
            sealed,
            *head.hash.as_bytes(),
            *hash.as_bytes(),
        ],
    );
    (query, Head { seq, hash })
}

fn hash(
    owner: OwnerId,
    prev: &LineHash,
    (seq, at, actor_class, action, detail): (u64, Timestamp, &str, &str, &[u8]),
) -> LineHash {
    let body = LineBody { at_unix_micros: at.as_microsecond(), actor_class, action, detail };
    line_hash(prev, owner.uuid().as_bytes(), seq, &body)
}

fn place(owner: OwnerId, seq: u64) -> Place<'static> {
    Place { owner, kind: sql::LEDGER, id: Uuid::nil(), version: seq }
}

/// Opens the lines of an owner and checks that they chain from the first to the head.
pub(crate) fn read(
    owner: OwnerId,
    keys: &OwnerKeys,
    rows: &[Row],
    last: &OwnerRow,
) -> Result<Vec<KeptLine>, StoreError> {
    let mut head = Head::genesis(owner.uuid().as_bytes());
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let line = read_line(owner, keys, row, &head)?;
        head = Head { seq: line.seq, hash: line.hash };
        lines.push(line);
    }
    if head.seq != last.seq || head.hash.as_bytes() != &last.hash {
        return Err(broken(owner, head.seq + 1));
    }
    Ok(lines)
}

fn read_line(
    owner: OwnerId,
    keys: &OwnerKeys,
    row: &Row,
    before: &Head,
) -> Result<KeptLine, StoreError> {
    let expected = before.seq + 1;
    let seq = row.count(0)?;
    if seq != expected {
        return Err(broken(owner, expected));
    }
    let detail = keys.open(place(owner, seq), row.blob(4)?).map_err(|_| broken(owner, seq))?;
    let line = KeptLine {
        seq,
        at: row.instant(1)?,
        actor: row.text(2)?.to_owned(),
        action: row.text(3)?.to_owned(),
        detail,
        prev: LineHash(row.hash(5)?),
        hash: LineHash(row.hash(6)?),
    };
    let computed = hash(owner, &line.prev, (seq, line.at, &line.actor, &line.action, &line.detail));
    if line.prev == before.hash && line.hash == computed {
        Ok(line)
    } else {
        Err(broken(owner, seq))
    }
}

impl KeptLine {
    pub(crate) fn detail(&self, owner: OwnerId) -> Result<Detail, StoreError> {
        serde_json::from_slice(&self.detail).map_err(|_| broken(owner, self.seq))
    }
}

fn broken(owner: OwnerId, seq: u64) -> StoreError {
    StoreError::inconsistent(sql::LEDGER, format!("{owner} line {seq} is not what was written"))
}
