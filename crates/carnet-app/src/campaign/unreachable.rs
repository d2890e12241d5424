//! Whom a campaign could not tell: listed for the fund, which may know another address.

use std::collections::BTreeMap;

use carnet_core::access::{Action, Actor, Purpose, Target};
use carnet_core::campaign::Campaign;
use carnet_core::id::OwnerId;
use carnet_core::identity::{Ins, Traits};
use carnet_core::space::SpaceState;
use carnet_store::{Load, StoreError};
use jiff::Timestamp;

use super::{order, returned};
use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Result};

/// Why somebody was not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The fund knows no address of any kind.
    NoAddress,
    /// The letter came back.
    Returned,
}

impl Why {
    /// Stable name, as in the list.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoAddress => "no-address",
            Self::Returned => "returned",
        }
    }
}

/// Somebody who was not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreached {
    /// The national identity, by which the fund knows them.
    pub ins: Ins,
    /// Names and birth date.
    pub traits: Traits,
    /// Why.
    pub why: Why,
    /// Since when that is known.
    pub since: Timestamp,
}

/// Everybody the campaign could not tell, and who was not told otherwise since. Each costs a line in their history.
pub async fn list(cx: &Cx, actor: &Actor, campaign: &Campaign) -> Result<Vec<Unreached>> {
    let mut persons: BTreeMap<OwnerId, (Why, Timestamp)> = BTreeMap::new();
    for batch in order::sent(cx, campaign).await? {
        persons.extend(batch.unreached.iter().map(|one| (*one, (Why::NoAddress, batch.done))));
    }
    for one in returned::list(cx, campaign).await? {
        persons.insert(one.person, (Why::Returned, one.at));
    }
    let mut unreached = Vec::new();
    for (person, (why, since)) in persons {
        let visit = Visit { actor: actor.clone(), purpose: Purpose::Service, space: person };
        if !waits(cx, person).await? {
            continue;
        }
        let look = (Action::Identify, Target::Space);
        let opened = disclose(cx, &visit, Load::WithInsured, look.0, look.1).await?;
        let told = opened.insured().is_none_or(|known| !known.sent.is_empty() && !known.untold());
        if !told {
            let space = opened.space();
            unreached.push(Unreached {
                ins: space.ins.clone(),
                traits: space.traits.clone(),
                why,
                since,
            });
        }
    }
    Ok(unreached)
}

/// True as long as the person has neither a space nor refused one. Nothing of theirs is opened to know it.
async fn waits(cx: &Cx, person: OwnerId) -> Result<bool> {
    let state = match cx.store().load(person, Load::Documents).await {
        Err(StoreError::Erased { .. }) => return Ok(false),
        other => other.map_err(Error::from)?.facts().state,
    };
    Ok(matches!(state, Some(SpaceState::Known { .. } | SpaceState::Announced { .. })))
}

/// The list as the fund reads it: one person a line, cells separated by `;`.
pub fn csv(unreached: &[Unreached]) -> String {
    let mut text = "ins;oid;birth_name;given_names;birth_date;why;since\n".to_owned();
    for one in unreached {
        let cells = [
            one.ins.matricule().to_owned(),
            one.ins.domain().oid().to_owned(),
            one.traits.birth_name.clone(),
            one.traits.given_names.join(" "),
            one.traits.birth_date.to_string(),
            one.why.name().to_owned(),
            one.since.to_string(),
        ];
        text.push_str(&cells.join(";"));
        text.push('\n');
    }
    text
}
