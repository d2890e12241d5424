//! A space with as many documents as wanted, for measures: the documents of many lives, told of one person.

use carnet_app::authorise::Visit;
use carnet_app::document::deposit::deposit;
use carnet_app::document::{Draft, SubmissionDraft};
use carnet_app::notice::mark::{self, Mark, Which};
use carnet_app::{Cx, Error, Result, job};
use carnet_core::access::{Actor, Institution, Purpose, Standing};
use carnet_core::document::Shelf;
use carnet_core::id::OwnerId;
use carnet_core::valueset;
use carnet_interop::cda::write;
use carnet_interop::describe::describe;
use jiff::{Timestamp, ToSpan as _};

use super::super::document::DocumentPlan;
use super::super::person::PersonPlan;
use super::super::staff::Place;
use super::{SettledPerson, new, sign_up};

/// Documents of one lot: a space is loaded once for each.
const LOT: usize = 20;

/// One letter in so many arrives as a PDF alone, without a CDA around it.
const PLAIN_ONE_IN: usize = 3;

/// Who feeds the space.
const HOSPITAL: Place = Place::Hospital;

/// Writes a person's space with these documents, oldest first, through the use cases; the holder has read the notices
/// of all lots but the last.
///
/// # Errors
/// Those of the use cases; the first one stops everything.
pub async fn settle_heavy(
    cx: &Cx,
    person: &PersonPlan,
    documents: &[DocumentPlan],
    progress: &mut dyn FnMut(usize),
) -> Result<SettledPerson> {
    let at = cx.at(person.opened);
    let space = super::create::create(&at, Actor::System("population"), new(person)).await?;
    let holder = match &person.login {
        Some(login) => Some(sign_up(&at, person, login, space).await?),
        None => None,
    };
    let mut now = person.opened;
    let mut done = 0;
    for lot in documents.chunks(LOT) {
        now = received(lot, now);
        let lately = done + lot.len() >= documents.len();
        if let Some(holder) = holder.as_ref().filter(|_| lately) {
            job::run_until_idle(&cx.at(now)).await?;
            mark::mark(&cx.at(now), holder, Which::All, Mark::Read).await?;
        }
        feed(&cx.at(now), person, space, (lot, done)).await?;
        done += lot.len();
        progress(done);
    }
    job::run_until_idle(cx).await?;
    Ok(SettledPerson { number: person.number, space, documents: documents.len() })
}

/// When a lot arrives: with its last document, and after the one before.
fn received(lot: &[DocumentPlan], before: Timestamp) -> Timestamp {
    let last = lot.iter().map(|plan| plan.received).max().unwrap_or(before);
    last.max(before.checked_add(1.minute()).unwrap_or(before))
}

async fn feed(
    cx: &Cx,
    person: &PersonPlan,
    space: OwnerId,
    (lot, rank): (&[DocumentPlan], usize),
) -> Result<()> {
    let structure = HOSPITAL.plan();
    let institution = Institution {
        client: structure.client.unwrap_or_default().to_owned(),
        structure: structure.structure(),
        standing: Standing::Active,
    };
    let device = structure.device().ok_or_else(|| Error::fault("the hospital has software"))?;
    let visit = Visit { actor: Actor::Institution(institution), purpose: Purpose::Deposit, space };
    let (plans, person) = (lot.to_vec(), person.clone());
    // Printing and writing documents takes milliseconds each: never on a thread that serves others.
    let drafts: Vec<Draft> = tokio::task::spawn_blocking(move || {
        let drafts = plans.iter().zip(rank..).map(|(plan, rank)| draft(plan, &person, rank));
        drafts.collect::<Result<_>>()
    })
    .await
    .map_err(Error::fault)??;
    let submission = SubmissionDraft {
        unique_id: format!("{}.{rank}", lot.first().map_or("2.25.1", |plan| plan.id.as_str())),
        source_id: None,
        designation: valueset::designation("07").map(valueset::Entry::code_value),
        title: None,
        author: device.clone(),
    };
    deposit(cx, &visit, &device, &submission, drafts).await?;
    Ok(())
}

fn draft(plan: &DocumentPlan, person: &PersonPlan, rank: usize) -> Result<Draft> {
    let cda = plan.document(person);
    let mut description = describe(&cda).map_err(Error::fault)?;
    let alone = plan.print(person).filter(|_| rank.is_multiple_of(PLAIN_ONE_IN));
    let (media_type, bytes) = match alone {
        Some(pdf) => ("application/pdf", pdf),
        None => ("text/xml", write::document(&cda)),
    };
    if let Some(format) = valueset::format_of(media_type) {
        description.format = format.code_value();
    }
    Ok(Draft {
        description,
        labels: plan.labels.clone(),
        replaces: None,
        media_type: media_type.to_owned(),
        bytes,
        shelf: Shelf::Active,
    })
}
