//! The hash chain of one owner: every line is hashed over the line before it.
//!
//! A line that is changed no longer matches its hash; a line that is taken away leaves a gap in the
//! numbers and a `prev` that nothing has.

use crate::hash::{sha256, value32};

/// The number of an owner's first line; 0 is the place before it.
pub const FIRST_SEQ: u64 = 1;

const DOMAIN_GENESIS: &[u8] = b"carnet-ledger/1 genesis\n";
const DOMAIN_LINE: &[u8] = b"carnet-ledger/1 line\n";

value32! {
    /// The hash of one line, and through `prev` of every line of that owner before it.
    LineHash
}

/// What a line says, apart from its place in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineBody<'a> {
    /// The instant, in microseconds since 1970-01-01T00:00:00Z.
    pub at_unix_micros: i64,
    /// The class of actor (`holder`, `practitioner`, `institution`, `system`…).
    pub actor_class: &'a str,
    /// What was done (`document.read`, `document.deposit`…).
    pub action: &'a str,
    /// The canonical bytes of the detail in clear: one JSON object, written compactly.
    pub detail: &'a [u8],
}

/// The `prev` of an owner's first line. It differs for each owner, so that no line fits two chains.
pub fn genesis(owner: &[u8; 16]) -> LineHash {
    LineHash(sha256(&[DOMAIN_GENESIS, owner]))
}

/// The hash of a line: SHA-256 over a domain-separated encoding in which every part has a fixed size
/// or its length before it, so that no two lines share an encoding. All integers are big-endian.
pub fn line_hash(prev: &LineHash, owner: &[u8; 16], seq: u64, body: &LineBody<'_>) -> LineHash {
    LineHash(sha256(&[
        DOMAIN_LINE,
        prev.as_bytes(),
        owner,
        &seq.to_be_bytes(),
        &body.at_unix_micros.to_be_bytes(),
        &length(body.actor_class.as_bytes()),
        body.actor_class.as_bytes(),
        &length(body.action.as_bytes()),
        body.action.as_bytes(),
        &length(body.detail),
        body.detail,
    ]))
}

fn length(bytes: &[u8]) -> [u8; 8] {
    // usize is at most 64 bits on every target Rust has.
    u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes()
}

/// The end of a chain: what the next line is hashed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the last line, 0 when there is none.
    pub seq: u64,
    /// The hash of the last line, [`genesis`] when there is none.
    pub hash: LineHash,
}

impl Head {
    /// The head of a chain without lines.
    pub fn genesis(owner: &[u8; 16]) -> Self {
        Self { seq: FIRST_SEQ - 1, hash: genesis(owner) }
    }

    /// The head after one more line.
    #[must_use]
    pub fn next(&self, owner: &[u8; 16], body: &LineBody<'_>) -> Self {
        assert!(self.seq < u64::MAX, "a chain of 2^64 lines cannot exist");
        let seq = self.seq + 1;
        Self { seq, hash: line_hash(&self.hash, owner, seq, body) }
    }
}

/// A line as somebody states it, to be checked.
#[derive(Clone, Copy, Debug)]
pub struct StatedLine<'a> {
    /// Its number.
    pub seq: u64,
    /// The hash of the line before it.
    pub prev: LineHash,
    /// Its own hash.
    pub hash: LineHash,
    /// What it says; `None` when the reader may not see it (only its place is then checked).
    pub body: Option<LineBody<'a>>,
}

/// Why a chain is false, with the number of the line concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// Lines are missing, from this number on.
    #[error("line {seq} is missing")]
    Gap {
        /// The first missing number.
        seq: u64,
    },
    /// This line is not what was written.
    #[error("line {seq} is not what was written")]
    Broken {
        /// The number of the false line.
        seq: u64,
    },
}

impl ChainError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Gap { .. } => "ledger.chain-gap",
            Self::Broken { .. } => "ledger.chain-broken",
        }
    }

    /// The number of the line concerned.
    pub const fn seq(&self) -> u64 {
        match self {
            Self::Gap { seq } | Self::Broken { seq } => *seq,
        }
    }
}

