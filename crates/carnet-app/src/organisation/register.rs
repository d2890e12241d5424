//! An operator registers the software of a structure.

use std::collections::BTreeSet;

use carnet_core::document::Structure;
use carnet_core::practitioner::{Organisation, Scope};
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_store::{RegistryCommit, StoreError};

use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// What a registration says.
#[derive(Debug, Clone)]
pub struct Registration {
    /// Client identifier.
    pub client: String,
    /// The structure.
    pub structure: Structure,
    /// Public keys (JSON Web Key Set).
    pub keys: serde_json::Value,
    /// What it may ask for.
    pub scopes: BTreeSet<Scope>,
}

/// Registers it.
///
/// # Errors
/// `client.taken` when this identifier is in use.
pub async fn register(cx: &Cx, registration: Registration) -> Result<Organisation> {
    let organisation = Organisation {
        id: cx.new_owner(),
        client: registration.client,
        structure: registration.structure,
        keys: registration.keys,
        scopes: registration.scopes,
        suspended: None,
    };
    let commit = RegistryCommit::new(organisation.id, OwnerKind::Organisation)
        .put(&organisation)
        .lookup(LookupKind::Client, &organisation.client, None);
    match cx.store().registry_commit(commit).await {
        Ok(_) => Ok(organisation),
        Err(StoreError::Duplicate { .. }) => Err(Error::new(Kind::Conflict, "client.taken")),
        Err(error) => Err(error.into()),
    }
}
