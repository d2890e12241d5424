//! Somebody works for the service no more: their sessions end at once, and their login opens nothing.

use carnet_core::account::Account;
use carnet_core::account::staff::Member;
use carnet_core::id::RecordId;
use carnet_core::record::OwnerKind;
use carnet_store::RegistryCommit;

use super::{list, owner};
use crate::account::{end, normal};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Ends the work of who has that login.
///
/// # Errors
/// `staff.unknown` when nobody who works here has it.
pub async fn end(cx: &Cx, login: &str) -> Result<Member> {
    let unknown = || Error::new(Kind::NotFound, "staff.unknown").with("login", login);
    let login = normal(login);
    let mut working = list(cx).await?.into_iter().filter(|member| member.ended.is_none());
    let member = working.find(|member| normal(&member.login) == login).ok_or_else(unknown)?;
    let record = RecordId::from_uuid(member.id.uuid());
    let kept = cx.store().registry_one::<Account>(member.id, record).await?.ok_or_else(unknown)?;
    end::lock(cx, &kept.value).await?;
    let member = Member { ended: Some(cx.now), ..member };
    let commit = RegistryCommit::new(owner(), OwnerKind::System).put(&member);
    cx.store().registry_commit(commit).await?;
    Ok(member)
}
