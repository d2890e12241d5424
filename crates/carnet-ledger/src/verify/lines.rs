//! The lines of an export: each one's shape, its hash, its link, its proof.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Fault, Report};
use crate::chain::{Chain, ChainError, FIRST_SEQ, StatedLine, genesis};
use crate::export::{ExportLine, Placement, ReadLine};
use crate::leaf::commitment;
use crate::merkle::{TreeHead, leaf_hash, verify_inclusion};

/// The details of the lines that tell of documents.
pub(super) type Details = BTreeMap<u64, Map<String, Value>>;

/// Checks all lines; gives back the details of those in `told`.
pub(super) fn check(
    lines: &[&RawValue],
    owner: [u8; 16],
    told: &BTreeSet<u64>,
    report: &mut Report,
) -> Details {
    let head = report.log.as_ref().map(|log| log.head);
    let mut walk = Walk {
        chain: Chain::new(owner),
        head,
        report,
        awaiting: Vec::new(),
        seen: Seen::default(),
    };
    let mut details = Details::new();
    let mut first_prev = None;
    for raw in lines {
        walk.report.lines.checked += 1;
        let Ok(line) = serde_json::from_str::<ExportLine>(raw.get()) else {
            walk.unreadable("json");
            continue;
        };
        let seq = match line.read() {
            Ok(read) => {
                first_prev.get_or_insert(read.prev);
                walk.line(line.seq, &read)
            }
            Err(field) => walk.unreadable(field),
        };
        if told.contains(&seq)
            && let Some(detail) = line.detail
        {
            details.entry(seq).or_insert(detail);
        }
    }
    let Walk { awaiting, seen: Seen { open, open_broken, broken }, report, .. } = walk;
    report.awaiting = u64::try_from(awaiting.len()).unwrap_or(u64::MAX);
    // Every line false, the first not even beginning where this owner's chain does: the lines are
    // whole, they are somebody else's.
    if open >= 2 && open == open_broken && first_prev != Some(genesis(&owner)) {
        report.lines_are_of_another_owner(broken);
    }
    details
}

/// How many lines were open, how many of these broken, how many broken in all.
#[derive(Default)]
struct Seen {
    open: u64,
    open_broken: u64,
    broken: u64,
}

struct Walk<'r> {
    chain: Chain,
    head: Option<TreeHead>,
    report: &'r mut Report,
    /// Lines without a place in the log, since the last line that has one.
    awaiting: Vec<u64>,
    seen: Seen,
}

impl Walk<'_> {
    /// Names a line that has not the shape of one.
    fn unreadable(&mut self, field: &'static str) -> u64 {
        let seq = self.chain.skip_unreadable();
        assert!(seq >= FIRST_SEQ, "the walk starts at the first line");
        self.report.lines.faulty += 1;
        self.report.fault(Fault::LineUnreadable { seq, field });
        seq
    }

    /// Checks one line; gives the number that it is named by.
    fn line(&mut self, seq: u64, read: &ReadLine<'_>) -> u64 {
        let body = read.body.as_ref();
        let stated =
            StatedLine { seq, prev: read.prev, hash: read.hash, body: body.map(|body| body.line) };
        let mut position = self.chain.expected();
        let mut checked = self.chain.push(&stated);
        if let Err(ChainError::Gap { seq: first }) = checked {
            self.report.fault(Fault::LineMissing { seq: first, count: seq.saturating_sub(first) });
            position = self.chain.expected();
            checked = self.chain.push(&stated);
        }
        match body {
            Some(_) => self.seen.open += 1,
            None => self.report.withheld += 1,
        }
        let mut faulty = true;
        if let Err(error) = checked {
            self.seen.broken += 1;
            self.seen.open_broken += u64::from(body.is_some());
            self.report.fault(Fault::LineBroken { seq: error.seq() });
        } else if body.is_some_and(|body| !body.as_shown) {
            self.report.fault(Fault::DetailDiffers { seq });
        } else {
            faulty = false;
        }
        self.report.lines.faulty += u64::from(faulty);
        // A line is named by its place in the chain, which a changed number does not change; one
        // that has no place there (said twice, or out of order) by its number.
        let seq = if self.chain.expected() == position { seq } else { position };
        match &read.place {
            Some(place) => self.logged(seq, read, place),
            None => self.awaiting.push(seq),
        }
        seq
    }

    fn logged(&mut self, seq: u64, read: &ReadLine<'_>, place: &Placement) {
        // The log takes an owner's lines in order: what it passed over, it kept from being published.
        for seq in self.awaiting.drain(..) {
            self.report.fault(Fault::LineUnlogged { seq });
        }
        let Some(head) = &self.head else { return };
        self.report.proofs.checked += 1;
        let leaf = leaf_hash(commitment(&place.opening, &read.hash).as_bytes());
        if verify_inclusion(&leaf, place.leaf_index, head, &place.proof).is_err() {
            self.report.proofs.faulty += 1;
            self.report.fault(Fault::ProofFalse { seq });
        }
    }
}
