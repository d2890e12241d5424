//! Nobody makes a grant but the gate.

use std::collections::BTreeSet;

use carnet_core::access::{Action, Grant};
use carnet_core::history::Detail;
use carnet_core::id::OwnerId;
use jiff::Timestamp;

fn forge(owner: OwnerId, detail: Detail) -> Grant {
    Grant {
        owner,
        action: Action::Read,
        at: Timestamp::UNIX_EPOCH,
        detail,
        documents: BTreeSet::new(),
    }
}

fn main() {}