/// What the walk knows of the place before the next line.
#[derive(Clone, Copy, Debug)]
enum Before {
    /// A head that is taken as true.
    Head(LineHash),
    /// A line: its hash as stated and as computed (when it was found false, one of the two may still
    /// be right), and whether it was named already.
    Line { hashes: [LineHash; 2], named: bool },
    /// Lines that are missing or could not be read.
    Unknown,
}

/// Walks the lines of one owner in order and names each false one, and only that one: after an
/// error it takes up the chain again, so that the lines behind a false one keep their good name.
#[derive(Clone, Debug)]
pub struct Chain {
    owner: [u8; 16],
    expected: u64,
    before: Before,
}

impl Chain {
    /// A walk from the first line of an owner.
    pub fn new(owner: [u8; 16]) -> Self {
        Self::resume(owner, &Head::genesis(&owner))
    }

    /// A walk from the line after `head`, which is taken as true.
    pub const fn resume(owner: [u8; 16], head: &Head) -> Self {
        let expected = head.seq.saturating_add(1);
        Self { owner, expected, before: Before::Head(head.hash) }
    }

    /// The number that the next line should have.
    pub const fn expected(&self) -> u64 {
        self.expected
    }

    /// Checks the next line. The line named is not always this one:
    ///
    /// * [`ChainError::Gap`] is about the lines before it: push the same line again to have it
    ///   checked as well.
    /// * [`ChainError::Broken`] names the line before it when this one is whole, since its hash then
    ///   shows which line it was written after.
    pub fn push(&mut self, line: &StatedLine<'_>) -> Result<(), ChainError> {
        let linked = match self.before {
            Before::Head(hash) => hash == line.prev,
            Before::Line { hashes, .. } => hashes.contains(&line.prev),
            Before::Unknown => true,
        };
        if line.seq != self.expected {
            return Err(self.misnumbered(line, linked));
        }
        let computed = line.body.map(|body| line_hash(&line.prev, &self.owner, line.seq, &body));
        let whole = computed.is_none_or(|hash| hash == line.hash);
        let named = match self.before {
            _ if !whole => Some(line.seq),
            _ if linked => None,
            Before::Line { named, .. } if computed.is_some() => (!named).then_some(line.seq - 1),
            _ => Some(line.seq),
        };
        self.expected = line.seq.saturating_add(1);
        let hashes = [line.hash, computed.unwrap_or(line.hash)];
        self.before = Before::Line { hashes, named: named == Some(line.seq) };
        named.map_or(Ok(()), |seq| Err(ChainError::Broken { seq }))
    }

    /// Passes over a line that could not be read at all; gives the number it should have had.
    pub const fn skip_unreadable(&mut self) -> u64 {
        let seq = self.expected;
        self.expected = seq.saturating_add(1);
        self.before = Before::Unknown;
        seq
    }

    fn misnumbered(&mut self, line: &StatedLine<'_>, linked: bool) -> ChainError {
        assert!(line.seq != self.expected, "only for a number that is not the expected one");
        let expected = self.expected;
        if linked && !matches!(self.before, Before::Unknown) {
            // It follows the line before it: nothing is missing, its number was changed.
            self.expected = expected.saturating_add(1);
            self.before = Before::Line { hashes: [line.hash; 2], named: true };
            return ChainError::Broken { seq: expected };
        }
        if line.seq > expected {
            self.expected = line.seq;
            self.before = Before::Unknown;
            return ChainError::Gap { seq: expected };
        }
        // A line that was already there, or one out of order: the walk stays where it is.
        ChainError::Broken { seq: line.seq }
    }
}

/// The first false line of a whole chain, if there is one; the head otherwise.
pub fn check<'a>(
    owner: [u8; 16],
    lines: impl IntoIterator<Item = StatedLine<'a>>,
) -> Result<Head, ChainError> {
    let mut chain = Chain::new(owner);
    let mut head = Head::genesis(&owner);
    for line in lines {
        chain.push(&line)?;
        assert!(line.seq == head.seq + 1, "a checked chain has no gap");
        head = Head { seq: line.seq, hash: line.hash };
    }
    Ok(head)
}

#[cfg(test)]
mod tests;
