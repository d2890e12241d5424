//! The bytes of a document do not come out of a vault that was not disclosed.

use carnet_core::id::DocumentId;
use carnet_store::{Store, Vault};

async fn read(store: &Store, vault: &Vault, id: DocumentId) {
    let _bytes = store.content(vault, id).await;
}

fn main() {}
