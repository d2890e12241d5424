//! The holder of a space comes of age, at 00:00 in Paris: who represented them no longer does, what was secret to them
//! is plain, and nothing is sent to a parent's contact any more. The space waits for its holder.
//!
//! The gate refuses a parent from that instant on, whether or not this was done.

use carnet_core::access::{Action, Target};
use carnet_core::document::Label;
use carnet_core::record::TaskKind;
use carnet_core::space::{Contact, Ending, Mandate, MandateRole};
use carnet_store::{Commit, Leased, Load, Record, StoreError, Task, Vault};

use super::profile;
use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// The name of the job, in the lines it leaves.
const JOB: &str = "majority";

pub(crate) async fn job(cx: &Cx, task: &Leased) -> Result<()> {
    let visit = Visit::service(JOB, task.task.owner);
    for _ in 0..RETRIES {
        let vault = match cx.store().load(visit.space, Load::Documents).await {
            Err(StoreError::Erased { .. }) => return Ok(()),
            loaded => loaded?,
        };
        let ending = ending(cx, &vault);
        let of_age = vault.facts().is_of_age(cx.rules(), cx.now);
        if of_age && ending.is_empty() {
            return Ok(());
        }
        let commit = if of_age {
            come_of_age(cx, &vault, &visit, &ending).await?
        } else {
            // The fund corrected the birth date meanwhile.
            later(cx, &vault, &visit).await?
        };
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                for mandate in &ending {
                    profile::settle(cx, visit.space, mandate.account, ("", "")).await?;
                }
                return Ok(());
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// The mandates that the birthday ends: in force, or offered.
fn ending(cx: &Cx, vault: &Vault) -> Vec<Mandate> {
    let parents = vault.facts().mandates.iter().filter(|it| it.role == MandateRole::Parent);
    parents.filter_map(|it| it.clone().end(cx.now, Ending::Majority).ok()).collect()
}

async fn come_of_age(cx: &Cx, vault: &Vault, visit: &Visit, ending: &[Mandate]) -> Result<Commit> {
    let dismissed = authorise(cx, vault, visit, Action::Dismiss, Target::Space).await?;
    let maintained = authorise(cx, vault, visit, Action::Maintain, Target::Space).await?;
    let change = vault.for_change(&maintained.grant);
    let mut space = change.space()?.clone();
    space.contact = Contact::default();
    let mut records = vec![Record::Space(Box::new(space))];
    for id in maintained.grant.documents() {
        let document = change.document(*id)?;
        if document.labels.has(Label::HiddenFromRepresentatives, cx.now) {
            let mut plain = document.clone();
            plain.labels = plain.labels.of_age();
            plain.version += 1;
            plain.entry = cx.new_entry();
            plain.updated = cx.now;
            records.push(Record::Document(Box::new(plain)));
        }
    }
    records.extend(ending.iter().cloned().map(Record::Mandate));
    // The notice waits for the holder: the space has no contact until they come.
    let told = Told { who: cx.settings().name.clone(), place: None, document: None };
    let commit = Commit::under(dismissed.grant, vault.version()).and(maintained.grant);
    let commit = owe(cx, vault, commit, &dismissed.owed, &told);
    Ok(records.into_iter().fold(commit, Commit::put))
}

async fn later(cx: &Cx, vault: &Vault, visit: &Visit) -> Result<Commit> {
    let permit = authorise(cx, vault, visit, Action::Maintain, Target::Space).await?;
    let born = vault.for_change(&permit.grant).space()?.traits.birth_date;
    let again = Task {
        id: cx.new_task(),
        owner: visit.space,
        due: cx.rules().majority_at(born),
        kind: TaskKind::Majority,
        payload: serde_json::Value::Null,
    };
    Ok(Commit::under(permit.grant, vault.version()).task(again))
}
