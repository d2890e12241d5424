//! A grant is consumed by its line: it does not open two things.

use carnet_core::access::Grant;
use carnet_store::{Store, Vault};

async fn twice(store: &Store, one: Vault, two: Vault, grant: Grant) {
    let _first = store.disclose(one, grant).await;
    let _second = store.disclose(two, grant).await;
}

fn main() {}
