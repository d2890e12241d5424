//! Work that is due: deliveries, text extraction, announcements, and the transparency log.

pub mod deliver;
pub mod disclose;
pub mod erase;
pub mod extract;
pub mod sweep;
pub mod window;

use carnet_core::record::TaskKind;
use carnet_store::Leased;
use jiff::{SignedDuration, ToSpan as _};

use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// How many tasks are taken at once.
const BATCH: usize = 64;
/// A worker that dies gives its tasks back after this long.
const LEASE: SignedDuration = SignedDuration::from_mins(2);

/// Does what is due at this instant, and says how many tasks were done.
pub async fn run_due(cx: &Cx) -> Result<usize> {
    let leased = cx.store().lease(cx.now, LEASE, BATCH).await?;
    let mut done = 0;
    for task in leased {
        match run(cx, &task).await {
            Ok(()) => {
                cx.store().finish(&task).await?;
                done += 1;
            }
            Err(error) => postpone(cx, &task, &error).await?,
        }
    }
    Ok(done)
}

/// Does everything due until nothing is left.
pub async fn run_until_idle(cx: &Cx) -> Result<usize> {
    let mut total = 0;
    loop {
        let done = run_due(cx).await?;
        total += done;
        if done == 0 {
            return Ok(total);
        }
    }
}

async fn run(cx: &Cx, task: &Leased) -> Result<()> {
    match task.task.kind {
        TaskKind::Deliver => deliver::deliver(cx, task),
        TaskKind::Extract => extract::extract(cx, task).await,
        TaskKind::Disclose => disclose::disclose(cx, task).await,
        TaskKind::Window => window::create(cx, task).await,
        TaskKind::Announce => crate::campaign::announce::mail(cx, task),
        TaskKind::Count => crate::campaign::tally::run(cx, task).await,
        TaskKind::Lapse => crate::enrol::lapse::lapse(cx, task).await,
        TaskKind::Profile => crate::family::profile::job(cx, task).await,
        TaskKind::Majority => crate::family::majority::job(cx, task).await,
        TaskKind::Erase => erase::erase(cx, task).await,
        // Written by no use case yet; a row of this kind comes from a newer version.
        TaskKind::Remember | TaskKind::Sweep => {
            Err(Error::new(Kind::Unsupported, "job.unknown").with("kind", task.task.kind.as_str()))
        }
    }
}

/// A failed task comes back later, ever later: 1, 2, 4… minutes, up to a day.
async fn postpone(cx: &Cx, task: &Leased, error: &Error) -> Result<()> {
    tracing::warn!(task.kind = task.task.kind.as_str(), error.code = error.code, "task postponed");
    let doublings = u32::try_from(task.attempts.min(11)).unwrap_or(11);
    let minutes = (1_i64 << doublings).min(1440);
    cx.store().retry(task, cx.now + minutes.minutes()).await?;
    Ok(())
}

/// The document a task is about.
fn document_of(task: &Leased) -> Result<carnet_core::id::DocumentId> {
    let text =
        task.task.payload.get("document").and_then(|value| value.as_str()).unwrap_or_default();
    text.parse().map_err(Error::fault)
}
