//! A professional arrives from the identity provider.

use carnet_core::account::SessionStep;
use carnet_core::document::Person;
use carnet_core::id::RecordId;
use carnet_core::identity::Rpps;
use carnet_core::practitioner::{Practitioner, Situation};
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_store::RegistryCommit;

use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::session::{self, Opened};

/// What the identity provider vouches for.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// IDNPS: `8` and the RPPS.
    pub idnps: String,
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Situations d'exercice.
    pub situations: Vec<Situation>,
}

/// Keeps what the provider said and opens a session.
///
/// # Errors
/// `rpps.invalid`, `practitioner.no-situation`.
pub async fn arrive(cx: &Cx, arrival: Arrival) -> Result<(Practitioner, Opened)> {
    let rpps = arrival.idnps.strip_prefix('8').unwrap_or_default();
    let rpps = Rpps::parse(rpps)
        .map_err(|error| Error::new(Kind::Forbidden, error.code()))?
        .as_str()
        .to_owned();
    if arrival.situations.is_empty() {
        return Err(Error::new(Kind::Forbidden, "practitioner.no-situation"));
    }
    let known = cx.store().find(LookupKind::Rpps, &rpps).await?;
    let id = known.map_or_else(|| cx.new_owner(), |(owner, _)| owner);
    let practitioner = Practitioner {
        id,
        person: Person { idnps: arrival.idnps, family: arrival.family, given: arrival.given },
        situations: arrival.situations,
        seen: cx.now,
        rpps,
    };
    let mut commit = RegistryCommit::new(id, OwnerKind::Practitioner).put(&practitioner);
    if known.is_none() {
        let record = RecordId::from_uuid(id.uuid());
        commit = commit.lookup(LookupKind::Rpps, &practitioner.rpps, Some(record));
    }
    cx.store().registry_commit(commit).await?;
    let opened = session::begin(cx, (id, OwnerKind::Practitioner), SessionStep::Open, None).await?;
    Ok((practitioner, opened))
}
