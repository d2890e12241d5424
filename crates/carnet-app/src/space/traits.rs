//! What finds a person by who they are, for an identity provider that proves names and birth and no number.
//!
//! Two people may have the same traits. Then neither is found by them, for ever: nobody is ever let into the space of a
//! namesake.

use carnet_core::id::OwnerId;
use carnet_core::identity::Traits;
use carnet_core::record::LookupKind;
use carnet_core::space::{Space, SpaceState};
use carnet_store::Commit;

use crate::context::Cx;
use crate::enrol;
use crate::error::{Error, Kind, Result};

/// What says that more than one person has these traits.
fn namesake(text: &str) -> String {
    format!("{text}|2")
}

/// Adds to a commit what finds a person by their traits, in the place of what found them by those of before.
pub(crate) async fn found_by(
    cx: &Cx,
    mut commit: Commit,
    owner: OwnerId,
    (before, now): (Option<&Traits>, &Traits),
) -> Result<Commit> {
    let text = now.index_text();
    let old = before.and_then(Traits::index_text).filter(|old| Some(old) != text.as_ref());
    if let Some(old) = old {
        commit = gone(cx, commit, owner, old).await?;
    }
    let Some(text) = text else { return Ok(commit) };
    Ok(match holder(cx, &text).await? {
        None => commit.lookup(LookupKind::Traits, text, None),
        Some(same) if same == owner => commit,
        Some(_) if holder(cx, &namesake(&text)).await?.is_none() => {
            commit.lookup(LookupKind::Traits, namesake(&text), None)
        }
        Some(_) => commit,
    })
}

/// Takes away what finds a person by their traits. That they had a namesake stays: a third one may be there.
pub(crate) async fn gone(cx: &Cx, commit: Commit, owner: OwnerId, text: String) -> Result<Commit> {
    let theirs = holder(cx, &text).await? == Some(owner);
    Ok(if theirs { commit.unlookup(LookupKind::Traits, text) } else { commit })
}

async fn holder(cx: &Cx, text: &str) -> Result<Option<OwnerId>> {
    Ok(cx.store().find(LookupKind::Traits, text).await?.map(|(owner, _)| owner))
}

/// The space of the person with exactly these traits.
///
/// # Errors
/// `france-connect.nobody` when nobody has them; `france-connect.namesakes` when more than one has.
pub(crate) async fn space_of(cx: &Cx, traits: &Traits) -> Result<Space> {
    let nobody = || Error::new(Kind::NotFound, "france-connect.nobody");
    let text = traits.index_text().ok_or_else(nobody)?;
    let owner = holder(cx, &text).await?.ok_or_else(nobody)?;
    if holder(cx, &namesake(&text)).await?.is_some() {
        return Err(Error::new(Kind::Conflict, "france-connect.namesakes"));
    }
    let (space, _) = enrol::identify::look(cx, owner).await?;
    // One the fund named, and nobody told yet, is as if there were none.
    let told = |space: &Space| !matches!(space.state, SpaceState::Known { .. });
    let same = |space: &Space| space.traits.index_text().as_ref() == Some(&text);
    space.filter(|space| told(space) && same(space)).ok_or_else(nobody)
}
