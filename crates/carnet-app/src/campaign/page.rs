//! One page of a roster: everybody on it is told, and their letters make one file.

use carnet_core::campaign::{Batch, Campaign, Passed, Reference};
use carnet_core::id::OwnerId;
use carnet_core::insured::Roster;
use carnet_core::record::OwnerKind;
use carnet_store::RegistryCommit;
use futures_util::{StreamExt as _, stream};

use super::announce::{self, Announced, Letter};
use super::tally;
use crate::context::Cx;
use crate::error::{Error, Result};

/// Persons told at once.
const ABREAST: usize = 64;

/// What is to be printed of a page, and what was filed.
#[derive(Debug, Default)]
pub struct Page {
    /// The letters, in the order of the page.
    pub letters: Vec<Letter>,
    /// Mails filed.
    pub mails: u32,
    /// Whom nothing was sent to.
    pub passed: Passed,
    /// Those of them whom nobody can write to.
    pub unreached: Vec<OwnerId>,
}

/// Tells everybody of a page. Asked again after a crash it gives the same letters in the same order.
pub async fn tell(cx: &Cx, campaign: &Campaign, roster: &Roster) -> Result<Page> {
    let each = stream::iter(roster.members.clone()).map(|person| {
        let (cx, campaign) = (cx.clone(), campaign.clone());
        tokio::spawn(async move { announce::announce(&cx, &campaign, person).await })
    });
    let mut each = each.buffered(ABREAST);
    let mut page = Page::default();
    let mut places = roster.members.iter().enumerate();
    while let Some(joined) = each.next().await {
        // In the order of the page: the place of a person is part of the reference.
        let Some((place, person)) = places.next() else { break };
        match joined.map_err(Error::fault)?? {
            Announced::Letter(letter) => {
                let reference = Reference::of(roster.id, place);
                page.letters.push(Letter { reference, ..*letter });
            }
            Announced::Mail => page.mails += 1,
            Announced::Settled => page.passed.settled += 1,
            Announced::Unreachable => {
                page.passed.unreachable += 1;
                page.unreached.push(*person);
            }
            Announced::Moved => page.passed.moved += 1,
            Announced::Erased => page.passed.erased += 1,
        }
    }
    Ok(page)
}

/// Notes that a page is finished: its file, if there is one, is durable.
pub async fn finish(
    cx: &Cx,
    campaign: &Campaign,
    roster: &Roster,
    page: &Page,
    file: Option<(String, String)>,
) -> Result<Batch> {
    let batch = Batch {
        id: roster.id,
        done: cx.now,
        letters: u32::try_from(page.letters.len()).unwrap_or(u32::MAX),
        mails: page.mails,
        passed: page.passed,
        unreached: page.unreached.clone(),
        file,
    };
    let commit = RegistryCommit::new(campaign.id, OwnerKind::Campaign).put(&batch);
    cx.store().registry_commit(commit).await?;
    tally::follow(cx, campaign, roster.id).await?;
    Ok(batch)
}
