//! A vault shows no documents before a grant opened it.

use carnet_store::Vault;

fn list(vault: &Vault) {
    let _documents = vault.documents();
    let _contents = vault.contents();
}

fn main() {}
