//! Nobody turns a grant into another one.

use carnet_core::access::{Action, Grant};
use carnet_core::id::{DocumentId, OwnerId};

fn elsewhere(mut grant: Grant, owner: OwnerId) -> Grant {
    grant.owner = owner;
    grant
}

fn stronger(mut grant: Grant) -> Grant {
    grant.action = Action::Export;
    grant
}

fn wider(mut grant: Grant, document: DocumentId) -> Grant {
    grant.documents.insert(document);
    grant
}

fn main() {}
