//! Coming in for the first time: from the card to an account, step by step.
//!
//! Each step is a file. Nothing of the person is told before the number of their card, their own number and their
//! birth date are right together; whatever is false or unknown is answered the same, and takes as long.

mod account;
mod code;
mod contact;
pub(crate) mod identify;
pub(crate) mod lapse;

use carnet_core::access::{Actor, Assurance, Citizen, Purpose};
use carnet_core::account::enrolment::Enrolment;
use carnet_core::id::OwnerId;
use carnet_core::id::RecordId;
use carnet_core::limits::LimitKind;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_core::space::Space;
use carnet_store::{RegistryCommit, StoreError, Version};
use sha2::{Digest as _, Sha256};

pub use account::{Chosen, finish, free};
pub(crate) use code::give;
pub use code::{Way, prove, send};
pub use contact::{Confirmed, confirm, tell, waiting};
pub(crate) use identify::seen;
pub use identify::{Typed, identify};

use crate::authorise::{RETRIES, Visit};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{Caller, Taken, too_many};
use crate::secret;

/// The job whose lines tell a person that somebody comes in with their card.
const JOB: &str = "enrolment";

/// The enrolment a cookie names.
///
/// # Errors
/// `enrol.over` when there is none, or no more.
pub async fn find(cx: &Cx, token: &str) -> Result<Enrolment> {
    Ok(versioned(cx, token).await?.0)
}

async fn versioned(cx: &Cx, token: &str) -> Result<(Enrolment, Version)> {
    let over = || Error::new(Kind::Unprocessable, "enrol.over");
    let found = cx.store().find(LookupKind::Enrolment, &handle(token)).await?;
    let (owner, _) = found.ok_or_else(over)?;
    let record = RecordId::from_uuid(owner.uuid());
    let kept = cx.store().registry_one::<Enrolment>(owner, record).await?;
    let kept = kept.filter(|kept| cx.now < kept.value.until).ok_or_else(over)?;
    Ok((kept.value, kept.version))
}

/// Accepts the terms in force.
pub async fn accept(cx: &Cx, token: &str) -> Result<()> {
    let terms = cx.settings().terms.clone();
    change(cx, token, |way| way.terms = Some(terms.clone())).await
}

/// Changes an enrolment, again when somebody else did meanwhile.
async fn change(cx: &Cx, token: &str, change: impl Fn(&mut Enrolment) + Send) -> Result<()> {
    for _ in 0..RETRIES {
        let (mut way, version) = versioned(cx, token).await?;
        change(&mut way);
        match cx.store().registry_commit(of(&way).expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn of(way: &Enrolment) -> RegistryCommit {
    RegistryCommit::new(way.id, OwnerKind::Account).put(way)
}

/// What removes an enrolment and the way to it.
fn forget(way: &Enrolment) -> RegistryCommit {
    RegistryCommit::new(way.id, OwnerKind::Account)
        .remove::<Enrolment>(RecordId::from_uuid(way.id.uuid()))
        .unlookup(LookupKind::Enrolment, &way.handle)
}

/// How an enrolment is found: what is kept does not open it.
pub(crate) fn handle(token: &str) -> String {
    secret::hex(&Sha256::digest(token))
}

/// One try at a number from this address.
pub(crate) fn take(cx: &Cx, caller: &Caller, nir: &str) -> Result<Taken> {
    let network = caller.network();
    let pair = format!("{nir}\n{network}");
    let tries = [
        (LimitKind::IdentifyPersonAddress, pair.as_str()),
        (LimitKind::IdentifyAddress, network.as_str()),
        (LimitKind::IdentifyAll, ""),
    ];
    cx.app
        .guard
        .take(cx.now, &tries)
        .map_err(|wait| too_many(Error::new(Kind::TooMany, "enrol.slow-down"), wait))
}

/// Somebody who proved by a code that reached a contact of the fund whose space it is, before they have an account:
/// what stands for it is named in their lines.
pub(crate) fn in_person(account: OwnerId, space: &Space) -> Visit {
    let citizen = Citizen {
        account,
        space: space.id,
        name: space.traits.display_name(),
        assurance: Assurance::Substantial,
    };
    Visit { actor: Actor::Holder(citizen), purpose: Purpose::Own, space: space.id }
}
