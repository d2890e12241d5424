//! Sessions: begun, found, kept alive and ended. Cookies hold a token; only its blind index is stored.

use carnet_core::account::staff::StaffRole;
use carnet_core::account::{Account, Session, SessionStep};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::practitioner::Practitioner;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_store::{RegistryCommit, StoreError, Version};
use jiff::Timestamp;

use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::secret;

/// Whoever a session belongs to.
#[derive(Debug, Clone)]
pub enum Visitor {
    /// A citizen, both factors given.
    Citizen(Box<Account>),
    /// A professional, signed in through Pro Santé Connect.
    Practitioner(Box<Practitioner>),
    /// Somebody who works for the service, both factors given.
    Staff(Box<Account>, StaffRole),
}

/// A session with its token.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The token of the cookie.
    pub token: String,
    /// The session.
    pub session: Session,
}

/// Begins a session; `step` says how far it is.
pub(crate) async fn begin(
    cx: &Cx,
    (owner, kind): (OwnerId, OwnerKind),
    step: SessionStep,
    context: Option<serde_json::Value>,
) -> Result<Opened> {
    let token = secret::token(&cx.app.chance);
    let session = new(cx, (owner, kind), step, context);
    let commit = found_by(RegistryCommit::new(owner, kind), &session, &token);
    cx.store().registry_commit(commit).await?;
    Ok(Opened { token, session })
}

/// A session, not yet kept.
pub(crate) fn new(
    cx: &Cx,
    (owner, kind): (OwnerId, OwnerKind),
    step: SessionStep,
    context: Option<serde_json::Value>,
) -> Session {
    Session {
        id: cx.new_session(),
        owner,
        kind,
        step,
        began: cx.now,
        idle_until: cx.now + cx.rules().session_idle(),
        until: cx.now + cx.rules().session_absolute(),
        csrf: secret::token(&cx.app.chance),
        context,
        device: None,
        acting_in: None,
    }
}

/// Keeps a session with a commit, to be found by its token.
pub(crate) fn found_by(commit: RegistryCommit, session: &Session, token: &str) -> RegistryCommit {
    let record = RecordId::from_uuid(session.id.uuid());
    commit.put(session).lookup(LookupKind::Session, token, Some(record))
}

/// Finds a living session by its token, whatever its step.
pub(crate) async fn find(cx: &Cx, token: &str) -> Result<Option<Session>> {
    Ok(find_versioned(cx, token).await?.map(|(session, _)| session))
}

/// The same, with the version of its owner when it was read.
pub(crate) async fn find_versioned(cx: &Cx, token: &str) -> Result<Option<(Session, Version)>> {
    let Some((owner, Some(record))) = cx.store().find(LookupKind::Session, token).await? else {
        return Ok(None);
    };
    let kept = match cx.store().registry_one::<Session>(owner, record).await {
        // Of an account that was erased.
        Err(StoreError::Erased { .. }) => None,
        kept => kept?,
    };
    let kept = kept.map(|kept| (kept.value, kept.version));
    Ok(kept.filter(|(session, _)| cx.now < session.idle_until && cx.now < session.until))
}

/// Who a token belongs to, with its session; none when there is none or it is not open.
pub async fn visitor(cx: &Cx, token: &str) -> Result<Option<(Visitor, Session)>> {
    let Some(session) = find(cx, token).await? else { return Ok(None) };
    if session.step != SessionStep::Open {
        return Ok(None);
    }
    let session = keep_alive(cx, session).await?;
    let own = RecordId::from_uuid(session.owner.uuid());
    let visitor = if session.kind == OwnerKind::Practitioner {
        let kept = cx.store().registry_one::<Practitioner>(session.owner, own).await?;
        kept.map(|kept| Visitor::Practitioner(Box::new(kept.value)))
    } else {
        let kept = cx.store().registry_one::<Account>(session.owner, own).await?;
        kept.map(|kept| match kept.value.staff {
            Some(role) => Visitor::Staff(Box::new(kept.value), role),
            None => Visitor::Citizen(Box::new(kept.value)),
        })
    };
    Ok(visitor.map(|visitor| (visitor, session)))
}

/// Pushes the idle limit, at most once a minute so that reading a page is not a write.
async fn keep_alive(cx: &Cx, mut session: Session) -> Result<Session> {
    let wanted: Timestamp = cx.now + cx.rules().session_idle();
    if wanted.duration_since(session.idle_until).as_secs() < 60 {
        return Ok(session);
    }
    session.idle_until = wanted;
    cx.store()
        .registry_commit(RegistryCommit::new(session.owner, session.kind).put(&session))
        .await?;
    Ok(session)
}

/// Begins the time of a session anew: the clock of a demonstration was moved, and nobody went away.
pub async fn carry_over(cx: &Cx, session: &Session) -> Result<()> {
    let session = Session {
        idle_until: cx.now + cx.rules().session_idle(),
        until: cx.now + cx.rules().session_absolute(),
        ..session.clone()
    };
    let commit = RegistryCommit::new(session.owner, session.kind).put(&session);
    cx.store().registry_commit(commit).await?;
    Ok(())
}

/// Replaces what the session holds on to.
pub async fn remember(cx: &Cx, session: &Session, context: serde_json::Value) -> Result<Session> {
    let session = Session { context: Some(context), ..session.clone() };
    cx.store()
        .registry_commit(RegistryCommit::new(session.owner, session.kind).put(&session))
        .await?;
    Ok(session)
}

/// Stands in the space of somebody else from now on, or in one's own again.
pub async fn act_in(cx: &Cx, session: &Session, space: Option<OwnerId>) -> Result<()> {
    let session = Session { acting_in: space, ..session.clone() };
    let commit = RegistryCommit::new(session.owner, session.kind).put(&session);
    cx.store().registry_commit(commit).await?;
    Ok(())
}

/// Ends a session.
pub async fn end(cx: &Cx, token: &str) -> Result<()> {
    let Some(session) = find(cx, token).await? else { return Ok(()) };
    cx.store().registry_commit(forget(&session, token)).await?;
    Ok(())
}

/// Ends a session at the word of its owner: the form carries the session's token, or it is not theirs.
///
/// # Errors
/// `form.forged`.
pub async fn leave(cx: &Cx, token: &str, csrf: &str) -> Result<()> {
    let Some(session) = find(cx, token).await? else { return Ok(()) };
    if !secret::same(&session.csrf, csrf) {
        return Err(Error::new(Kind::Forbidden, "form.forged"));
    }
    cx.store().registry_commit(forget(&session, token)).await?;
    Ok(())
}

/// What removes a session and the way to it.
pub(crate) fn forget(session: &Session, token: &str) -> RegistryCommit {
    RegistryCommit::new(session.owner, session.kind)
        .remove::<Session>(RecordId::from_uuid(session.id.uuid()))
        .unlookup(LookupKind::Session, token)
}

/// The error of a page that needs somebody signed in.
pub fn needed() -> Error {
    Error::new(Kind::Unauthenticated, "session.needed")
}
