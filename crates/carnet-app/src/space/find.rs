//! Finds a space by its national identity.

use carnet_core::id::OwnerId;
use carnet_core::identity::Ins;
use carnet_core::record::LookupKind;

use crate::context::Cx;
use crate::error::{Error, Kind, Result};

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
