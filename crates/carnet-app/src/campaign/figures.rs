//! How a campaign goes: counted from the states of those it told, never from what is in their spaces.

use std::collections::BTreeMap;

use carnet_core::campaign::Campaign;
use carnet_core::id::OwnerId;
use carnet_core::rules::paris;
use carnet_store::{Load, StoreError};
use futures_util::{StreamExt as _, stream};
use jiff::Timestamp;
use jiff::civil::Date;

use super::order;
use crate::context::Cx;
use crate::error::{Error, Result};
use crate::insured::roster;

/// Persons looked at at once.
const ABREAST: usize = 64;

/// The persons of a territory, by where they stand and since which day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Letters and mails sent.
    pub letters: u64,
    /// Mails filed.
    pub mails: u64,
    /// Persons by state (`announced`, `opposed`, `created`, `active`…) and day.
    pub states: BTreeMap<(&'static str, Date), u64>,
}

/// Counts.
pub async fn count(cx: &Cx, campaign: &Campaign) -> Result<Figures> {
    let mut figures = Figures::default();
    for batch in order::sent(cx, campaign).await? {
        figures.letters += u64::from(batch.letters);
        figures.mails += u64::from(batch.mails);
    }
    for page in roster::pages(cx, &campaign.territory).await? {
        let each = stream::iter(page.members).map(|person| state(cx, person));
        let mut each = each.buffer_unordered(ABREAST);
        while let Some(state) = each.next().await {
            if let Some((name, since)) = state? {
                *figures.states.entry((name, day(since))).or_default() += 1;
            }
        }
    }
    Ok(figures)
}

/// Where one person stands: what the gate is told, and nothing else.
async fn state(cx: &Cx, person: OwnerId) -> Result<Option<(&'static str, Timestamp)>> {
    let vault = match cx.store().load(person, Load::Documents).await {
        Err(StoreError::Erased { .. }) => return Ok(None),
        other => other.map_err(Error::from)?,
    };
    Ok(vault.facts().state.map(|state| (state.name(), state.since())))
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(paris()).date()
}
