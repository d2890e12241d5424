//! Finds a space by its national identity.

use carnet_core::access::Actor;
use carnet_core::id::OwnerId;
use carnet_core::identity::Ins;
use carnet_core::record::LookupKind;

use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::reach;

/// The space of an INS, for somebody of whom it is counted how often they ask for nobody.
///
/// # Errors
/// `space.unknown`; `access.refusals-cap` once that was too often.
pub async fn for_actor(cx: &Cx, actor: &Actor, ins: &Ins) -> Result<OwnerId> {
    match by_ins(cx, ins).await {
        Err(error) if error.kind == Kind::NotFound => {
            nobody(cx, actor).await?;
            Err(error)
        }
        found => found,
    }
}

/// Counts that an actor asked for nobody.
///
/// # Errors
/// `access.refusals-cap` once that was too often.
pub async fn nobody(cx: &Cx, actor: &Actor) -> Result<()> {
    reach::may_ask(cx, actor).await?;
    reach::refused(cx, actor).await
}

/// The same where nothing but existence is asked: not even that is told, once too many were about nobody.
///
/// # Errors
/// `space.unknown`, `access.refusals-cap`.
pub async fn known_to(cx: &Cx, actor: &Actor, ins: &Ins) -> Result<OwnerId> {
    reach::may_ask(cx, actor).await?;
    for_actor(cx, actor, ins).await
}

/// The space of an INS.
///
/// Only professionals and institutions ask, and the referential lets them know whether a
/// space exists (DMP TD0.2); citizens' doors never call this.
///
/// # Errors
/// `space.unknown` when there is none.
pub async fn by_ins(cx: &Cx, ins: &Ins) -> Result<OwnerId> {
    let found = cx.store().find(LookupKind::Ins, &ins.index_text()).await?;
    found.map(|(owner, _)| owner).ok_or_else(|| Error::new(Kind::NotFound, "space.unknown"))
}
