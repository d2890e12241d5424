//! How a campaign goes: what it sent, and where the persons of its territory stood when they were counted.

use std::collections::BTreeMap;

use carnet_core::campaign::{Batch, Campaign, Tally};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{order, returned, tally};
use crate::context::Cx;
use crate::error::Result;
use crate::insured::roster;

/// The figures of a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Letters written.
    pub letters: u64,
    /// Mails filed.
    pub mails: u64,
    /// Persons whom nobody can write to.
    pub unreachable: u64,
    /// Letters that came back.
    pub returned: u64,
    /// Persons of the pages that are finished, written to or passed over.
    pub gone_through: u64,
    /// Persons counted.
    pub persons: u64,
    /// The oldest of the counts: the numbers below are of this instant, or later.
    pub since: Option<Timestamp>,
    /// Persons by state (`announced`, `opposed`, `created`, `active`…) and day.
    pub states: BTreeMap<(String, Date), u64>,
}

impl Figures {
    /// What was sent, and what was counted.
    fn of(batches: &[Batch], tallies: &[Tally]) -> Self {
        let mut figures = Self::default();
        for batch in batches {
            let passed = batch.passed;
            let others = [passed.settled, passed.unreachable, passed.moved, passed.erased];
            let all = others.into_iter().chain([batch.letters, batch.mails]);
            figures.gone_through += all.map(u64::from).sum::<u64>();
            figures.letters += u64::from(batch.letters);
            figures.mails += u64::from(batch.mails);
            figures.unreachable += u64::from(passed.unreachable);
        }
        for tally in tallies {
            figures.persons += u64::from(tally.persons);
            for standing in &tally.states {
                let key = (standing.state.clone(), standing.since);
                *figures.states.entry(key).or_default() += u64::from(standing.persons);
            }
        }
        figures.since = tallies.iter().map(|tally| tally.counted).min();
        figures
    }

    /// Persons in a state, whatever the day.
    pub fn in_state(&self, state: &str) -> u64 {
        self.states.iter().filter(|((name, _), _)| name == state).map(|(_, count)| count).sum()
    }
}

/// The figures as they were counted last: cheap, and as old as they say.
pub async fn read(cx: &Cx, campaign: &Campaign) -> Result<Figures> {
    let batches = order::sent(cx, campaign).await?;
    let figures = Figures::of(&batches, &tally::kept(cx, &campaign.territory).await?);
    Ok(Figures { returned: came_back(cx, campaign).await?, ..figures })
}

async fn came_back(cx: &Cx, campaign: &Campaign) -> Result<u64> {
    Ok(u64::try_from(returned::list(cx, campaign).await?.len()).unwrap_or(u64::MAX))
}

/// The persons of a campaign's territory.
pub async fn persons(cx: &Cx, campaign: &Campaign) -> Result<u64> {
    let pages = roster::pages(cx, &campaign.territory).await?;
    let members: usize = pages.iter().map(|page| page.members.len()).sum();
    Ok(u64::try_from(members).unwrap_or(u64::MAX))
}

/// Counts every page now, and keeps the counts.
pub async fn count(cx: &Cx, campaign: &Campaign) -> Result<Figures> {
    let mut tallies = Vec::new();
    if let Some(territory) = roster::of(cx, &campaign.territory).await? {
        for page in roster::pages(cx, &campaign.territory).await? {
            tallies.push(tally::count(cx, territory, &page).await?);
        }
    }
    let figures = Figures::of(&order::sent(cx, campaign).await?, &tallies);
    Ok(Figures { returned: came_back(cx, campaign).await?, ..figures })
}
