//! What the verifier found.

use serde::Serialize;

use super::Fault;
use crate::merkle::TreeHead;

/// More faults than these are counted, not listed.
const FAULTS_LISTED_MAX: usize = 1_000;

/// Where the key that was believed comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeySource {
    /// The reader gave it.
    Given,
    /// It was in the export itself: whoever forged the export may have forged it too.
    Embedded,
}

/// The key that was believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UsedKey {
    /// Where it comes from.
    pub source: KeySource,
    /// The key itself, to be compared with what the operator publishes elsewhere.
    pub vkey: String,
}

/// A tree whose signature was found true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedHead {
    /// The log.
    pub origin: String,
    /// Its size and root.
    #[serde(flatten)]
    pub head: TreeHead,
    /// How many signatures of others the checkpoint carries. They are not verified here.
    pub cosignatures: usize,
}

/// How many of a kind were checked, and how many of these were found false.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Checked.
    pub checked: u64,
    /// Of these, false.
    pub faulty: u64,
}

/// What was checked, and what is false.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The key that was believed, when one could be read.
    pub key: Option<UsedKey>,
    /// The tree that the proofs were checked against, when its signature is true.
    pub log: Option<SignedHead>,
    /// The signature of the checkpoint.
    pub signature: Tally,
    /// The lines: shape, hash, link to the line before.
    pub lines: Tally,
    /// Inclusion proofs. None is checked without a signed tree.
    pub proofs: Tally,
    /// Documents: named by their line, file present, size and SHA-256.
    pub documents: Tally,
    /// Lines whose place is shown and whose content is not.
    pub withheld: u64,
    /// Lines too recent to be in the log: chained, but not yet proven to be published.
    pub awaiting: u64,
    /// The faults, at most a thousand of them.
    pub faults: Vec<Fault>,
    /// How many faults there are in all.
    pub faults_total: u64,
}

impl Report {
    /// Whether everything that could be checked is true.
    pub const fn holds(&self) -> bool {
        self.faults_total == 0 && self.log.is_some()
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults_total += 1;
        if self.faults.len() < FAULTS_LISTED_MAX {
            self.faults.push(fault);
        }
    }

    /// One fault says what one for each of the `broken` lines would hide.
    pub(super) fn lines_are_of_another_owner(&mut self, broken: u64) {
        assert!(broken <= self.faults_total, "each broken line was counted");
        self.faults.retain(|fault| !matches!(fault, Fault::LineBroken { .. }));
        self.faults_total -= broken;
        self.fault(Fault::OwnerDiffers);
    }
}
