//! The support: somebody calls, is identified, and asks for something.
//!
//! An agent finds a person by their exact identity only, and acts for them only once they proved who they are: by a code
//! sent to the e-mail address that the fund knows, or by the last five digits of the IBAN that it knows. What is proven
//! belongs to one session and is over after a while. Each step leaves a line, in the agent's name, in the person's history.

pub mod decide;
pub mod find;
pub mod give;
pub mod identify;

use carnet_core::access::{Actor, Purpose};
use carnet_core::account::staff::Call;
use carnet_core::account::{Account, Session};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError, Version};

use crate::authorise::{RETRIES, Visit};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// An agent in a session of theirs.
#[derive(Debug, Clone, Copy)]
pub struct Agent<'a> {
    /// Their account.
    pub account: &'a Account,
    /// The session.
    pub session: &'a Session,
}

impl Agent<'_> {
    fn visit(&self, space: OwnerId) -> Visit {
        let actor = Actor::Support(self.account.name.clone());
        Visit { actor, purpose: Purpose::Service, space }
    }

    fn commit(&self) -> RegistryCommit {
        RegistryCommit::new(self.account.id, OwnerKind::Account)
    }

    fn record(&self) -> RecordId {
        RecordId::from_uuid(self.session.id.uuid())
    }
}

/// The call this session is on.
///
/// # Errors
/// `support.no-call` when there is none, or no more.
pub async fn call(cx: &Cx, agent: &Agent<'_>) -> Result<Call> {
    Ok(versioned(cx, agent).await?.0)
}

/// The same, of a person who was identified.
///
/// # Errors
/// `support.no-call`, `support.not-identified`.
async fn identified(cx: &Cx, agent: &Agent<'_>) -> Result<Call> {
    let call = call(cx, agent).await?;
    if call.identified.is_none() {
        return Err(Error::new(Kind::Forbidden, "support.not-identified"));
    }
    Ok(call)
}

async fn versioned(cx: &Cx, agent: &Agent<'_>) -> Result<(Call, Version)> {
    let kept = cx.store().registry_one::<Call>(agent.account.id, agent.record()).await?;
    let kept = kept.filter(|kept| cx.now < kept.value.until);
    let kept = kept.ok_or_else(|| Error::new(Kind::NotFound, "support.no-call"))?;
    Ok((kept.value, kept.version))
}

/// Changes the call, again when something else of the agent's changed meanwhile.
async fn change(cx: &Cx, agent: &Agent<'_>, change: impl Fn(&mut Call) + Send) -> Result<Call> {
    for _ in 0..RETRIES {
        let (mut call, version) = versioned(cx, agent).await?;
        change(&mut call);
        match cx.store().registry_commit(agent.commit().put(&call).expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| call).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// The person hung up: nothing more is done for them.
pub async fn end(cx: &Cx, agent: &Agent<'_>) -> Result<()> {
    cx.store().registry_commit(agent.commit().remove::<Call>(agent.record())).await?;
    Ok(())
}
